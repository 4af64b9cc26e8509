import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { PastVersion, RestoredPost } from '../../../shared/model/history.ts';
import { resolveInside } from '../../services/files/inside-root.ts';
import { requireFilled } from '../../services/files/require-filled.ts';
import { writeNew } from '../../services/files/write-new.ts';
import { readPostText } from '../../services/posts/read-post.ts';
import { readSidecar } from '../../services/posts/read-sidecar.ts';
import type { AppParts } from '../app-parts.ts';
import type { BlogFolder } from '../blog-folders.ts';

/**
 * Makes way for an earlier text of a post: what is there now (`present` where a window has it open, else the file) is put
 * aside for 30 days and the window shows the earlier text as an edit. A post that is gone is written anew, its sidecar
 * only where there is none.
 * @throws file.not-text, file.too-large when the post that is there cannot be edited; file.name-taken and the other file errors
 */
export async function restorePost(
  { keeper }: AppParts,
  { blog, index, generator }: BlogFolder,
  path: BlogPath,
  version: PastVersion,
  present: string | null,
): Promise<RestoredPost> {
  const { root } = blog;
  const found = await readIfThere(root, path);
  if (found === undefined) {
    await requireFilled(root);
    await writeNew(await resolveInside(root, path, 'write'), Buffer.from(version.text));
    const sidecar = generator.sidecarOf(blog.site, path);
    if (sidecar !== undefined && version.sidecarText !== null && !(await readIfThere(root, sidecar)))
      await writeNew(await resolveInside(root, sidecar, 'write'), Buffer.from(version.sidecarText));
    index.changed(sidecar === undefined ? [path] : [path, sidecar]);
    return { path, ...version, isNew: true };
  }
  if (found.readOnly !== undefined && found.readOnly !== 'no-permission')
    throw new AppError(found.readOnly === 'too-large' ? 'file.too-large' : 'file.not-text', { path });
  const now = present ?? found.text;
  if (now !== version.text) await keeper.keepVersion(root, path, now, 'restored');
  const beside = version.sidecarText === null ? undefined : await readSidecar(blog, path);
  const sidecar = generator.sidecarOf(blog.site, path);
  if (beside && sidecar !== undefined && beside.text !== version.sidecarText)
    await keeper.keepVersion(root, sidecar, beside.text, 'restored');
  return { path, ...version, isNew: false };
}

async function readIfThere(root: string, path: BlogPath) {
  try {
    return await readPostText(root, path);
  } catch (error) {
    if (isAppError(error, 'post.not-found')) return undefined;
    throw error;
  }
}
