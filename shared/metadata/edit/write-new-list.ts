import type { EditDialect, EditRefusal, Quote } from './edit-dialect.ts';
import { type FieldEdit, splitItems } from './field-edit.ts';
import { isSameList, type ListPlace } from './list-place.ts';
import type { ListHabit } from './metadata-habits.ts';

/** A list for a key that has no value yet, as the other posts write it; a list on lines of its own begins with a line break. */
export function writeNewList(
  { dialect, habits }: ListPlace,
  edit: FieldEdit,
  items: readonly string[],
): { readonly written: string } | EditRefusal {
  const habit = habits.keys.get(edit.key);
  const list =
    habit?.list ?? (isText(habit, edit) ? undefined : habits.list) ?? defaultList(dialect, edit, habit);
  if (list.form === 'text') return joinedText(dialect, list, edit, items, habit?.written ?? '');
  if (items.length === 0) return { written: '[]' };
  const isInFlow = list.form === 'flow';
  const texts = items.map(item => dialect.writeText(item, { quote: list.quote, previous: '', isInFlow }));
  if (texts.includes(undefined)) return { refused: 'unwritable' };
  if (list.form === 'flow') return { written: `[${list.pad}${texts.join(list.gap)}${list.pad}]` };
  return { written: texts.map(text => `\n${list.dash}${text}`).join('') };
}

function isText(habit: object | undefined, edit: FieldEdit): boolean {
  return habit !== undefined && edit.separator !== undefined;
}

function defaultList(
  dialect: EditDialect,
  edit: FieldEdit,
  habit: { readonly quote: Quote } | undefined,
): ListHabit {
  const separator = edit.separator ?? dialect.listSeparator;
  const quote = habit?.quote ?? '';
  const isTextList = dialect.listForm === 'text' || (habit !== undefined && separator !== undefined);
  if (isTextList) return { form: 'text', gap: gapOf(separator ?? ','), quote };
  return { form: 'flow', pad: '', gap: ', ', quote };
}

/** What stands between two items of a text where no post shows it: `, `, or a space. */
export function gapOf(separator: string): string {
  return separator.trim() === '' ? ' ' : `${separator.trim()} `;
}

function joinedText(
  dialect: EditDialect,
  list: Extract<ListHabit, { form: 'text' }>,
  edit: FieldEdit,
  items: readonly string[],
  previous: string,
): { readonly written: string } | EditRefusal {
  const separator = edit.separator ?? dialect.listSeparator ?? ',';
  const joined = items.join(list.gap);
  if (!isSameList(splitItems(joined, separator), items)) return { refused: 'unwritable' };
  const written = dialect.writeText(joined, { quote: list.quote, previous, isInFlow: false });
  return written === undefined ? { refused: 'unwritable' } : { written };
}
