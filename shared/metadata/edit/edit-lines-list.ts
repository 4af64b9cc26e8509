import type { TextChange, TextChanges } from '../../model/text-change.ts';
import type { MetadataField } from '../metadata-block.ts';
import { lineAt, type TextLine } from '../text-lines.ts';
import { alignItems, type ListEntry } from './align-items.ts';
import type { EditRefusal, WrittenLines, WrittenText } from './edit-dialect.ts';
import { type ListPlace, writeItem } from './list-place.ts';
import { trimChange } from './trim-change.ts';

/** Gives a list with its items on lines of their own other items; lines between them stay, comments too. */
export function editLines(
  place: ListPlace,
  field: MetadataField,
  value: WrittenLines,
  wanted: readonly string[],
): TextChanges | EditRefusal {
  const { text } = place;
  const now = field.items ?? [];
  if (value.items.length === 0 || now.length !== value.items.length) return { refused: 'nested-list' };
  const lines: ItemLine[] = [];
  for (const item of value.items) {
    const line = itemLine(text, item);
    if (line === undefined) return { refused: 'multi-line' };
    lines.push(line);
  }
  if (wanted.length === 0) return emptyLines(text, value);
  const entries = alignItems(now, wanted);
  const staying = new Set(entries.map(entry => entry.old));
  const gone = lines
    .filter((_, index) => !staying.has(index))
    .map(({ from, next }) => ({ from, to: next, insert: '' }));
  const written = writeLines(place, value, lines, entries);
  return written === undefined ? { refused: 'unwritable' } : inOrder([...gone, ...written]);
}

function writeLines(
  { text, dialect }: ListPlace,
  { items }: WrittenLines,
  lines: readonly ItemLine[],
  entries: readonly ListEntry[],
): readonly TextChange[] | undefined {
  const changes: TextChange[] = [];
  let position = lines[0]?.from ?? 0;
  let dash = lines[0]?.dash ?? '- ';
  for (const entry of entries) {
    const written = writeItem(text, items, entry, dialect, false);
    if (written === undefined) return undefined;
    const item = items[entry.old ?? -1];
    const line = lines[entry.old ?? -1];
    if (item === undefined || line === undefined) {
      changes.push({ from: position, to: position, insert: `${dash}${written}\n` });
      continue;
    }
    position = line.next;
    dash = line.dash;
    if (entry.text !== undefined) changes.push(...trimChange(text, item.from, item.to, written));
  }
  return changes;
}

interface ItemLine extends TextLine {
  /** What stands before the item. */
  readonly dash: string;
}

/** The line of an item that has one to itself. */
function itemLine(text: string, { from, to }: WrittenText): ItemLine | undefined {
  const line = lineAt(text, text.lastIndexOf('\n', from - 1) + 1);
  const dash = text.slice(line.from, from);
  return to <= line.to && line.next > line.to && /^\s*-\s+$/.test(dash) ? { ...line, dash } : undefined;
}

function emptyLines(text: string, { items, afterKey }: WrittenLines): TextChanges | EditRefusal {
  const { to } = lineAt(text, items.at(-1)?.to ?? afterKey);
  const between = text.slice(afterKey, to);
  if (between.includes('#')) return { refused: 'comment' };
  return [{ from: afterKey, to, insert: ' []' }];
}

/** Changes in ascending order, those at one place as one. */
function inOrder(changes: readonly TextChange[]): TextChanges {
  const sorted = changes
    .map((change, index) => ({ change, index }))
    .sort((a, b) => a.change.from - b.change.from || a.change.to - b.change.to || a.index - b.index);
  const result: TextChange[] = [];
  for (const { change } of sorted) {
    const last = result.at(-1);
    if (last !== undefined && last.to === change.from)
      result[result.length - 1] = { from: last.from, to: change.to, insert: last.insert + change.insert };
    else result.push(change);
  }
  return result;
}
