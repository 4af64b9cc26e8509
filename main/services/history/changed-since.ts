import { AppError } from '../../../shared/app-error.ts';
import { type EarlierRange, mostEarlierRead } from '../../../shared/model/earlier-commits.ts';
import { inBlog } from '../git/blog-paths.ts';
import { type EarlierFacts, readEarlierCommits } from '../git/earlier-commits.ts';
import type { FileEntry } from '../git/index-entries.ts';
import type { Repository } from '../git/repository.ts';

/** What keeps a publish from being taken back; paths of the repository. */
export interface InTheWay {
  /** The files that were changed again in the same place. */
  readonly refused: readonly string[];
  /** Those of them that are so online, too. */
  readonly inOnline: readonly string[];
  /** What the files of the publish are now; without those that are gone. */
  readonly now: ReadonlyMap<string, FileEntry>;
}

/**
 * The refusal `publish.changed-since`: `paths` were changed again in the same place, or are `gone`. Where only commits that are
 * not online yet have done that it `isUnpublished`, with the `subject` and the short id of the newest `commit` of them.
 */
export async function changedSince(
  repository: Repository,
  range: EarlierRange,
  { refused, inOnline, now }: InTheWay,
): Promise<AppError> {
  // What was published in the way has to be seen to first.
  const files = inOnline.length > 0 ? inOnline : refused;
  const own = (paths: readonly string[]) => paths.map(path => inBlog(repository, path));
  const data = {
    paths: own(files.filter(path => now.has(path))),
    gone: own(files.filter(path => !now.has(path))),
  };
  if (inOnline.length > 0) return new AppError('publish.changed-since', data);
  const newest = await newestOf(repository, range, new Set(files));
  return new AppError('publish.changed-since', {
    ...data,
    isUnpublished: true,
    ...(newest === undefined
      ? {}
      : { subject: newest.message.split('\n', 1)[0] ?? '', commit: newest.commit.slice(0, 10) }),
  });
}

async function newestOf(
  repository: Repository,
  range: EarlierRange,
  paths: ReadonlySet<string>,
): Promise<EarlierFacts | undefined> {
  const commits = await readEarlierCommits(repository, range, mostEarlierRead);
  const touches = ({ path, from }: EarlierFacts['changes'][number]) =>
    paths.has(path) || (from !== null && paths.has(from));
  return commits.find(({ changes }) => changes.some(touches));
}
