import { caseFix, shown } from './broken-link.ts';
import type { Check, Found } from './check.ts';
import { findPictures } from './pictures/find-pictures.ts';

/** An image whose name is in another case than on the disk: some computers find it, the web does not. */
export const imageCase: Check = {
  rule: 'image-case',
  severity: 'error',
  readsParts: true,
  find(post, blog) {
    const found: Found[] = [];
    for (const { url, at, isInMetadata, file, link } of findPictures(post, blog)) {
      const other = blog.hasFile(file) ? undefined : blog.otherCase(file);
      if (other === undefined) continue;
      const fix = link === undefined ? undefined : caseFix(post, link, other);
      const message = `The image ${shown(url)} is named ${other} in the blog: online, upper and lower case count.`;
      found.push({
        at,
        message,
        ...(isInMetadata ? { isInMetadata } : {}),
        ...(fix === undefined ? {} : { fix }),
      });
    }
    return found;
  },
};
