import type { Element, ElementContent } from 'hast';
import { isTag } from './conversion.ts';

/** The rows of a table, of its head, bodies and foot, in order. */
export function rowsOf(table: Element): Element[] {
  return table.children.flatMap(child => {
    if (child.type !== 'element') return [];
    if (child.tagName === 'tr') return [child];
    return /^t(head|body|foot)$/.test(child.tagName) ? rowsOf(child) : [];
  });
}

/** The cells of a row. */
export function cellsOf(row: Element): Element[] {
  return row.children.filter((child): child is Element => isTag(child, 'td') || isTag(child, 'th'));
}

/** Whether a Markdown table can say all of it: a head row, equally long rows, nothing spanned, only inline content. */
export function isSimpleTable(table: Element): boolean {
  const rows = rowsOf(table);
  const head = rows[0];
  if (head === undefined || !cellsOf(head).every(cell => cell.tagName === 'th')) return false;
  const width = cellsOf(head).length;
  return (
    width > 0 &&
    !table.children.some(child => isTag(child, 'caption')) &&
    rows.slice(1).every(row => !cellsOf(row).every(cell => cell.tagName === 'th')) &&
    rows.every(row => cellsOf(row).length === width && cellsOf(row).every(isSimpleCell))
  );
}

function isSimpleCell(cell: Element): boolean {
  const spans = Number(cell.properties.colSpan ?? 1) > 1 || Number(cell.properties.rowSpan ?? 1) > 1;
  return !spans && cell.children.every(isInlineOnly);
}

function isInlineOnly(node: ElementContent): boolean {
  if (node.type === 'comment') return false;
  if (node.type !== 'element') return true;
  if (!/^(a|abbr|b|br|cite|code|em|font|i|img|kbd|s|span|strong|sub|sup|tt|u)$/.test(node.tagName))
    return false;
  return node.children.every(isInlineOnly) && !(/^(code|tt)$/.test(node.tagName) && hasPipe(node));
}

function hasPipe(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.includes('|');
  return node.type === 'element' && node.children.some(hasPipe);
}

/** Whether the table is only there to set a caption under an image, as Blogger did it. */
export function isLayoutTable(table: Element): boolean {
  const classes = table.properties.className;
  if (!Array.isArray(classes) || !classes.includes('tr-caption-container')) return false;
  return (
    rowsOf(table).every(row => cellsOf(row).length <= 1) &&
    !table.children.some(child => isTag(child, 'caption'))
  );
}
