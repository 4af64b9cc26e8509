import type { BlogPath } from '../../../shared/model/blog.ts';
import type { PutAside } from '../../../shared/model/settle.ts';
import { inBlog } from '../git/blog-paths.ts';
import type { Repository } from '../git/repository.ts';
import type { Leftover } from '../merge/decide-settlement.ts';
import { saveBeside } from '../posts/save-beside.ts';

/** Keeps a version of a file of the blog for 30 days, and gives the place where it is then. */
export type KeepVersion = (path: BlogPath, bytes: Uint8Array) => Promise<string>;

/** Puts a version of `file`, a path of the repository, where it is found again: among what is kept, or beside the file. */
export async function putAside(
  repository: Repository,
  keep: KeepVersion,
  file: string,
  { whose, bytes, kind }: Leftover,
): Promise<PutAside> {
  const path = inBlog(repository, file);
  if (kind === 'aside') return { path, whose, kind, place: await keep(path, bytes) };
  // The file may lie outside of the blog.
  const copy = await saveBeside(repository.top, file, bytes, 'version online');
  return { path, whose, kind, place: inBlog(repository, copy.path) };
}
