import type { TextChanges } from '../../model/text-change.ts';
import type { MetadataField } from '../metadata-block.ts';
import { alignItems } from './align-items.ts';
import type { EditRefusal, WrittenText } from './edit-dialect.ts';
import { splitItems } from './field-edit.ts';
import { isSameList, type ListPlace, writeOver } from './list-place.ts';
import type { ListHabit } from './metadata-habits.ts';
import { rebuildList } from './rebuild-list.ts';
import { gapOf } from './write-new-list.ts';

/** Gives a text that holds a list other items; its separators stay, and so does its quote where it can. */
export function editTextList(
  place: ListPlace,
  field: MetadataField,
  value: WrittenText,
  separator: string,
  wanted: readonly string[],
): TextChanges | EditRefusal {
  const items = itemRanges(field.text, separator);
  const now = items.map(({ from, to }) => field.text.slice(from, to));
  const result = rebuildList(
    {
      text: field.text,
      inside: { from: 0, to: field.text.length },
      items,
      gap: textGap(place.habits.keys.get(field.key)?.list, separator),
      hasComments: false,
      write: ({ old, text }) => text ?? now[old ?? -1] ?? '',
    },
    alignItems(now, wanted),
  );
  if (result === undefined || !isSameList(splitItems(result, separator), wanted))
    return { refused: 'unwritable' };
  return writeOver(place, value, result.trim());
}

function textGap(habit: ListHabit | undefined, separator: string): string {
  const isSame = habit?.form === 'text' && habit.gap.trim() === separator.trim();
  return isSame ? habit.gap : gapOf(separator);
}

function itemRanges(text: string, separator: string) {
  const pattern = separator.trim() === '' ? /\S+/g : undefined;
  if (pattern !== undefined)
    return [...text.matchAll(pattern)].map(match => ({
      from: match.index,
      to: match.index + match[0].length,
    }));
  const ranges: { readonly from: number; readonly to: number }[] = [];
  let position = 0;
  for (const part of text.split(separator)) {
    const from = position + part.length - part.trimStart().length;
    if (part.trim() !== '') ranges.push({ from, to: from + part.trim().length });
    position += part.length + separator.length;
  }
  return ranges;
}
