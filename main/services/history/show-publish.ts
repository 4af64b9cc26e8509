import { AppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { mostFilesListed, type PastFile, type ShownPublish } from '../../../shared/model/history.ts';
import { parseFiles, withRenames } from '../git/commit-files.ts';
import { resolveCommit } from '../git/head.ts';
import { git, type Repository, splitNul } from '../git/repository.ts';
import { filesOfBlog } from './list-publishes.ts';
import { openHistory, requireCommit } from './open-history.ts';

/** What {@link showPublish} is asked. */
export interface ShowRequest {
  /** The blog's folder. */
  readonly root: string;
  readonly commit: string;
  /** Only what it did to this file; null: to every file of the blog. */
  readonly path: BlogPath | null;
  /** Whether `path` is from the top of the repository, and may lie outside the blog. */
  readonly isWhole?: boolean;
  readonly signal?: AbortSignal | undefined;
}

type ShownFile = Omit<PastFile, 'title'>;

/** Nobody reads more of one publish, in bytes. */
const mostDiff = 400 * 1024;

/**
 * What a past publish changed, file by file; a merge is compared with what the branch was before it. Reads only.
 * @throws AppError `history.gone` when there is no such commit, or it did nothing to `path`.
 */
export async function showPublish(request: ShowRequest): Promise<ShownPublish> {
  const { repository: found } = await openHistory(request.root, request.signal);
  const repository = request.isWhole ? { ...found, prefix: '' } : found;
  const commit = await requireCommit(repository, request.commit);
  const parent = await resolveCommit(repository, `${commit}^1`);
  const trees = parent === null ? [commit] : [parent, commit];
  const scope = request.path === null ? repository.prefix : repository.prefix + request.path;
  // A rename is seen only by who looks at both names.
  const all = await listFiles(repository, trees, repository.prefix);
  const files = request.path === null ? all : all.filter(file => repository.prefix + file.path === scope);
  if (request.path !== null && files.length === 0)
    throw new AppError('history.gone', { commit, path: request.path });
  const shown = files.slice(0, mostFilesListed);
  const { diffs, isCut } = await readDiffs(repository, trees, pathsOf(repository, shown));
  return {
    files: shown.map((file, at) => ({ ...file, diff: diffs[at] ?? '' })),
    isCut: isCut || shown.length < files.length,
  };
}

async function listFiles(
  repository: Repository,
  trees: readonly string[],
  scope: string,
): Promise<readonly ShownFile[]> {
  const options = ['-z', '--raw', '--no-abbrev', '--no-commit-id', ...withRenames];
  const args = ['diff-tree', ...options, '--end-of-options', ...trees, '--', ...limitTo([scope])];
  const parts = splitNul((await git(repository, { args })).stdout);
  return filesOfBlog(repository, parseFiles(['', ...parts]).get('') ?? []);
}

async function readDiffs(
  repository: Repository,
  trees: readonly string[],
  paths: readonly string[],
): Promise<{ readonly diffs: readonly string[]; readonly isCut: boolean }> {
  if (paths.length === 0) return { diffs: [], isCut: false };
  const plain = ['--no-ext-diff', '--no-textconv', '--no-color', '--src-prefix=a/', '--dst-prefix=b/'];
  const options = ['-p', '--no-commit-id', ...plain, ...withRenames];
  const args = ['diff-tree', ...options, '--end-of-options', ...trees, '--', ...paths];
  const { stdout } = await git(repository, { args, outputLimit: mostDiff, cutOutput: true });
  const isCut = stdout.length > mostDiff;
  const text = isCut ? stdout.subarray(0, stdout.lastIndexOf('\n', mostDiff) + 1) : stdout;
  return { diffs: splitDiff(text.toString('utf8')), isCut };
}

/** A diff by its files, in the order of the list: within a file every line has a sign before it, so only a new one begins so. */
function splitDiff(text: string): readonly string[] {
  const [, ...parts] = `\n${text}`.split(/\n(?=diff --git )/);
  const diffs: string[] = [];
  let last = '';
  for (const part of parts) {
    const head = part.slice(0, `${part}\n`.indexOf('\n'));
    // What was a file and became a link comes in two parts.
    if (head === last) diffs.push(`${diffs.pop()}\n${part}`);
    else diffs.push(part);
    last = head;
  }
  return diffs;
}

function pathsOf({ prefix }: Repository, files: readonly ShownFile[]): readonly string[] {
  return files
    .flatMap(({ path, from }) => [path, ...(from === null ? [] : [from])])
    .map(path => prefix + path);
}

const limitTo = (paths: readonly string[]) => paths.filter(path => path !== '');
