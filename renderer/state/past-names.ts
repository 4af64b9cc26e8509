import type { BlogPath } from '../../shared/model/blog.ts';
import type { PastPublish } from '../../shared/model/history.ts';
import type { PastItem } from './history-state.ts';

/** What a post that is at `path` now was called after each of its publishes, which come newest first; by their ids. */
export function pastNames(publishes: readonly PastPublish[], path: BlogPath): ReadonlyMap<string, BlogPath> {
  const names = new Map<string, BlogPath>();
  let name = path;
  for (const { commit, files } of publishes) {
    names.set(commit, name);
    name = files.find(file => file.path === name)?.from ?? name;
  }
  return names;
}

/** Those rows of a list that are publishes. */
export function publishesOf(items: readonly PastItem[]): readonly PastPublish[] {
  return items.flatMap(item => (item.kind === 'publish' ? [item.publish] : []));
}
