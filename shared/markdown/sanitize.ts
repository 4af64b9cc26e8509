import type { Root } from 'hast';
import { sanitize as sanitizeNode } from 'hast-util-sanitize';
import { type ForeignSchemas, putForeignBack, takeForeign } from './sanitize-foreign.ts';
import { dropStraySources } from './sanitize-media.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { limitSpans } from './sanitize-spans.ts';

/**
 * A copy of the user's tree that holds only what {@link sanitizeSchema} lets through, and of drawings and formulas what
 * their own lists do; positions stay. What comes out depends on this tree alone, so a piece of a post may be cleaned by
 * itself. The given tree is used up.
 */
export function sanitize(
  tree: Root,
  schemas: { readonly html?: typeof sanitizeSchema; readonly foreign?: ForeignSchemas } = {},
): Root {
  const foreign = takeForeign(tree, schemas.foreign);
  const result = sanitizeNode(tree, schemas.html ?? sanitizeSchema);
  const clean: Root =
    result.type === 'root'
      ? result
      : // The library answers a single node when nothing, or nothing else, is left.
        { type: 'root', children: result.type === 'element' || result.type === 'text' ? [result] : [] };
  dropStraySources(clean);
  limitSpans(clean);
  putForeignBack(clean, foreign);
  return clean;
}
