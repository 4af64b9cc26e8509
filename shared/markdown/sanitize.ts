import type { Root } from 'hast';
import { sanitize as sanitizeNode } from 'hast-util-sanitize';
import { sanitizeSchema } from './sanitize-schema.ts';

/** A copy of the user's tree that holds only what {@link sanitizeSchema} lets through; positions stay. */
export function sanitize(tree: Root): Root {
  const result = sanitizeNode(tree, sanitizeSchema);
  if (result.type === 'root') return result;
  // The library answers a single node when nothing, or nothing else, is left.
  return { type: 'root', children: result.type === 'element' || result.type === 'text' ? [result] : [] };
}
