import type { ReadPost } from '../../model/post.ts';

const groups = new WeakMap<readonly ReadPost[], ReadonlyMap<string, readonly ReadPost[]>>();

/**
 * The other entries with the same key as `entry`. The groups of a list are found once: a list must always be asked
 * with the same `keyOf`.
 */
export function sameGroup(
  entries: readonly ReadPost[],
  entry: ReadPost,
  keyOf: (entry: ReadPost) => string,
): readonly ReadPost[] {
  const known = groups.get(entries) ?? groupBy(entries, keyOf);
  groups.set(entries, known);
  const group = known.get(keyOf(entry)) ?? [];
  return group.length === 1 && group[0]?.path === entry.path
    ? []
    : group.filter(({ path }) => path !== entry.path);
}

function groupBy(
  entries: readonly ReadPost[],
  keyOf: (entry: ReadPost) => string,
): ReadonlyMap<string, readonly ReadPost[]> {
  const made = new Map<string, ReadPost[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = made.get(key);
    if (group === undefined) made.set(key, [entry]);
    else group.push(entry);
  }
  return made;
}
