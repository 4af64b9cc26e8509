import { AppError } from '../../../shared/app-error.ts';
import { type Author, isAuthorEmail, isAuthorName } from '../../../shared/model/author.ts';
import { git, type Repository } from './repository.ts';
import { type GitSettings, settingOf } from './settings.ts';

/**
 * Makes sure that git knows whom a commit is by, author and committer.
 * @throws AppError `git.no-identity`.
 */
export async function requireIdentity(repository: Repository): Promise<void> {
  if (repository.settings && isPlainIdentity(repository.settings)) return;
  for (const name of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const { code, stderr } = await git(repository, { args: ['var', name], accept: [0, 128] });
    if (code !== 0) throw new AppError('git.no-identity', { details: stderr.trim() });
  }
}

/** Whether one name and address are set for everything and nothing else is; git asks no more of them than a letter (ident.c). */
function isPlainIdentity(settings: GitSettings): boolean {
  const isElsewhere =
    [...settings.keys()].some(name => /^(author|committer)\./.test(name)) ||
    Object.keys(process.env).some(name => /^GIT_(AUTHOR|COMMITTER)_/.test(name));
  const isGood = (name: string) => /[\p{L}\p{N}]/u.test(settingOf(settings, name) ?? '');
  return !isElsewhere && isGood('user.name') && isGood('user.email');
}

/**
 * What somebody wrote as the author of their commits, without the spaces around it.
 * @throws AppError `publish.bad-author` with the field git would not take.
 */
export function requireAuthor(written: Author): Author {
  const author = { name: written.name.trim(), email: written.email.trim() };
  if (!isAuthorName(author.name)) throw new AppError('publish.bad-author', { field: 'name' });
  if (!isAuthorEmail(author.email)) throw new AppError('publish.bad-author', { field: 'email' });
  return author;
}

/**
 * Remembers in the repository's own configuration, and nowhere else, whom commits in it are by.
 * @throws AppError `git.locked`, `file.no-permission` and the like.
 */
export async function writeIdentity(repository: Repository, { name, email }: Author): Promise<void> {
  await git(repository, { args: ['config', '--local', 'user.name', name], writes: true });
  await git(repository, { args: ['config', '--local', 'user.email', email], writes: true });
}
