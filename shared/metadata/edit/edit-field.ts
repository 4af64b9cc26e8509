import type { TextChanges } from '../../model/text-change.ts';
import { fieldOf, type MetadataBlock, type MetadataField } from '../metadata-block.ts';
import { addField } from './add-field.ts';
import { readBooleanWord, writeBooleanLike } from './boolean-words.ts';
import { readDateForm } from './date-form.ts';
import {
  type EditDialect,
  type EditRefusal,
  isRefusal,
  type WrittenPlaces,
  type WrittenText,
} from './edit-dialect.ts';
import { editDialectOf } from './edit-dialects.ts';
import { editList } from './edit-list.ts';
import { emptyValue, insertionAt } from './empty-value.ts';
import type { FieldEdit } from './field-edit.ts';
import type { MetadataHabits } from './metadata-habits.ts';
import { trimChange } from './trim-change.ts';
import { verifyEdit } from './verify-edit.ts';
import { writeNewList } from './write-new-list.ts';

/** What an edit is made with. */
export interface EditContext {
  /**
   * The reading `block` came from: what comes out of an edit is read with it again. The style alone does not name it:
   * Nikola's lines are read otherwise in a post than in its sidecar.
   */
  readonly read: (text: string) => MetadataBlock | undefined;
  readonly habits: MetadataHabits;
}

/**
 * The changes that give a key of a text's metadata another value and touch nothing else: no change when it has the value
 * already, a refusal when it cannot be done without a guess. `text` has `\n` line ends and no byte order mark, `block` was
 * read from it. Of a key that occurs twice the last one counts, as for {@link fieldOf}; where upper and lower case are one,
 * it is refused. What comes out was read again.
 */
export function editField(
  text: string,
  block: MetadataBlock,
  edit: FieldEdit,
  context: EditContext,
): TextChanges | EditRefusal {
  const dialect = editDialectOf(block.style);
  if (dialect === undefined) return { refused: 'dialect' };
  if (block.isOpen) return { refused: 'open' };
  if (block.error !== undefined) return { refused: 'broken' };
  const key = keyAsWritten(block, dialect, context.habits, edit.key);
  if (dialect.ignoresCase && block.fields.filter(field => isSameKey(field.key, key)).length > 1)
    return { refused: 'duplicate' };
  if (dialect.isTemplate?.(text, block)) return { refused: 'template' };
  const place = { text, block, dialect, habits: context.habits };
  try {
    return verifiedChanges(place, trimmed({ ...edit, key }), context.read);
  } catch (error) {
    // A parser that gives up on a hostile block says so by throwing.
    if (error instanceof RangeError || error instanceof SyntaxError) return { refused: 'broken' };
    throw error;
  }
}

function verifiedChanges(
  place: Place,
  edit: FieldEdit,
  read: EditContext['read'],
): TextChanges | EditRefusal {
  for (const isWhole of [false, true]) {
    const changes = changesFor(place, edit, isWhole);
    if (isRefusal(changes)) return changes;
    if (verifyEdit(place.text, place.block, edit, changes, read)) return changes;
  }
  return { refused: 'changes-more' };
}

/** The key as the post writes it, else as the others do. */
function keyAsWritten(
  block: MetadataBlock,
  dialect: EditDialect,
  habits: MetadataHabits,
  key: string,
): string {
  if (dialect.ignoresCase === undefined || fieldOf(block, key) !== undefined) return key;
  const own = block.fields.findLast(field => isSameKey(field.key, key))?.key;
  return own ?? habits.orders.flat().find(other => isSameKey(other, key)) ?? key;
}

function isSameKey(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Blanks around a value are nowhere part of it. */
function trimmed(edit: FieldEdit): FieldEdit {
  const { value } = edit;
  if (value === undefined || typeof value === 'boolean') return edit;
  if (typeof value === 'string') return { ...edit, value: value.trim() };
  return { ...edit, value: value.map(item => item.trim()).filter(item => item !== '') };
}

interface Place {
  readonly text: string;
  readonly block: MetadataBlock;
  readonly dialect: EditDialect;
  readonly habits: MetadataHabits;
}

/** `isWhole`: a text over several lines is written anew, for its new words do not fit between the old ones. */
function changesFor(place: Place, edit: FieldEdit, isWhole: boolean): TextChanges | EditRefusal {
  const field = fieldOf(place.block, edit.key);
  if (edit.value === undefined) return field === undefined ? [] : removeField(place, field);
  if (field === undefined) {
    const value = newValue(place, edit);
    if (isRefusal(value)) return value;
    return addField(place, edit.key, value.written);
  }
  return replaceValue(place, field, edit, isWhole);
}

function removeField({ text, block, dialect }: Place, field: MetadataField): TextChanges | EditRefusal {
  if (block.fields.filter(({ key }) => key === field.key).length > 1) return { refused: 'duplicate' };
  if (dialect.remove !== undefined) return dialect.remove(text, block, field);
  const lines = dialect.linesOf(text, block, field);
  if (isRefusal(lines)) return lines;
  const isLast = lines.to === text.length && !text.endsWith('\n');
  // A file without a final newline stays one.
  const from = isLast && lines.from > block.from ? lines.from - 1 : lines.from;
  return [{ from, to: lines.to, insert: '' }];
}

interface NewValue {
  readonly written: string;
}

// Keys whose dates stand without quotes where no post shows otherwise; a title that looks like a date is a text
const dateKeyPattern = /date|lastmod|modified|publish|expir/i;

/** A value for a key or an empty value, as the other posts write it. */
function newValue(place: Place, edit: FieldEdit): NewValue | EditRefusal {
  const { dialect, habits } = place;
  const habit = habits.keys.get(edit.key);
  const { value = '' } = edit;
  if (typeof value === 'boolean') {
    const model = dialect.hasStrictBooleans ? '' : (habit?.text ?? '');
    return { written: writeBooleanLike(readBooleanWord(model) === undefined ? '' : model, value) };
  }
  if (typeof value !== 'string') return writeNewList(place, edit, value);
  if (value === '' && dialect.hasStrictBooleans === undefined) return { written: '' };
  const isDate = habit === undefined && dateKeyPattern.test(edit.key) && readDateForm(value) !== undefined;
  const model = isDate
    ? { quote: '' as const, written: value }
    : (habit ?? { quote: habits.quote, written: '' });
  const form = { quote: model.quote, previous: model.written, isInFlow: false };
  const written = dialect.writeText(value, form);
  return written === undefined ? unwritable(value) : { written };
}

function unwritable(value: string): EditRefusal {
  return { refused: /[\r\n]/.test(value) ? 'line-break' : 'unwritable' };
}

function replaceValue(
  place: Place,
  field: MetadataField,
  edit: FieldEdit,
  isWhole: boolean,
): TextChanges | EditRefusal {
  const { text, block, dialect } = place;
  const found = dialect.look(text, block, field);
  if (isRefusal(found)) return found;
  const isWords = typeof edit.value === 'string' && !isWhole;
  const value = found.kind === 'places' && !isWords ? (found.whole ?? found) : found;
  if (isList(edit.value)) return editList(place, field, value, edit, edit.value);
  if (value.kind === 'places')
    return typeof edit.value === 'string' ? editPlaces(value, edit.value) : { refused: 'multi-line' };
  if (value.kind !== 'text') return { refused: 'list' };
  if (emptyValue(text, value, field)) return fillValue(place, value, edit);
  return typeof edit.value === 'boolean'
    ? editBoolean(place, value, field, edit.value)
    : editText(place, value, field, edit.value ?? '');
}

function isList(value: FieldEdit['value']): value is readonly string[] {
  return Array.isArray(value);
}

function fillValue(place: Place, value: WrittenText, edit: FieldEdit): TextChanges | EditRefusal {
  if (edit.value === '') return [];
  const written = newValue(place, edit);
  return isRefusal(written) ? written : insertionAt(place.text, value, written.written, place.dialect);
}

function editBoolean(
  { text, dialect }: Place,
  value: WrittenText,
  field: MetadataField,
  wanted: boolean,
): TextChanges | EditRefusal {
  const now = readBooleanWord(field.text);
  if (now === undefined) return { refused: 'not-boolean' };
  if (now === wanted) return [];
  const word = writeBooleanLike(field.text, wanted);
  const form = { quote: value.quote, previous: text.slice(value.from, value.to), isInFlow: false };
  const written = dialect.writeText(word, form);
  return written === undefined ? { refused: 'unwritable' } : trimChange(text, value.from, value.to, written);
}

function editText(
  { text, dialect, habits }: Place,
  value: WrittenText,
  field: MetadataField,
  wanted: string,
): TextChanges | EditRefusal {
  if (field.text === wanted) return [];
  const habit = habits.keys.get(field.key);
  const isFirstDate = readDateForm(wanted) !== undefined && readDateForm(field.text) === undefined;
  // A date in the place of what was none stands as the dates of the other posts do.
  const isMended = isFirstDate && value.quote === '' && habit?.quote === '';
  const previous = isMended ? habit.written : text.slice(value.from, value.to);
  const form = { quote: value.quote, previous, isInFlow: false };
  const written = dialect.writeText(wanted, form);
  return written === undefined ? unwritable(wanted) : trimChange(text, value.from, value.to, written);
}

/** Only the characters that differ, at their places. */
function editPlaces({ text, places, lineBreak }: WrittenPlaces, wanted: string): TextChanges {
  const offset = text.length - text.trimStart().length;
  const old = text.trim();
  return trimChange(old, 0, old.length, wanted).map(({ from, to, insert }) => ({
    from: places[offset + from] ?? 0,
    to: places[offset + to] ?? 0,
    insert: insert.replaceAll('\n', lineBreak),
  }));
}
