import type { FieldForm } from './field-form.ts';
import type { FieldRefusal, FieldValue, PostField } from './post-field.ts';
import { findField, findRoleKey } from './role-key.ts';
import { writeTypedDate } from './typed-date.ts';

// What Eleventy takes for a date besides dates (11ty.dev, "Content Dates")
const eleventyWords = /^(?:git )?(?:last modified|created)$/i;

/**
 * What a value given to a field means for its key; `value` undefined takes the key out. A date is given the form of the
 * old one, and refused where no generator could read it. An emptied date or number takes its key out: an empty text is no
 * date and no number, and stops the build of most blogs.
 */
export function wantedValue(
  form: FieldForm,
  field: PostField,
  value: FieldValue | undefined,
): { readonly value: FieldValue | undefined } | FieldRefusal {
  const isDate = field.type === 'date' || field.role === 'date';
  if (typeof value !== 'string' || (!isDate && field.type !== 'number')) return { value };
  if (value.trim() === '') return { value: undefined };
  return isDate ? wantedDate(form, field, value) : { value };
}

function wantedDate(
  { source, place, blog, rules }: FieldForm,
  field: PostField,
  value: string,
): { readonly value: string } | FieldRefusal {
  const { generator, timeZone } = source.site;
  const own =
    field.role === undefined
      ? findField(place.block, field.key, rules)
      : findRoleKey(field.role, place, blog, rules).field;
  const old = own?.text ?? '';
  if (value.trim() === old) return { value: old };
  if (generator === 'eleventy' && eleventyWords.test(value.trim())) return { value };
  const style = place.block?.style;
  const isStrict = style === 'toml' || generator === 'hugo' || generator === 'zola';
  const written = writeTypedDate(value, { old, habit: field.dateModel, timeZone, isStrict });
  if (written !== undefined) return { value: written };
  const example = [old, field.dateModel ?? ''].find(date => isDateOf(date, timeZone, isStrict));
  return { reason: 'date', detail: `for example ${example ?? '2024-12-31'}` };
}

function isDateOf(date: string, timeZone: string, isStrict: boolean): boolean {
  return writeTypedDate(date, { old: '', timeZone, isStrict }) !== undefined;
}
