import { readBooleanWord } from '../edit/boolean-words.ts';
import type { MetadataField } from '../metadata-block.ts';
import { lineNumberAt } from '../text-lines.ts';
import { itemsOfValue, seenValueOf } from './blog-fields.ts';
import type { FieldForm } from './field-form.ts';
import { addRefusal, fieldRefusal } from './field-refusal.ts';
import { fieldTypeOf, fitsType, isEmptyValue, type SeenValue } from './field-type.ts';
import type { BlogField, FieldType, FieldValue, PostField } from './post-field.ts';
import { isCaseIgnored, isSameKey } from './role-key.ts';
import { isRoleName } from './role-names.ts';
import type { RoleRules } from './role-rules.ts';

/** A field for a key: with its value where the post has it, empty where only other posts do. */
export function keyField(
  form: FieldForm,
  key: string,
  own: MetadataField | undefined,
  wantedType?: FieldType,
): PostField {
  const known = knownField(form, key);
  const { text, block } = form.place;
  const isThere = own !== undefined && block !== undefined;
  const seen: SeenValue = isThere ? seenValueOf(text, own) : { text: '', written: '' };
  const usual = wantedType ?? known?.type ?? fieldTypeOf([seen]);
  // A date that is none is a text to mend, and no `true` to tick.
  const other = wantedType === undefined ? fieldTypeOf([seen]) : plainTypeOf(seen);
  const type = fitsType(usual, seen) ? usual : other;
  const field: PostField = {
    id: `key ${key}`,
    label: labelOf(key),
    key,
    type,
    value: shownValue(type, key, seen, form.rules),
    suggestions: known?.values ?? [],
    count: known?.count ?? 0,
    ...(known?.dateModel === undefined ? {} : { dateModel: known.dateModel }),
  };
  return { ...field, ...placeOf(form, key, own, type) };
}

/** Beside the field of a role two names that differ in a capital only are one to whoever reads them. */
function labelOf(key: string): string {
  return isRoleName(key) ? `Key “${key}”` : key;
}

function knownField({ blog, rules, place }: FieldForm, key: string): BlogField | undefined {
  const ignoresCase = isCaseIgnored(place.block, rules);
  return blog.fields.find(field => isSameKey(field.key, key, ignoresCase));
}

/** Where a value stands and why it cannot be changed. */
function placeOf(
  { place, refusal, noKeyReason }: FieldForm,
  key: string,
  own: MetadataField | undefined,
  type: FieldType,
): Pick<PostField, 'place' | 'refusal'> {
  const { block, text, path } = place;
  if (block === undefined) return noKeyReason === undefined ? {} : { refusal: noKeyReason };
  if (own === undefined) {
    const why = refusal ?? (key.includes('.') ? addRefusal(place, block, key) : noKeyReason);
    return why === undefined ? {} : { refusal: why };
  }
  const { from, to } = own;
  const found = refusal ?? fieldRefusal(place, block, own, type);
  const standing = { path, from, to, line: lineNumberAt(text, from) };
  return found === undefined ? { place: standing } : { place: standing, refusal: found };
}

function plainTypeOf({ text, items }: SeenValue): FieldType {
  if (items !== undefined) return 'list';
  return text.includes('\n') ? 'long-text' : 'text';
}

function shownValue(type: FieldType, key: string, seen: SeenValue, rules: RoleRules): FieldValue {
  if (type === 'list') return itemsOfValue(key, seen, rules);
  if (type === 'boolean') return readBooleanWord(seen.text) ?? false;
  // What is more than a text is shown as it stands.
  const isMore = isEmptyValue(seen) && /[{[:]/.test(seen.written);
  return isMore ? seen.written.trim() : seen.text;
}
