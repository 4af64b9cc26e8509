import { shown } from './broken-link.ts';
import type { Check, Found } from './check.ts';
import { findPictures } from './pictures/find-pictures.ts';

/** A photo that says where it was taken. */
export const photoPlace: Check = {
  rule: 'photo-place',
  severity: 'warning',
  readsParts: true,
  find(post, blog) {
    const found = new Map<string, Found>();
    for (const { file, url, at, isInMetadata } of findPictures(post, blog)) {
      if (found.has(file) || !blog.hasFile(file) || blog.picture(file)?.hasPlace !== true) continue;
      found.set(file, {
        at,
        message: `The photo ${shown(url)} tells everybody where it was taken.`,
        fix: { kind: 'photo-place', label: 'Remove the place from the photo', photo: file },
        ...(isInMetadata ? { isInMetadata } : {}),
      });
    }
    return [...found.values()];
  },
};
