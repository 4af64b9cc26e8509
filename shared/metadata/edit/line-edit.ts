import type { MetadataBlock, MetadataField } from '../metadata-block.ts';
import { lineAt } from '../text-lines.ts';
import type { EditRefusal, TextRange, WrittenValue } from './edit-dialect.ts';

/** How the value of a field on one line without quotes is written. */
export function lookAtLine(
  text: string,
  _block: MetadataBlock,
  field: MetadataField,
): WrittenValue | EditRefusal {
  if (text.slice(field.from, field.to).includes('\n')) return { refused: 'multi-line' };
  const { from, to } = field;
  return { kind: 'text', from, to, quote: '' };
}

/** The line or lines of a field whose value begins on its key's line and ends with its line. */
export function linesOfField(
  text: string,
  block: MetadataBlock,
  field: MetadataField,
): TextRange | EditRefusal {
  const from = text.lastIndexOf('\n', field.from - 1) + 1;
  const line = lineAt(text, Math.max(field.from, field.to));
  const isAlone = from >= block.from && text.slice(field.to, line.to).trim() === '';
  return isAlone ? { from, to: line.next } : { refused: 'form' };
}
