import type { Element, ElementContent } from 'hast';
import type { PreviewUnit } from './preview-protocol.ts';

/** The nodes of an article that shows `units`: wrappers put around them, lines counted in the file. */
export function flattenUnits(units: readonly PreviewUnit[]): ElementContent[] {
  const result: ElementContent[] = [];
  let open: { readonly id: number; readonly element: Element }[] = [];
  for (const unit of units) {
    const within = unit.within ?? [];
    const shared = open.findIndex(({ id }, depth) => within[depth]?.id !== id);
    open = shared < 0 ? open : open.slice(0, shared);
    for (const { id, tagName, properties } of within.slice(open.length)) {
      const lines = unit.line > 0 ? { dataLine: unit.line } : {};
      const element: Element = {
        type: 'element',
        tagName,
        properties: { ...properties, ...lines },
        children: [],
      };
      (open.at(-1)?.element.children ?? result).push(element);
      open.push({ id, element });
    }
    (open.at(-1)?.element.children ?? result).push(...unit.nodes.map(node => placeNode(node, unit.line)));
  }
  return result;
}

/** A copy of `node` whose lines count in the file. */
function placeNode(node: ElementContent, line: number): ElementContent {
  if (node.type !== 'element') return node;
  const { dataLine, dataEndLine } = node.properties;
  return {
    ...node,
    properties: {
      ...node.properties,
      ...(typeof dataLine === 'number' ? { dataLine: dataLine + line } : {}),
      ...(typeof dataEndLine === 'number' ? { dataEndLine: dataEndLine + line } : {}),
    },
    children: node.children.map(child => placeNode(child, line)),
  };
}
