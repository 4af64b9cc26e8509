import type { Generator, PostSource } from '../../../shared/generators/generator.ts';
import type { BlogPath, Site } from '../../../shared/model/blog.ts';
import type { PostEntry, PostKind } from '../../../shared/model/post.ts';

/** The entry of a post with what these texts of it say; translations and comments stay those that are known. */
export function freshEntry(
  site: Site,
  generator: Generator,
  known: PostEntry,
  source: PostSource,
): PostEntry {
  const { metadata, error } = generator.readMetadata(site, source);
  const { title, date, instant, draft, tags, categories, slug, lang } = metadata;
  const said = { title, date, instant, draft, tags, categories, slug, lang };
  const { path, kind, translations, comments } = known;
  const entry = { path: source.path, kind, ...said, translations, comments };
  const isOwn = source.path === path;
  if (error !== undefined) return { ...entry, state: 'broken', error };
  // A file that cannot be read as it should says so whatever its metadata are.
  return isOwn && known.state === 'broken' && known.error !== undefined && !/^line \d/.test(known.error)
    ? { ...entry, state: 'broken', error: known.error }
    : { ...entry, state: 'ok' };
}

/** The entry of a post that is in no list, before its texts are read. */
export function unreadEntry(path: BlogPath, kind: PostKind): PostEntry {
  return {
    path,
    kind,
    title: '',
    date: '',
    instant: null,
    draft: false,
    tags: [],
    categories: [],
    slug: '',
    lang: '',
    translations: [],
    comments: 0,
    state: 'ok',
  };
}
