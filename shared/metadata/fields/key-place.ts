import { editDialectOf } from '../edit/edit-dialects.ts';
import type { MetadataStyle } from '../metadata-block.ts';
import type { BlogFields } from './post-field.ts';

/** Whether posts of a style of metadata have keys in tables or objects that are told, and written, with dots. */
function hasTables(style: MetadataStyle): boolean {
  return editDialectOf(style)?.groupOf !== undefined;
}

/** Whether posts of that kind of metadata have this very key: with dots for tables, or with a dot in its name. */
export function isKeyUsedIn(style: MetadataStyle, key: string, blog: BlogFields): boolean {
  return blog.habits.some(
    habits => hasTables(habits.style) === hasTables(style) && habits.orders.some(keys => keys.includes(key)),
  );
}

/**
 * Whether a key of a post can be written under its name: `taxonomies.tags` is a key in a table, and in YAML would be
 * another key, unless posts in YAML have just that one.
 */
export function canWriteKey(style: MetadataStyle, key: string, blog: BlogFields): boolean {
  return !key.includes('.') || hasTables(style) || isKeyUsedIn(style, key, blog);
}
