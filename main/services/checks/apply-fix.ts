import { AppError } from '../../../shared/app-error.ts';
import { removePlace } from '../../../shared/checks/pictures/remove-place.ts';
import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import type { FindingFix } from '../../../shared/model/checks.ts';
import { applyChanges } from '../../../shared/model/text-change.ts';
import { inTurn } from '../files/file-queue.ts';
import { versionOf } from '../files/file-version.ts';
import { resolveInside } from '../files/inside-root.ts';
import { readInside } from '../files/read-inside.ts';
import { writeAtomic } from '../files/write-atomic.ts';
import { readPostText } from '../posts/read-post.ts';
import { savePost } from '../posts/save-post.ts';

/** No photo is larger, in bytes: it could not be published either. */
const largestPhoto = 100 * 1024 * 1024;

/**
 * Puts a finding right in the file it is about and answers which that was. Only what the fix says changes, and only over what
 * was checked: `text` is the text its offsets are of.
 * @throws checks.no-fix when the file says something else by now: nothing was written
 * @throws post.read-only, the errors of saving posts, and the file errors
 */
export async function applyFix(blog: Blog, file: BlogPath, text: string, fix: FindingFix): Promise<BlogPath> {
  if (fix.kind === 'photo-place') {
    await removePlaceOf(blog, fix.photo);
    return fix.photo;
  }
  const found = await readPostText(blog.root, file);
  if (found.readOnly !== undefined) throw new AppError('post.read-only', { path: file });
  if (found.text !== text) throw new AppError('checks.no-fix', { path: file });
  await savePost(blog.root, file, applyChanges(text, fix.changes), found.version);
  return file;
}

async function removePlaceOf({ root }: Blog, photo: BlogPath): Promise<void> {
  const absolutePath = await resolveInside(root, photo, 'write');
  await inTurn(absolutePath, async () => {
    const bytes = readInside(root, photo, largestPhoto);
    const version = versionOf(bytes);
    const without = removePlace(bytes);
    if (without === undefined) throw new AppError('checks.no-fix', { path: photo });
    await writeAtomic(absolutePath, without, {
      beforeReplace: async () => {
        if (versionOf(readInside(root, photo, largestPhoto)) !== version)
          throw new AppError('checks.no-fix', { path: photo });
      },
    });
  });
}
