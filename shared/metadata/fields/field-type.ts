import { readBooleanWord } from '../edit/boolean-words.ts';
import { readDateForm } from '../edit/date-form.ts';
import type { MetadataField } from '../metadata-block.ts';
import type { FieldType } from './post-field.ts';

/** A value as a post has it. */
export interface SeenValue extends Pick<MetadataField, 'text' | 'items'> {
  /** With quotes and all. */
  readonly written: string;
}

const numberPattern = /^[+-]?\d+(?:\.\d+)?$/;

// `cat.png`, `/images/cat.JPG`, `https://x.org/cat.webp?w=2`
const imagePattern = /^[^\n]*[^\s/]\.(?:png|jpe?g|gif|webp|avif|svg|bmp)(?:[?#]\S*)?$/i;

/** A text is long from here on, in UTF-16 units: it no longer fits on a line of a form. */
const longText = 100;

/** Of ten dates nine must be dates: one that was mistyped does not make all of them texts. */
const shareOfDates = 0.9;

/** The type of a key from the values posts have there; empty ones do not count, and of none the type is `text`. */
export function fieldTypeOf(values: readonly SeenValue[]): FieldType {
  const seen = values.filter(value => !isEmptyValue(value));
  if (seen.length === 0) return values.some(({ items }) => items !== undefined) ? 'list' : 'text';
  const share = (test: (value: SeenValue) => boolean) => seen.filter(test).length / seen.length;
  if (share(({ items }) => items !== undefined) >= 0.5) return 'list';
  if (share(value => fitsType('boolean', value)) === 1) return 'boolean';
  if (share(value => fitsType('number', value)) === 1) return 'number';
  if (share(value => fitsType('date', value)) >= shareOfDates) return 'date';
  if (share(({ text }) => imagePattern.test(text)) >= shareOfDates) return 'image';
  return share(({ text }) => text.includes('\n') || text.length > longText) >= 0.5 ? 'long-text' : 'text';
}

/** Whether a value can be shown and changed as that type; an empty one can be any. */
export function fitsType(type: FieldType, value: SeenValue): boolean {
  if (isEmptyValue(value)) return true;
  const { text, items, written } = value;
  if (type === 'list') return items !== undefined || !text.includes('\n');
  if (items !== undefined) return false;
  if (type === 'boolean') return !isQuoted(written) && readBooleanWord(text) !== undefined;
  if (type === 'number') return !isQuoted(written) && numberPattern.test(text);
  if (type === 'date') return readDateForm(text) !== undefined;
  // Several lines do not fit into a field of one.
  return type === 'long-text' || !text.includes('\n');
}

/** Whether nothing is there, or an empty list. */
export function isEmptyValue({ text, items }: SeenValue): boolean {
  return text === '' && (items?.length ?? 0) === 0;
}

/** Whether a value holds keys of its own, alone or in a list, or stands for one that may: `{a: 1}`, `- a: 1`, `*anchor`. */
export function isNestedValue(value: SeenValue): boolean {
  return isEmptyValue(value) && /[{:*]/.test(value.written);
}

function isQuoted(written: string): boolean {
  return /^["']/.test(written);
}
