import type { ElementContent, Root, RootContent } from 'hast';

/** Deeper documents are no prose, and browsers stop nesting not far above. */
const maxDepth = 300;

/**
 * Makes sure that a tree can be walked, sent and laid out.
 * @throws RangeError when elements are nested more than 300 deep.
 */
export function checkDepth(tree: Root): void {
  checkChildren(tree.children, 1);
}

function checkChildren(children: readonly (RootContent | ElementContent)[], depth: number): void {
  if (depth > maxDepth) throw new RangeError(`Elements are nested more than ${maxDepth} deep`);
  for (const child of children) if (child.type === 'element') checkChildren(child.children, depth + 1);
}
