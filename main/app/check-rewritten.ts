import { createHash } from 'node:crypto';
import { readCheckSettings } from '../../shared/checks/check-settings.ts';
import { checksFailed } from '../../shared/checks/checks-failed.ts';
import { saySecret } from '../../shared/checks/secret.ts';
import type { CheckSettings } from '../../shared/model/checks.ts';
import { readSettingsFile } from '../services/blog/settings-file.ts';
import { findSecretsIn } from '../services/checks/secrets-in-commits.ts';
import { inBlog } from '../services/git/blog-paths.ts';
import type { Repository } from '../services/git/repository.ts';
import type { RewrittenCommit } from '../services/publish/rewritten-files.ts';
import { isMedia } from './blog-assets.ts';
import type { BlogFolder } from './blog-folders.ts';
import { checkPostsIn, type FoundEarlier, readPostsIn } from './check-earlier.ts';

/**
 * Makes sure that what a hook has made of files on their way into a commit is nothing that stops a publish: by the same rules,
 * as the blog has them set, but in what the commit holds, which need not be what is on the disk.
 * @throws publish.checks-failed
 */
export async function requireCheckedRewritten(
  folder: BlogFolder,
  repository: Repository,
  { commit, before, files }: RewrittenCommit,
): Promise<void> {
  const { settings } = readCheckSettings((await readSettingsFile(folder.blog.root)).text);
  const request = { settings, now: new Date().toISOString() };
  const names = files.map(({ path }) => path);
  const posts = await readPostsIn(folder, repository, { head: commit, online: before }, names, new Set());
  const inPosts = await checkPostsIn(folder, posts, request, repository.signal);
  const secrets = await findSecrets(folder, repository, files, settings);
  const errors = [...secrets, ...inPosts].filter(({ severity, isOld }) => severity === 'error' && !isOld);
  if (errors.length > 0) throw checksFailed(errors, { isRewritten: true });
}

async function findSecrets(
  { blog }: BlogFolder,
  repository: Repository,
  files: RewrittenCommit['files'],
  settings: CheckSettings,
): Promise<readonly FoundEarlier[]> {
  const severity = settings.secret ?? 'error';
  if (severity === 'off') return [];
  const texts = files.flatMap(({ path, after }) =>
    after === null || isMedia(path) ? [] : [{ path, oid: after.oid }],
  );
  return (await findSecretsIn(repository, texts)).map(({ path, oid, line, name }) => {
    const file = inBlog(repository, path);
    const token = createHash('sha256').update([blog.root, path, oid, 'secret'].join('\0')).digest('hex');
    const found = { file, line, rule: 'secret' as const, post: file, isOld: false };
    return { ...found, severity, message: saySecret(name), token: token.slice(0, 40) };
  });
}
