import { isSecretName } from '../../shared/checks/secret-name.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { LeftBehind, LeftFile, PublishFile } from '../../shared/model/publish.ts';
import type { WorkChanges } from '../services/publish-plan/work-changes.ts';
import { isMedia } from './blog-assets.ts';
import type { BlogFolder } from './blog-folders.ts';
import { postsOfSidecar } from './files-of-posts.ts';

type Why = LeftFile['why'];

/** What people look for first comes first. */
const order: readonly Why[] = ['other-post', 'unused-picture', 'secret', 'no-post', 'repository', 'ignored'];

/** More names than this nobody reads, and a folder of somebody's build may hold tens of thousands. */
const mostNamed = 200;

/** The files of the blog that differ from the last commit, or are ignored, and are none of `files`; each with the reason. */
export function listLeftBehind(
  folder: BlogFolder,
  changes: WorkChanges,
  files: readonly PublishFile[],
): LeftBehind {
  const planned = new Set(files.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from])));
  const changed = [...changes.all].filter(path => !planned.has(path));
  const left: LeftFile[] = changed.map(path => ({ path, why: whyLeft(folder, path) }));
  for (const path of changes.ignored) if (!planned.has(path)) left.push({ path, why: 'ignored' });
  left.sort(
    (one, other) =>
      order.indexOf(one.why) - order.indexOf(other.why) ||
      (one.path < other.path ? -1 : Number(one.path > other.path)),
  );
  return { files: left.slice(0, mostNamed), more: Math.max(0, left.length - mostNamed) };
}

function whyLeft(folder: BlogFolder, path: BlogPath): Why {
  const { generator, blog } = folder;
  if (path.endsWith('/')) return 'repository';
  if (isSecretName(path)) return 'secret';
  if (generator.classify(blog.site, path) !== undefined || postsOfSidecar(folder, path).length > 0)
    return 'other-post';
  return isMedia(path) ? 'unused-picture' : 'no-post';
}
