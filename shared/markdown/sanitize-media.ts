import type { Element, ElementContent, Root } from 'hast';

const media: ReadonlySet<string> = new Set(['audio', 'picture', 'video']);

/**
 * Takes away sources that do not stand first in what they are the sources of: a browser that reads the page again could
 * put them elsewhere, where they mean nothing. Source: HTML standard, content models of media elements and `picture`.
 */
export function dropStraySources(tree: Root): void {
  dropFrom(tree);
}

function dropFrom(parent: Root | Element): void {
  const isMedia = parent.type === 'element' && media.has(parent.tagName);
  let isLead = isMedia;
  const kept = (parent.children as ElementContent[]).filter(node => {
    const isSource = node.type === 'element' && node.tagName === 'source';
    if (!isSource && !isSpace(node)) isLead = false;
    return !isSource || isLead;
  });
  if (kept.length < parent.children.length) parent.children = kept;
  for (const node of parent.children) if (node.type === 'element') dropFrom(node);
}

function isSpace(node: ElementContent): boolean {
  return node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');
}
