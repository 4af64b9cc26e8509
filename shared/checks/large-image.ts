import { shown } from './broken-link.ts';
import type { Check, Found } from './check.ts';
import { findPictures } from './pictures/find-pictures.ts';

/** More is more than a page needs, and slow for readers on the move, in bytes. */
const mostBytes = 3 * 1024 * 1024;

/** No screen shows more, in pixels on one side. */
const mostPixels = 6_000;

/** A picture that readers wait for. */
export const largeImage: Check = {
  rule: 'large-image',
  severity: 'warning',
  readsParts: true,
  find(post, blog) {
    const found = new Map<string, Found>();
    for (const { file, url, at, isInMetadata } of findPictures(post, blog)) {
      const facts = found.has(file) || !blog.hasFile(file) ? undefined : blog.picture(file);
      if (facts === undefined) continue;
      const { size, width, height } = facts;
      if (size <= mostBytes && Math.max(width, height) <= mostPixels) continue;
      const measure = width > 0 ? `, ${width} × ${height} pixels` : '';
      const megabytes = (size / 1024 / 1024).toFixed(1);
      found.set(file, {
        at,
        message: `The image ${shown(url)} is very large: ${megabytes} MB${measure}. Readers will wait for it.`,
        ...(isInMetadata ? { isInMetadata } : {}),
      });
    }
    return [...found.values()];
  },
};
