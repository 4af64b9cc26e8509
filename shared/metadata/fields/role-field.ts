import { lineNumberAt } from '../text-lines.ts';
import { draftStateOf } from './draft-field.ts';
import type { FieldForm } from './field-form.ts';
import { findHeadingTitle } from './heading-title.ts';
import { keyField } from './key-field.ts';
import { canWriteKey } from './key-place.ts';
import type { FieldRole, FieldType, FieldValue, PostField } from './post-field.ts';
import type { RoleKey } from './role-key.ts';
import { roleNames } from './role-names.ts';

/** What a role's values are, unless what a post has does not fit. */
const types: Readonly<Record<FieldRole, FieldType>> = {
  title: 'text',
  date: 'date',
  tags: 'list',
  draft: 'boolean',
  slug: 'text',
  description: 'long-text',
};

/** The field of a role, under its own name. */
export function roleField(form: FieldForm, roleKey: RoleKey): PostField {
  const { role } = roleKey;
  const named = { id: role, role, label: roleNames[role] };
  if (role === 'draft') return { ...draftField(form, roleKey), ...named };
  const heading = role === 'title' && roleKey.field === undefined ? headingField(form) : undefined;
  if (heading !== undefined) return { ...heading, ...named };
  const field = keyField(form, roleKey.key, roleKey.field, types[role]);
  const inherited = roleKey.field === undefined ? inheritedValue(form, role) : undefined;
  const more = inherited === undefined ? {} : { inherited };
  // A title, a slug or a day of the blog's other posts is no suggestion for this one.
  const suggestions = role === 'tags' ? field.suggestions : [];
  const { refusal } = field;
  if (refusal !== undefined) return { ...field, ...more, ...named, suggestions };
  const reason = unnamedReason(form, roleKey);
  return { ...field, ...more, ...named, suggestions, ...(reason === undefined ? {} : { refusal: reason }) };
}

/** Why a field that no key of the post holds cannot get one. */
function unnamedReason({ place, blog }: FieldForm, { key, field }: RoleKey): PostField['refusal'] {
  if (key === '') return { reason: 'file-name' };
  const { block } = place;
  const isWritable = field !== undefined || block === undefined || canWriteKey(block.style, key, blog);
  // Zola's tags in YAML stand in a table that is not taken apart.
  return isWritable ? undefined : { reason: 'map' };
}

/** What counts where the post has no key for it. */
function inheritedValue({ metadata }: FieldForm, role: FieldRole): FieldValue | undefined {
  if (role === 'draft') return undefined;
  const value = metadata[role];
  return value.length === 0 ? undefined : value;
}

function draftField(form: FieldForm, { key, field }: RoleKey): PostField {
  const { isDraft, isByFolder } = draftStateOf(form);
  const made = keyField(form, key, field, 'text');
  const own = { ...made, type: 'boolean', value: isDraft, suggestions: [] } as const;
  return isByFolder && own.refusal === undefined ? { ...own, refusal: { reason: 'folder' } } : own;
}

/** The title of a post whose first heading is its title. */
function headingField({ rules, source, place, noKeyReason }: FieldForm): PostField | undefined {
  if (!rules.hasHeadingTitle) return undefined;
  const heading = findHeadingTitle(source.text, place.block?.to ?? 0);
  if (heading === undefined) return undefined;
  const { from, to, text, isPlain } = heading;
  const field: PostField = {
    id: 'title',
    label: roleNames.title,
    key: '',
    type: 'text',
    value: text,
    place: { path: source.path, from, to, line: lineNumberAt(source.text, from) },
    suggestions: [],
    count: 0,
  };
  // What looks like a heading there may be a line of metadata.
  if (noKeyReason?.reason === 'unread') return { ...field, refusal: noKeyReason };
  return isPlain ? field : { ...field, refusal: { reason: 'markup' } };
}
