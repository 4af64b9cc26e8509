import type { FilterKey, ListView } from '../../shared/model/list-view.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import { valuesOf } from './post-filters.ts';

/** Posts that stand together under a heading, or without one. */
export interface PostGroup {
  readonly label: string | null;
  readonly entries: readonly PostEntry[];
}

const stageNames: Readonly<Record<string, string>> = {
  draft: 'Drafts',
  scheduled: 'Scheduled',
  published: 'Published',
};

const missing: Readonly<Record<FilterKey, string>> = {
  state: 'Published',
  lang: 'No language',
  tag: 'No tag',
  category: 'No category',
  folder: 'The blog’s own folder',
  year: 'No date',
};

/** How the value of a filter is called on screen. */
export function nameOfValue(key: FilterKey, value: string): string {
  if (value === '') return missing[key];
  return key === 'state' ? (stageNames[value] ?? value) : value;
}

/**
 * Posts in groups, each where its first post stands in the order. A post with several values is in the group of the first,
 * and of folders in that of the one it lies in.
 */
export function groupPosts(
  entries: readonly PostEntry[],
  group: ListView['group'],
  now: string,
): readonly PostGroup[] {
  if (group === 'none') return entries.length > 0 ? [{ label: null, entries }] : [];
  const groups = new Map<string, PostEntry[]>();
  for (const entry of entries) {
    const values = valuesOf(entry, group, now);
    const value = (group === 'folder' ? values.at(-1) : values[0]) ?? '';
    const known = groups.get(value);
    if (known) known.push(entry);
    else groups.set(value, [entry]);
  }
  return [...groups].map(([value, posts]) => ({ label: nameOfValue(group, value), entries: posts }));
}
