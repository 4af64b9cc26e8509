import { applyChanges, type TextChanges } from '../../model/text-change.ts';
import { fieldOf, type MetadataBlock, type MetadataField } from '../metadata-block.ts';
import { readBooleanWord } from './boolean-words.ts';
import { editDialectOf } from './edit-dialects.ts';
import { type FieldEdit, splitItems } from './field-edit.ts';

/**
 * Whether the changes lie in the block and, read again, the text has the value that was meant, every other field as it
 * was (in meaning and as written), and the same body.
 */
export function verifyEdit(
  text: string,
  block: MetadataBlock,
  edit: FieldEdit,
  changes: TextChanges,
  read: (text: string) => MetadataBlock | undefined,
): boolean {
  if (changes.length === 0) return true;
  if (changes.some(({ from, to }) => from < block.from || to > block.to)) return false;
  const result = applyChanges(text, changes);
  const now = read(result);
  if (edit.value === undefined && now === undefined) return text.slice(block.to) === result.slice(block.from);
  if (now === undefined || now.error !== undefined || now.isOpen || now.style !== block.style) return false;
  if (now.from !== block.from || result.slice(now.to) !== text.slice(block.to)) return false;
  const target = fieldOf(block, edit.key);
  const newTarget = fieldOf(now, edit.key);
  return (
    hasValue(newTarget, edit, block.style) &&
    isSameFields(othersOf(text, block, target), othersOf(result, now, newTarget))
  );
}

function hasValue(field: MetadataField | undefined, edit: FieldEdit, style: string): boolean {
  const { value } = edit;
  if (value === undefined || field === undefined) return value === undefined && field === undefined;
  if (typeof value === 'boolean') return field.items === undefined && readBooleanWord(field.text) === value;
  if (typeof value === 'string') return field.items === undefined && field.text === value;
  const separator = edit.separator ?? editDialectOf(style)?.listSeparator;
  return isSameTexts(field.items ?? splitItems(field.text, separator), value);
}

interface OtherField {
  readonly texts: readonly string[];
}

function othersOf(
  text: string,
  block: MetadataBlock,
  target: MetadataField | undefined,
): readonly OtherField[] {
  return block.fields
    .filter(field => field !== target)
    .map(field => ({
      texts: [field.key, field.text, text.slice(field.from, field.to), ...(field.items ?? [])],
    }));
}

function isSameFields(before: readonly OtherField[], after: readonly OtherField[]): boolean {
  return (
    before.length === after.length &&
    before.every((field, index) => isSameTexts(field.texts, after[index]?.texts ?? []))
  );
}

function isSameTexts(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((text, index) => text === after[index]);
}
