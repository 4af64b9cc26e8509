import type { BlogPath } from '../../model/blog.ts';
import type { PostEntry } from '../../model/post.ts';

/** Where an address of a post leads. */
export type LinkTarget =
  /** To another site, or nobody but the generator can tell. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'post'; readonly entry: PostEntry; readonly fragment: string }
  | { readonly kind: 'file' }
  /** To nothing. `otherCase`: the file whose name differs only in upper and lower case. */
  | { readonly kind: 'nothing'; readonly what: string; readonly otherCase?: BlogPath };
