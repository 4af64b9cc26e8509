import type { ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { flattenUnits } from './flatten-units.ts';
import type { RenderContext } from './preview-protocol.ts';
import { renderDocument } from './render-document.ts';

const namingProperties = [
  'id',
  'dataLine',
  'dataEndLine',
  'name',
  'ariaDescribedBy',
  'ariaLabelledBy',
  'headers',
];

/**
 * A reader's comment as a cleaned tree that can stand beside the app's own controls: as the preview cleans a post,
 * without ids and line numbers, which would name things of the window it is shown in, and without drawings, which have a
 * size of their own.
 */
export function cleanComment(html: string, context: RenderContext): readonly ElementContent[] {
  try {
    const { units } = renderDocument(html, { ...context, format: 'html' });
    const tree: Root = { type: 'root', children: flattenUnits(structuredClone(units)) };
    visit(tree, 'element', ({ properties }) => {
      for (const name of namingProperties) delete properties[name];
    });
    dropDrawings(tree);
    return tree.children as ElementContent[];
  } catch (error) {
    // Nested too deeply to be read as HTML: its source is still the reader's words.
    if (error instanceof RangeError) return [{ type: 'text', value: html.slice(0, 10_000) }];
    throw error;
  }
}

/** Formulas keep the small ones they are typeset with. */
function dropDrawings(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }, index, parent) => {
    if ([properties.className].flat().includes('katex')) return SKIP;
    if (tagName !== 'svg' || index === undefined || !parent) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}
