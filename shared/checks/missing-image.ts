import { endingOf } from '../generators/paths/blog-paths.ts';
import { shown } from './broken-link.ts';
import type { Check, Found } from './check.ts';
import { findPictures } from './pictures/find-pictures.ts';

/** Endings of files that a page shows as they are. */
const shownEndings = /^\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico|mp4|webm|ogv|mp3|ogg|oga|wav|m4a|flac)$/;

/** A picture, sound or film of the blog that is not there. */
export const missingImage: Check = {
  rule: 'missing-image',
  severity: 'error',
  readsParts: true,
  find(post, blog) {
    const found: Found[] = [];
    for (const { url, at, isInMetadata, file, below } of findPictures(post, blog)) {
      if (!shownEndings.test(endingOf(file)) || blog.hasFile(file)) continue;
      if (blog.otherCase(file) !== undefined || blog.endsSomeFile(below)) continue;
      const message = `The image ${shown(url)} is not in the blog: there is no ${file}.`;
      found.push({ at, message, ...(isInMetadata ? { isInMetadata } : {}) });
    }
    return found;
  },
};
