import type { BlogPath } from '../../shared/model/blog.ts';
import type { LeftFile, RestOfBlog } from '../../shared/model/publish.ts';
import { lastSeenOnline } from '../services/git/remote.ts';
import { type JoinPlace, planJoin, waitingFiles } from '../services/publish/merge-online.ts';
import type { WorkChanges } from '../services/publish-plan/work-changes.ts';
import type { PublishState } from '../services/site-run/check-state.ts';
import type { BlogFolder } from './blog-folders.ts';
import { whyLeft } from './left-behind.ts';
import type { PublishSelection } from './select-for-publish.ts';

type Kind = 'posts' | 'others' | 'kept';

const kinds: { readonly [W in LeftFile['why']]: Kind } = {
  'other-post': 'posts',
  'unused-picture': 'others',
  'no-post': 'others',
  secret: 'kept',
  repository: 'kept',
  ignored: 'kept',
};

/** A repository whose state is known, and what a join with what is online is worked out with. */
export type RestPlace = JoinPlace & Pick<PublishState, 'upstream'>;

/**
 * What is left to be done in a blog where there was nothing to publish of `selection`, which is that of `posts` (null: every
 * changed one). Asks nobody online, and changes nothing.
 */
export async function readRest(
  folder: BlogFolder,
  run: RestPlace,
  posts: readonly BlogPath[] | null,
  { paths, changes }: Pick<PublishSelection, 'paths' | 'changes'>,
): Promise<RestOfBlog> {
  const { waiting, isBehind } = await readOnline(run);
  const counts = countChanged(folder, changes, new Set([...paths, ...waiting]));
  return { asked: posts?.length ?? null, ...counts, waiting: waiting.length, isBehind };
}

function countChanged(folder: BlogFolder, { all }: WorkChanges, without: ReadonlySet<BlogPath>) {
  const counts: Record<Kind, number> = { posts: 0, others: 0, kept: 0 };
  for (const path of all) if (!without.has(path)) counts[kinds[whyLeft(folder, path)]] += 1;
  return counts;
}

async function readOnline(
  run: RestPlace,
): Promise<{ readonly waiting: readonly BlogPath[]; readonly isBehind: boolean }> {
  const online = await lastSeenOnline(run.repository, run.upstream);
  const join = online === null ? null : await planJoin(run, online);
  return join === null
    ? { waiting: [], isBehind: false }
    : { waiting: waitingFiles(run, join).paths, isBehind: true };
}
