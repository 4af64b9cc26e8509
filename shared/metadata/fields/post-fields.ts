import type { MetadataField } from '../metadata-block.ts';
import type { FieldForm } from './field-form.ts';
import { keyField } from './key-field.ts';
import { isKeyUsedIn } from './key-place.ts';
import {
  type BlogField,
  type BlogFields,
  type FieldSource,
  fieldRoles,
  type PostField,
  type PostFields,
} from './post-field.ts';
import { readFieldForm } from './read-field-form.ts';
import { roleField } from './role-field.ts';
import { findRoleKey, isCaseIgnored } from './role-key.ts';
import { isRoleName } from './role-names.ts';

/**
 * The fields of a post in the order to show: Title, Date, Tags, Draft, Slug, Description, then each other key of the
 * post, then the keys other posts of the blog have, those of most posts first.
 */
export function postFields(source: FieldSource, blog: BlogFields): PostFields {
  const form = readFieldForm(source, blog);
  const { place, rules, metadata } = form;
  const roleKeys = fieldRoles.map(role => findRoleKey(role, place, blog, rules));
  const roles = roleKeys.map(key => roleField(form, key));
  const { block, path } = place;
  const shown = {
    fields: [...roles, ...otherFields(form, new Set(roleKeys.map(({ key }) => key)))],
    metadata,
    ...(block === undefined ? {} : { raw: { path, from: block.from, to: block.to } }),
  };
  return block?.error === undefined ? shown : { ...shown, broken: splitError(block.error) };
}

/** The keys of the post that are no role's, and those of the blog. */
function otherFields(form: FieldForm, taken: ReadonlySet<string>): readonly PostField[] {
  const { place, blog, rules } = form;
  const ignoresCase = isCaseIgnored(place.block, rules);
  const nameOf = (key: string) => (ignoresCase ? key.toLowerCase() : key);
  const done = new Set([...taken].map(nameOf));
  const own = new Map<string, MetadataField>();
  for (const field of place.block?.fields ?? [])
    if (!done.has(nameOf(field.key))) own.set(nameOf(field.key), field);
  const isMissing = ({ key }: BlogField) => !done.has(nameOf(key)) && !own.has(nameOf(key));
  const missing = blog.fields.filter(field => isMissing(field) && isOffered(form, field));
  return [
    ...[...own.values()].map(field => keyField(form, field.key, field)),
    ...missing
      .map(({ key }) => keyField(form, key, undefined))
      // Tried out: not every table can get its first key.
      .filter(({ key, refusal }) => refusal === undefined || !key.includes('.')),
  ];
}

/** Names that mean something else than a key, to YAML or to whoever puts keys into an object. */
const oddNames: ReadonlySet<string> = new Set(['<<', '__proto__', 'constructor', 'prototype']);

/**
 * Whether a post that does not have a key is offered it: where a text or list of texts can be what other posts have
 * there. A key in a table is one only where posts of this dialect have it so.
 */
function isOffered({ place, blog }: FieldForm, { key, isNested }: BlogField): boolean {
  if (isNested || isRoleName(key) || key.split('.').some(part => oddNames.has(part))) return false;
  const { block } = place;
  return !key.includes('.') || (block !== undefined && isKeyUsedIn(block.style, key, blog));
}

function splitError(error: string): NonNullable<PostFields['broken']> {
  const [, line = '1', message = error] = /^line (\d+): (.*)$/s.exec(error) ?? [];
  return { line: Number(line), message };
}
