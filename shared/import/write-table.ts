import type { Element } from 'hast';
import { type Conversion, loseAttributes } from './conversion.ts';
import { cellsOf, rowsOf } from './table-shape.ts';
import { writeInline } from './write-inline.ts';

/** Writes a simple table as a GFM table; its first row is the head. */
export function writeTable(table: Element, conversion: Conversion): string {
  loseTableAttributes(table, conversion);
  const [head, ...body] = rowsOf(table);
  if (head === undefined) return '';
  const rule = cellsOf(head).map(cell => ruleFor(alignmentOf(cell)));
  const lines = [head, ...body].map(row =>
    cellsOf(row).map(cell => writeInline(cell.children, conversion, 'cell')),
  );
  return [lines[0] ?? [], rule, ...lines.slice(1)].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

function loseTableAttributes(element: Element, conversion: Conversion): void {
  const isCell = element.tagName === 'td' || element.tagName === 'th';
  loseAttributes(element, isCell ? ['align'] : [], conversion);
  if (isCell) return;
  for (const child of element.children) if (child.type === 'element') loseTableAttributes(child, conversion);
}

function alignmentOf(cell: Element): string {
  const [, fromStyle] = /text-align:\s*(\w+)/.exec(String(cell.properties.style ?? '')) ?? [];
  return String(cell.properties.align ?? fromStyle ?? '');
}

function ruleFor(alignment: string): string {
  if (alignment === 'center') return ':---:';
  if (alignment === 'right') return '---:';
  return alignment === 'left' ? ':---' : '---';
}
