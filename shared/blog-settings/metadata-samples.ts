import type { Generator, PostSource } from '../generators/generator.ts';
import type { BlogPath, Site } from '../model/blog.ts';
import type { NewPostStyle } from '../model/blog-settings.ts';

/** A post as each dialect writes it: what a generator is shown where a blog has no post in that dialect yet. */
const samples: ReadonlyMap<NewPostStyle, string> = new Map([
  ['yaml', '---\ntitle: A post\ndate: 2024-05-06T07:08:09+00:00\ntags: []\n---\n\nText.\n'],
  ['toml', '+++\ntitle = "A post"\ndate = 2024-05-06T07:08:09+00:00\n+++\n\nText.\n'],
  ['json', '{\n  "title": "A post",\n  "date": "2024-05-06T07:08:09+00:00"\n}\n\nText.\n'],
  ['hexo-json', '"title": "A post",\n"date": "2024-05-06 07:08:09"\n;;;\n\nText.\n'],
  [
    'nikola-comment',
    '<!--\n.. title: A post\n.. slug: a-post\n.. date: 2024-05-06 07:08:09 UTC\n.. tags: \n-->\n\nText.\n',
  ],
  [
    'nikola-lines',
    '.. title: A post\n.. slug: a-post\n.. date: 2024-05-06 07:08:09 UTC\n.. tags: \n\nText.\n',
  ],
  ['key-value', 'Title: A post\nDate: 2024-05-06 07:08\nSlug: a-post\n\nText.\n'],
  ['key-value-fenced', '---\nTitle: A post\nDate: 2024-05-06 07:08\nSlug: a-post\n---\n\nText.\n'],
  ['none', '# A post\n\nText.\n'],
]);

const stylesOfPosts = new WeakMap<PostSource, NewPostStyle>();

/** The dialect a text begins with, as its generator reads it. */
export function styleOfText(generator: Generator, site: Site, source: PostSource): NewPostStyle {
  return generator.metadataInText(site, source)?.style ?? 'none';
}

/** {@link styleOfText} of a post that is asked for again and again, while one set of settings is looked at. */
function knownStyleOf(generator: Generator, site: Site, source: PostSource): NewPostStyle {
  const known = stylesOfPosts.get(source) ?? styleOfText(generator, site, source);
  stylesOfPosts.set(source, known);
  return known;
}

/**
 * The posts that show a generator how to begin a new one in `style`: those of `neighbours` that are written in it, else one
 * made up for that, in the place of the newest.
 */
export function neighboursInStyle(
  generator: Generator,
  site: Site,
  neighbours: readonly PostSource[],
  style: NewPostStyle,
): readonly PostSource[] {
  const alike = neighbours.filter(source => knownStyleOf(generator, site, source) === style);
  if (alike.length > 0) return alike;
  const path = neighbours[0]?.path ?? firstPath(generator, site);
  return [{ path, text: samples.get(style) ?? '' }];
}

/** Where the first post of a blog would lie. */
function firstPath(generator: Generator, site: Site): BlogPath {
  const request = { title: 'A post', slug: 'a-post', lang: site.defaultLang, draft: false } as const;
  return generator.newPost(site, { ...request, instant: '2024-05-06T07:08:09.000Z', neighbours: [] }).path;
}
