import type { ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { flattenUnits } from './flatten-units.ts';
import type { RenderContext } from './preview-protocol.ts';
import { renderDocument } from './render-document.ts';

/**
 * A reader's comment as a cleaned tree that can stand beside the app's own controls: as the preview cleans a post, and
 * without ids and line numbers, which would name things of the window it is shown in.
 */
export function cleanComment(html: string, context: RenderContext): readonly ElementContent[] {
  try {
    const { units } = renderDocument(html, { ...context, format: 'html' });
    const tree: Root = { type: 'root', children: flattenUnits(structuredClone(units)) };
    visit(tree, 'element', ({ properties }) => {
      for (const name of ['id', 'dataLine', 'dataEndLine', 'name', 'ariaDescribedBy', 'ariaLabelledBy'])
        delete properties[name];
    });
    return tree.children as ElementContent[];
  } catch (error) {
    // Nested too deeply to be read as HTML: its source is still the reader's words.
    if (error instanceof RangeError) return [{ type: 'text', value: html.slice(0, 10_000) }];
    throw error;
  }
}
