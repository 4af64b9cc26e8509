import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { Author } from '../../../shared/model/author.ts';
import type { Blog } from '../../../shared/model/blog.ts';
import type { RepositoryStart } from '../../../shared/model/repository.ts';
import { inTurn } from '../files/file-queue.ts';
import { writeNew } from '../files/write-new.ts';
import { commitPaths } from '../git/commit.ts';
import { readHead } from '../git/head.ts';
import { requireAuthor, requireIdentity, writeIdentity } from '../git/identity.ts';
import { redact } from '../git/redact.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { runGit } from '../git/run-git.ts';
import { requireGit } from '../git/version.ts';
import { recoverRun } from '../site-run/recover-run.ts';
import { runAlone } from '../site-run/run-alone.ts';
import { OpenRun } from '../site-run/run-record.ts';
import { findGitPlaces } from '../trust/find-git-folder.ts';
import { lookAtRepository } from '../trust/look-at-repository.ts';
import { createFileBudget } from '../trust/read-plain-file.ts';
import { listFirstFiles } from './first-files.ts';
import { outputPatterns } from './output-folders.ts';

type StartBlog = Pick<Blog, 'root' | 'site'>;

/** Whether the blog's folder is in a repository that is whole; runs no git. */
export async function isInRepository(root: string): Promise<boolean> {
  const places = await findGitPlaces(root, createFileBudget());
  // A creation that was cut off leaves a folder without a HEAD, which git does not take for a repository either.
  return places !== null && isThere(join(places.gitDir, 'HEAD'));
}

/** What is to be known before the next step of putting a blog online. Runs git where there is a repository. @throws AppError `cancelled` */
export async function readRepositoryStart(
  { root, site }: StartBlog,
  signal?: AbortSignal,
): Promise<RepositoryStart> {
  if (!(await isInRepository(root))) {
    const isFree = !(await isThere(join(root, '.gitignore')));
    return { ...nothing, stage: 'none', ignore: isFree ? outputPatterns(site) : [] };
  }
  const repository = await openRepository(root, signal);
  if (await hasCommit(repository)) {
    const remotes = (await lookAtRepository(root))?.remotes ?? [];
    const stage = remotes.length === 0 ? 'alone' : 'connected';
    return { ...nothing, stage, remotes: remotes.map(({ url }) => redact(url)) };
  }
  const first = await listFirstFiles(repository, site);
  return { ...nothing, ...first, stage: 'empty', needsIdentity: !(await hasIdentity(repository)) };
}

const nothing: Omit<RepositoryStart, 'stage'> = {
  ignore: [],
  files: [],
  left: [],
  secretRule: 'error',
  print: '',
  needsIdentity: false,
  remotes: [],
};

/**
 * Makes the blog's folder a repository with the branch `main`, and before that a `.gitignore` of `ignore`, when there is
 * none and any lines are given. Does nothing where there is a repository. Its own folder is all that git works in here.
 * @throws AppError `git.missing`, `git.too-old`, file.*
 */
export function createRepository(blog: StartBlog, ignore: readonly string[]): Promise<void> {
  const { root } = blog;
  return inTurn(root, async () => {
    if (await isInRepository(root)) return;
    await requireGit(root);
    const file = join(root, '.gitignore');
    if (ignore.length > 0 && !(await isThere(file)))
      await writeNew(file, Buffer.from(`${ignore.join('\n')}\n`));
    await runGit({ cwd: root, args: ['init', '--quiet', '--initial-branch=main'], writes: true });
  });
}

/** What a first commit is made with. */
export interface FirstCommit {
  /** The list the user was shown. */
  readonly print: string;
  readonly message: string;
  /** Whom commits of this blog are by from now on; null where git knows. */
  readonly identity: Author | null;
  /** A folder of ours where what runs is remembered. */
  readonly runFolder: string;
  readonly signal?: AbortSignal;
}

/** How long signing and the user's own hooks may take, in ms. */
const commitTime = 300_000;

/**
 * Makes the first commit of exactly the files that were shown; a repository that has one already is left as it is.
 * @throws AppError `publish.plan-changed` when the list is another by now, `git.no-identity`, `publish.bad-author`,
 * `git.signing-failed` and the like.
 */
export async function makeFirstCommit(blog: StartBlog, request: FirstCommit): Promise<void> {
  const found = await openRepository(blog.root, request.signal);
  return runAlone(request.runFolder, found, async () => {
    await recoverRun(request.runFolder, found);
    if (await hasCommit(found)) return;
    const record = new OpenRun(request.runFolder, found, Date.now());
    await record.begin();
    try {
      const onChild = (pid: number) => record.noteChild(pid);
      const repository = { ...found, onChild, onKilled: () => record.noteKilled() };
      await commitListed(repository, record, blog, request);
    } catch (error) {
      // A git that ended by itself has taken its own locks away; those that are there are somebody else's.
      const wasStopped = isAppError(error, 'cancelled') || isAppError(error, 'git.timeout');
      const removesLocks = wasStopped || record.wasKilled;
      await recoverRun(request.runFolder, { ...found, signal: undefined }, removesLocks);
      await record.end();
      throw error;
    }
    await record.end();
  });
}

async function commitListed(
  repository: Repository,
  record: OpenRun,
  { site }: StartBlog,
  request: FirstCommit,
): Promise<void> {
  const { files, print } = await listFirstFiles(repository, site);
  if (print !== request.print) throw new AppError('publish.plan-changed', { paths: [] });
  if (request.identity !== null) await writeIdentity(repository, requireAuthor(request.identity));
  await requireIdentity(repository);
  const paths = files.map(({ path }) => repository.prefix + path);
  const message = request.message.trim() === '' ? 'Begin' : request.message;
  const scratch = { folder: record.scratchFolder, env: {} };
  await commitPaths(repository, scratch, { head: '', paths, message, timeLimit: commitTime });
}

async function hasCommit(repository: Repository): Promise<boolean> {
  try {
    await readHead(repository);
    return true;
  } catch (error) {
    if (isAppError(error, 'git.no-commits')) return false;
    throw error;
  }
}

async function hasIdentity(repository: Repository): Promise<boolean> {
  try {
    await requireIdentity(repository);
    return true;
  } catch (error) {
    if (isAppError(error, 'git.no-identity')) return false;
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
