import type { TextChange, TextChanges } from '../../model/text-change.ts';
import type { MetadataField } from '../metadata-block.ts';
import { lineAt } from '../text-lines.ts';
import { alignItems, type ListEntry } from './align-items.ts';
import {
  type EditRefusal,
  isRefusal,
  type WrittenFlow,
  type WrittenText,
  type WrittenValue,
} from './edit-dialect.ts';
import { editLines } from './edit-lines-list.ts';
import { editTextList } from './edit-text-list.ts';
import { emptyValue, insertionAt } from './empty-value.ts';
import { type FieldEdit, splitItems } from './field-edit.ts';
import { isSameList, type ListPlace, writeItem, writeOver } from './list-place.ts';
import { rebuildList } from './rebuild-list.ts';
import { trimChange } from './trim-change.ts';
import { writeNewList } from './write-new-list.ts';

/** Gives a field the items `wanted`; only the items that differ are written. */
export function editList(
  place: ListPlace,
  field: MetadataField,
  value: WrittenValue,
  edit: FieldEdit,
  wanted: readonly string[],
): TextChanges | EditRefusal {
  const separator = edit.separator ?? place.dialect.listSeparator;
  const now = field.items ?? splitItems(field.text, separator);
  const isNothing = value.kind === 'text' && emptyValue(place.text, value, field);
  if (isNothing && wanted.length === 0) return [];
  if (!isNothing && isSameList(now, wanted)) return [];
  if (value.kind === 'flow') return editFlow(place, field, value, wanted);
  if (value.kind === 'lines') return editLines(place, field, value, wanted);
  if (value.kind === 'places') return { refused: 'multi-line' };
  if (isNothing) return fillList(place, value, edit, wanted);
  if (separator !== undefined) return editTextList(place, field, value, separator, wanted);
  return wanted.length === 1
    ? writeOver(place, value, wanted[0] ?? '')
    : listFromText(place, field, value, wanted);
}

/** A list where nothing stands yet, in the form of the other posts. */
function fillList(
  place: ListPlace,
  value: WrittenText,
  edit: FieldEdit,
  wanted: readonly string[],
): TextChanges | EditRefusal {
  const written = writeNewList(place, edit, wanted);
  if (isRefusal(written)) return written;
  const isBelow = written.written.startsWith('\n');
  const { to } = lineAt(place.text, value.to);
  if (!isBelow) return insertionAt(place.text, value, written.written, place.dialect);
  // The list begins on the next line, behind a comment that may stand on this one.
  const gone: readonly TextChange[] = value.from === value.to ? [] : [{ ...rangeOf(value), insert: '' }];
  return [...gone, { from: to, to, insert: written.written }];
}

function rangeOf({ from, to }: WrittenText): { readonly from: number; readonly to: number } {
  return { from, to };
}

function editFlow(
  { text, dialect }: ListPlace,
  field: MetadataField,
  value: WrittenFlow,
  wanted: readonly string[],
): TextChanges | EditRefusal {
  const { items } = value;
  const now = field.items ?? [];
  if (now.length !== items.length) return { refused: 'nested-list' };
  let isUnwritable = false;
  const inside = { from: value.from + 1, to: value.to - 1 };
  const write = (entry: ListEntry) => {
    const written = writeItem(text, items, entry, dialect, true);
    isUnwritable ||= written === undefined;
    return written ?? '';
  };
  const result = rebuildList(
    { text, inside, items, gap: ', ', hasComments: dialect.hasComments === true, write },
    alignItems(now, wanted),
  );
  if (isUnwritable) return { refused: 'unwritable' };
  return result === undefined ? { refused: 'comment' } : trimChange(text, inside.from, inside.to, result);
}

/** A single text becomes a list between brackets: the text itself stays as it is written. */
function listFromText(
  { text, dialect }: ListPlace,
  field: MetadataField,
  value: WrittenText,
  wanted: readonly string[],
): TextChanges | EditRefusal {
  const own = text.slice(value.from, value.to);
  const texts = wanted.map(item =>
    item === field.text ? own : dialect.writeText(item, { quote: value.quote, previous: '', isInFlow: true }),
  );
  if (texts.includes(undefined)) return { refused: 'unwritable' };
  return trimChange(text, value.from, value.to, `[${texts.join(', ')}]`);
}
