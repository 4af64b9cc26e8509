import type { BlogPath } from '../../shared/model/blog.ts';
import type { PostEntry } from '../../shared/model/post.ts';

const mostNamed = 3;
const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** A post by its title, another file by its path. */
export function fileNameOf(path: BlogPath, posts: readonly PostEntry[]): string {
  const title = posts.find(post => post.path === path)?.title;
  return title ? `“${title}”` : path;
}

/** Names in a sentence; beyond a few they are counted. */
export function listNames(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return list.format(more > 1 ? [...names.slice(0, mostNamed), `${more} more`] : names);
}
