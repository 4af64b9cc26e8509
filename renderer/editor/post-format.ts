import { Facet } from '@codemirror/state';
import type { PostFormat } from '../../shared/model/post.ts';

/** How the open post is written; commands that write markup ask for it. */
export const postFormat = Facet.define<PostFormat, PostFormat>({
  combine: values => values[0] ?? 'markdown',
});

/** Spaces by which Tab moves a list item, as the blog's dialect needs them. */
export const listIndent = Facet.define<number, number>({ combine: values => values[0] ?? 2 });
