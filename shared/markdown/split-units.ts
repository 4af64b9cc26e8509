import type { ElementContent, Root } from 'hast';
import { inlineElements } from './html-elements.ts';
import type { PreviewUnit } from './preview-protocol.ts';

/**
 * Cuts a document into its top-level blocks. Text that stands loose between blocks, as raw HTML may leave it, is one
 * unit with the inline elements around it. `firstLine` is the line of anything before the first block.
 */
export function splitUnits(tree: Root, firstLine: number): PreviewUnit[] {
  const units: { line: number; nodes: ElementContent[] }[] = [];
  let line = firstLine;
  let isLoose = false;
  for (const node of tree.children) {
    if (node.type === 'doctype' || node.type === 'comment' || (!isLoose && isBlank(node))) continue;
    line = Number((node.type === 'element' && node.properties.dataLine) || line);
    const joinsLast = isLoose && !isBlockElement(node);
    const last = units.at(-1);
    if (joinsLast && last) last.nodes.push(node);
    else units.push({ line, nodes: [node] });
    isLoose = !isBlockElement(node);
  }
  return units;
}

function isBlockElement(node: ElementContent): boolean {
  return node.type === 'element' && !inlineElements.has(node.tagName);
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}
