import type { Site } from '../../model/blog.ts';
import { readDateForm } from '../edit/date-form.ts';
import { splitItems } from '../edit/field-edit.ts';
import { type MetadataNeighbour, readHabits } from '../edit/metadata-habits.ts';
import type { MetadataField, MetadataStyle } from '../metadata-block.ts';
import { fieldTypeOf, isNestedValue, type SeenValue } from './field-type.ts';
import type { BlogField, BlogFields, FieldType, StyleHabits } from './post-field.ts';
import { type RoleRules, roleRulesOf, separatorOf } from './role-rules.ts';

/** Most values that are offered for one key. */
const mostValues = 500;

/** A longer text is nothing to choose from a list, in UTF-16 units. */
const longestValue = 100;

/** Most keys that are told: a blog of imported posts can have thousands. */
const mostKeys = 200;

/** What is known of a blog whose posts were not read yet. */
export const noBlogFields: BlogFields = { posts: 0, fields: [], habits: [] };

/**
 * What posts show of their blog's metadata, the newest post first. Blocks that cannot be read do not count. `moreTags`
 * are the tags of posts that were not looked at: they are offered, too.
 */
export function blogFields(
  site: Site,
  posts: readonly MetadataNeighbour[],
  moreTags: readonly (readonly string[])[] = [],
): BlogFields {
  const rules = roleRulesOf(site);
  const readable = posts.filter(({ block }) => block.error === undefined && block.isOpen === undefined);
  const seen = new Map<string, SeenKey>();
  for (const post of readable) collect(seen, post, rules);
  const fields = [...seen.values()].map(key => fieldOfKey(key, rules)).sort((a, b) => b.count - a.count);
  const tagKey = fields.find(({ key }) =>
    rules.keys.tags.includes(rules.ignoresCase ? key.toLowerCase() : key),
  );
  const told = fields.map(field => (field === tagKey ? withMoreValues(field, moreTags) : field));
  return { posts: readable.length, fields: told.slice(0, mostKeys), habits: habitsOfStyles(readable) };
}

function withMoreValues(field: BlogField, lists: readonly (readonly string[])[]): BlogField {
  const values = new Set([...field.values, ...lists.flat()]);
  return { ...field, values: [...values].slice(0, mostValues) };
}

interface SeenKey {
  readonly key: string;
  readonly values: SeenValue[];
}

/** Of a key that a post has twice the last one counts. */
function collect(seen: Map<string, SeenKey>, { text, block }: MetadataNeighbour, rules: RoleRules): void {
  const own = new Map<string, MetadataField>();
  for (const field of block.fields) own.set(rules.ignoresCase ? field.key.toLowerCase() : field.key, field);
  for (const [name, field] of own) {
    const found = seen.get(name) ?? { key: field.key, values: [] };
    seen.set(name, found);
    found.values.push(seenValueOf(text, field));
  }
}

/** A field of a block as {@link SeenValue}. */
export function seenValueOf(text: string, field: MetadataField): SeenValue {
  const { items, from, to } = field;
  const value = { text: field.text, written: text.slice(from, to) };
  // A text over several lines comes with them as items, too.
  return items === undefined || field.text !== '' ? value : { ...value, items };
}

function fieldOfKey({ key, values }: SeenKey, rules: RoleRules): BlogField {
  const isTextList = separatorOf(rules, key, '') !== undefined;
  const nested = values.some(isNestedValue) ? ({ isNested: true } as const) : {};
  const type = isTextList ? 'list' : fieldTypeOf(values);
  const field = {
    key,
    type,
    count: values.length,
    values: offeredValues(key, type, values, rules),
    ...nested,
  };
  const newest = values.find(({ text }) => readDateForm(text) !== undefined)?.text;
  return type === 'date' && newest !== undefined ? { ...field, dateModel: newest } : field;
}

function offeredValues(
  key: string,
  type: FieldType,
  values: readonly SeenValue[],
  rules: RoleRules,
): readonly string[] {
  if (type !== 'list' && type !== 'text') return [];
  const counts = new Map<string, number>();
  for (const value of values)
    for (const item of type === 'list' ? itemsOfValue(key, value, rules) : [value.text])
      if (item !== '' && item.length <= longestValue) counts.set(item, (counts.get(item) ?? 0) + 1);
  return (
    [...counts]
      // A text that one post alone has, such as a title, is no choice.
      .filter(([, count]) => type === 'list' || count > 1)
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostValues)
      .map(([item]) => item)
  );
}

/** The items of a list as this generator reads it. */
export function itemsOfValue(
  key: string,
  { text, items }: Pick<SeenValue, 'text' | 'items'>,
  rules: RoleRules,
): readonly string[] {
  if (items !== undefined) return items.filter(item => item !== '');
  return splitItems(text, separatorOf(rules, key, text));
}

function habitsOfStyles(posts: readonly MetadataNeighbour[]): readonly StyleHabits[] {
  const counts = new Map<MetadataStyle, number>();
  for (const { block } of posts) counts.set(block.style, (counts.get(block.style) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([style, count]) => {
      const { keys, ...rest } = readHabits(style, posts);
      return { style, count, ...rest, keys: [...keys] };
    });
}
