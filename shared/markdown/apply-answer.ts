import type { ElementContent } from 'hast';
import type { PreviewAnswer, PreviewUnit } from './preview-protocol.ts';

/** What a page shows of a post. */
export interface ShownDocument {
  readonly units: readonly PreviewUnit[];
  readonly generated: readonly ElementContent[];
}

/** What a page that shows `shown` shows after `answer`. */
export function applyAnswer(shown: ShownDocument, answer: PreviewAnswer): ShownDocument {
  const units = [...shown.units];
  for (const { at, remove, insert } of answer.patches) units.splice(at, remove, ...insert);
  const { shift } = answer;
  return {
    units: shift ? units.map((unit, at) => (at < shift.from ? unit : moveUnit(unit, shift.lines))) : units,
    generated: answer.generated ?? shown.generated,
  };
}

function moveUnit(unit: PreviewUnit, lines: number): PreviewUnit {
  return { line: unit.line + lines, nodes: unit.nodes.map(node => moveNode(node, lines)) };
}

function moveNode(node: ElementContent, lines: number): ElementContent {
  if (node.type !== 'element') return node;
  const { dataLine } = node.properties;
  return {
    ...node,
    properties:
      typeof dataLine === 'number' ? { ...node.properties, dataLine: dataLine + lines } : node.properties,
    children: node.children.map(child => moveNode(child, lines)),
  };
}
