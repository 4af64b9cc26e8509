import type { PostEntry } from '../../shared/model/post.ts';
import { foldText } from '../../shared/search/fold-text.ts';

/** A post with the folded text it is found by. */
export interface SearchablePost {
  readonly entry: PostEntry;
  readonly folded: string;
}

/** Prepares posts for {@link matchPosts}: by title, tags, categories and path. */
export function indexPosts(entries: readonly PostEntry[]): readonly SearchablePost[] {
  return entries.map(entry => ({
    entry,
    folded: foldText([entry.title, ...entry.tags, ...entry.categories, entry.path].join('\n')),
  }));
}

/** The posts in which every word of `query` occurs, in their order; all of them for an empty query. */
export function matchPosts(posts: readonly SearchablePost[], query: string): readonly PostEntry[] {
  const words = foldText(query).split(/\s+/u).filter(Boolean);
  const hits = posts.filter(post => words.every(word => post.folded.includes(word)));
  return hits.map(post => post.entry);
}

/** Newest first; a post without a date leads, for it is a draft one looks for; a page without one comes last. */
export function sortPosts(entries: readonly PostEntry[]): readonly PostEntry[] {
  return [...entries].sort((a, b) => {
    if (whenOf(a) === whenOf(b)) return a.path < b.path ? -1 : 1;
    return whenOf(a) < whenOf(b) ? 1 : -1;
  });
}

/** A text that sorts as the moment does. */
function whenOf({ instant, kind }: PostEntry): string {
  return instant ?? (kind === 'page' ? '' : '~');
}
