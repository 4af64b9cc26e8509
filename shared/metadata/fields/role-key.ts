import { readBooleanWord } from '../edit/boolean-words.ts';
import { editDialectOf } from '../edit/edit-dialects.ts';
import type { MetadataBlock, MetadataField } from '../metadata-block.ts';
import type { MetadataPlace } from './metadata-place.ts';
import type { BlogFields, FieldRole, FieldType } from './post-field.ts';
import type { RoleRules } from './role-rules.ts';

/** What a role is called in a post. */
export interface RoleKey {
  readonly role: FieldRole;
  /** As the post writes it, else as the blog's other posts do, else as the generator does; '' when no key says it. */
  readonly key: string;
  readonly field?: MetadataField;
}

/** The key a role has in a post, or would have. */
export function findRoleKey(
  role: FieldRole,
  { block }: Pick<MetadataPlace, 'block'>,
  blog: BlogFields,
  rules: RoleRules,
): RoleKey {
  const names = role === 'draft' ? rules.draft.map(({ key }) => key) : rules.keys[role];
  for (const name of names) {
    const field = findField(block, name, rules);
    if (field !== undefined && canHold(role, field, rules)) return { role, key: field.key, field };
  }
  return { role, key: newKey(role, names, block, blog, rules) };
}

/** `published` is a date in some blogs, and yes or no in others. */
function canHold(role: FieldRole, { text }: MetadataField, rules: RoleRules): boolean {
  const isShared = rules.keys.date.some(key => rules.draft.some(draft => draft.key === key));
  if (!isShared || (role !== 'date' && role !== 'draft')) return true;
  const isBoolean = readBooleanWord(text) !== undefined;
  return role === 'draft' ? isBoolean || text === '' : !isBoolean;
}

/** The field of a key; of several the last one, where upper and lower case are one in either. */
export function findField(
  block: MetadataBlock | undefined,
  name: string,
  rules: RoleRules,
): MetadataField | undefined {
  const ignoresCase = isCaseIgnored(block, rules);
  return block?.fields.findLast(({ key }) => isSameKey(key, name, ignoresCase));
}

/** Whether `Title` is `title` in a post. */
export function isCaseIgnored(block: MetadataBlock | undefined, rules: RoleRules): boolean {
  return rules.ignoresCase || (block !== undefined && editDialectOf(block.style)?.ignoresCase === true);
}

/** Whether two names are one key. */
export function isSameKey(one: string, other: string, ignoresCase: boolean): boolean {
  return ignoresCase ? one.toLowerCase() === other.toLowerCase() : one === other;
}

/** The name of most posts; of none the generator's, with a capital where the post's own keys have one. */
function newKey(
  role: FieldRole,
  names: readonly string[],
  block: MetadataBlock | undefined,
  blog: BlogFields,
  rules: RoleRules,
): string {
  const ignoresCase = isCaseIgnored(block, rules);
  const isOther = (type: FieldType) =>
    (role === 'date' && type === 'boolean') || (role === 'draft' && type === 'date');
  const used = blog.fields.find(
    ({ key, type }) => !isOther(type) && names.some(name => isSameKey(name, key, ignoresCase)),
  );
  if (used !== undefined) return used.key;
  const [first = ''] = names;
  const own = block?.fields ?? [];
  const capitals = own.filter(({ key }) => /^\p{Lu}/u.test(key)).length;
  const isCapital = ignoresCase && capitals * 2 > own.length;
  return isCapital ? first.charAt(0).toUpperCase() + first.slice(1) : first;
}
