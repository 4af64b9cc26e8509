import { readBooleanWord } from '../edit/boolean-words.ts';
import { isRefusal } from '../edit/edit-dialect.ts';
import { editDialectOf } from '../edit/edit-dialects.ts';
import { editField } from '../edit/edit-field.ts';
import type { FieldEdit } from '../edit/field-edit.ts';
import type { MetadataHabits } from '../edit/metadata-habits.ts';
import type { MetadataBlock, MetadataField } from '../metadata-block.ts';
import type { MetadataPlace } from './metadata-place.ts';
import type { FieldRefusal, FieldType } from './post-field.ts';

/** Why nothing of a block can be changed, or undefined when its fields can. */
export function blockRefusal(text: string, block: MetadataBlock): FieldRefusal | undefined {
  const dialect = editDialectOf(block.style);
  if (dialect === undefined) return { reason: 'dialect' };
  const detail = block.error === undefined ? {} : { detail: block.error };
  if (block.isOpen) return { reason: 'open', ...detail };
  if (block.error !== undefined) return { reason: 'broken', ...detail };
  return dialect.isTemplate?.(text, block) ? { reason: 'template' } : undefined;
}

const noHabits: MetadataHabits = { orders: [], keys: new Map(), quote: '' };

/**
 * Why no key can be added to a block that can be changed; undefined when one can. Tried out, for a block can have many
 * forms in which keys have no lines of their own.
 */
export function addRefusal(
  { text, read }: Pick<MetadataPlace, 'text' | 'read'>,
  block: MetadataBlock,
  key: string,
): FieldRefusal | undefined {
  const result = editField(text, block, { key, value: 'x' }, { read, habits: noHabits });
  return isRefusal(result) ? { reason: result.refused } : undefined;
}

/** Why one field of a block that can be changed cannot; undefined when `editField` will most likely take it. */
export function fieldRefusal(
  { text, read }: Pick<MetadataPlace, 'text' | 'read'>,
  block: MetadataBlock,
  field: MetadataField,
  type: FieldType,
): FieldRefusal | undefined {
  const dialect = editDialectOf(block.style);
  if (dialect === undefined) return { reason: 'dialect' };
  const isSame = ({ key }: MetadataField) =>
    dialect.ignoresCase ? key.toLowerCase() === field.key.toLowerCase() : key === field.key;
  if (dialect.ignoresCase && block.fields.filter(isSame).length > 1) return { reason: 'duplicate' };
  const value = dialect.look(text, block, field);
  if (isRefusal(value)) return { reason: value.refused };
  // A list of one line of text each can only be shown whole.
  if (value.kind === 'places' && value.whole === undefined && type !== 'long-text' && type !== 'text')
    return { reason: 'multi-line' };
  // Other values may stand for this one: only trying tells.
  if (!text.slice(block.from, block.to).includes('&')) return undefined;
  const tried = { key: field.key, value: probeOf(type, field) };
  const result = editField(text, block, tried, { read, habits: noHabits });
  return isRefusal(result) ? { reason: result.refused } : undefined;
}

/** Another value of the same type. */
function probeOf(type: FieldType, { text, items = [] }: MetadataField): FieldEdit['value'] {
  if (type === 'list') return [...items, 'x'];
  return type === 'boolean' ? readBooleanWord(text) !== true : `${text.split('\n')[0] ?? ''}x`;
}
