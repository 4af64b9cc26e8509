import { fieldOf, itemsOf, type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import type { Site } from '../../model/blog.ts';
import type { PostMetadata } from '../../model/post.ts';
import { parseDate } from '../front-matter/parse-date.ts';
import type { PostSource } from '../generator.ts';
import { nameOf, withoutEnding } from '../paths/blog-paths.ts';
import { titleFromName } from '../paths/title-words.ts';
import { jekyllDefaults } from './config.ts';
import { readJekyllPath } from './paths.ts';

/** One item that takes no separator. */
const whole = /$^/;

/** What a Jekyll post or page says of itself, in its front matter, in `defaults:`, or by its path. */
export function readJekyllMetadata(
  site: Site,
  source: PostSource,
): { readonly metadata: PostMetadata; readonly error?: string } {
  const own = readYamlFrontMatter(source.text);
  const place = readJekyllPath(site, source.path);
  const block = withDefaults(site, source, own, place?.type ?? 'pages');
  const slug = place?.slug ?? withoutEnding(nameOf(source.path));
  // A date key that cannot be read is no date: the day in the name must not hide that Jekyll may stumble over it.
  const date = textOf(block, 'date') || (place?.date ?? '');
  const ref = textOf(block, 'ref');
  // `tag` goes before `tags` (Jekyll's utils.rb); of categories all count.
  const tag = itemsOf(block, 'tag', whole);
  const metadata: PostMetadata = {
    title: textOf(block, 'title') || titleFromName(slug),
    date,
    instant: parseDate(date, site.timeZone) ?? parseDate(readablePart(date), site.timeZone),
    draft: place?.isDraft === true || isUnpublished(block),
    tags: unique(tag.length > 0 ? tag : itemsOf(block, 'tags', /\s+/)),
    categories: unique([
      ...(place?.categories ?? []),
      ...itemsOf(block, 'categories', /\s+/),
      ...itemsOf(block, 'category', whole),
    ]),
    slug: textOf(block, 'slug') || slug,
    lang: textOf(block, 'lang') || site.defaultLang,
    description: textOf(block, 'description') || textOf(block, 'excerpt'),
    author: textOf(block, 'author'),
    ...(ref === '' ? {} : { translationKey: ref }),
  };
  return own?.error === undefined ? { metadata } : { metadata, error: own.error };
}

// `2023-01-29 18:30:22 2023 -0800`: a day and a time, and something else
const readablePattern = /^\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?(?= )/;

/** What Ruby's `Time.parse`, which Jekyll uses, takes of a date with words behind it: it passes over them (Ruby 3.1, tried). */
function readablePart(date: string): string {
  return readablePattern.exec(date)?.[0] ?? '';
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}

function withDefaults(
  site: Site,
  source: PostSource,
  own: MetadataBlock | undefined,
  type: string,
): MetadataBlock {
  const defaults = jekyllDefaults(site, source.path, type);
  // What a post leaves empty its defaults fill.
  const fields = (own?.fields ?? []).filter(({ text, items, from, to }) => {
    const isEmpty = text === '' && items === undefined;
    return !isEmpty || /["'\n]/.test(source.text.slice(from, to));
  });
  return { style: 'yaml', from: 0, to: 0, ...own, fields: [...defaults, ...fields] };
}

/** YAML 1.1, which Jekyll reads, has more words for false than one; in quotes they are texts. */
function isUnpublished(block: MetadataBlock): boolean {
  const { text = '', from = 0, to = 0 } = fieldOf(block, 'published') ?? {};
  return /^(?:false|no|off)$/i.test(text) && to - from <= text.length;
}
