import type { BlogPath } from '../../model/blog.ts';
import { endingOf, folderOf } from '../paths/blog-paths.ts';

/** A comment as a file of data. */
export interface DataComment {
  readonly body: BlogPath;
}

type CommentIndex = ReadonlyMap<BlogPath, readonly DataComment[]>;

const indexes = new WeakMap<readonly BlogPath[], CommentIndex>();

/** The comments right in some folders: a file of data for each, as Staticman writes them (`entry1470839.yml`). */
export function dataComments(
  folders: readonly BlogPath[],
  paths: readonly BlogPath[],
): readonly DataComment[] {
  const index = indexes.get(paths) ?? indexComments(paths);
  indexes.set(paths, index);
  return [...new Set(folders)].flatMap(folder => index.get(folder) ?? []);
}

/** Built once for a list of paths: asking post by post would read the whole list as often as there are posts. */
function indexComments(paths: readonly BlogPath[]): CommentIndex {
  const byFolder = new Map<BlogPath, DataComment[]>();
  for (const body of paths) {
    if (!isDataFile(body)) continue;
    const others = byFolder.get(folderOf(body));
    if (others === undefined) byFolder.set(folderOf(body), [{ body }]);
    else others.push({ body });
  }
  return byFolder;
}

/** Whether a file is one of data, in YAML or JSON. */
export function isDataFile(path: BlogPath): boolean {
  return /^\.(?:ya?ml|json)$/.test(endingOf(path));
}
