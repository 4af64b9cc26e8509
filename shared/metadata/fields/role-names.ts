import type { FieldRole } from './post-field.ts';

/** What a form calls the fields every post has. */
export const roleNames: Readonly<Record<FieldRole, string>> = {
  title: 'Title',
  date: 'Date',
  tags: 'Tags',
  draft: 'Draft',
  slug: 'Slug',
  description: 'Description',
};

const names: ReadonlySet<string> = new Set(Object.values(roleNames).map(name => name.toLowerCase()));

/** Whether a key would be taken for one of {@link roleNames}. */
export function isRoleName(key: string): boolean {
  return names.has(key.trim().toLowerCase());
}
