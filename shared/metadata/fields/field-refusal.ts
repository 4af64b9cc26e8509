import { isRefusal } from '../edit/edit-dialect.ts';
import { editDialectOf } from '../edit/edit-dialects.ts';
import type { MetadataBlock, MetadataField } from '../metadata-block.ts';
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

/** Why one field of a block that can be changed cannot; undefined when `editField` will most likely take it. */
export function fieldRefusal(
  text: string,
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
  return undefined;
}
