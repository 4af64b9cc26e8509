import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { sanitizeSchema } from './sanitize-schema.ts';

/** Lets links inside the document reach the ids whose names the cleaning prefixed. */
export function linkAnchors(trees: readonly Root[]): void {
  const ids = new Set<string>();
  for (const tree of trees)
    visit(tree, 'element', node => {
      if (typeof node.properties.id === 'string') ids.add(node.properties.id);
    });
  for (const tree of trees)
    visit(tree, 'element', node => {
      const { href } = node.properties;
      if (typeof href !== 'string' || !href.startsWith('#')) return;
      const prefixed = `${sanitizeSchema.clobberPrefix ?? ''}${href.slice(1)}`;
      if (!ids.has(href.slice(1)) && ids.has(prefixed)) node.properties.href = `#${prefixed}`;
    });
}
