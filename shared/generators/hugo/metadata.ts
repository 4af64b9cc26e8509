import { itemsOf, type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import type { Site } from '../../model/blog.ts';
import type { PostMetadata } from '../../model/post.ts';
import { parseDate } from '../front-matter/parse-date.ts';
import type { PostSource } from '../generator.ts';
import { nameOf, withoutEnding } from '../paths/blog-paths.ts';
import { type DatedName, splitDatedName } from '../paths/dated-name.ts';
import { titleFromName } from '../paths/title-words.ts';
import { hugoSettings } from './config.ts';
import { readHugoFrontMatter, withLowerKeys } from './front-matter.ts';
import { readHugoPath } from './paths.ts';
import { hugoSlug } from './slug.ts';

/** One item that takes no separator: to Hugo a text is one tag. */
const whole = /$^/;

/** What a Hugo post or page says of itself, in its front matter or by its path. */
export function readHugoMetadata(
  site: Site,
  source: PostSource,
): { readonly metadata: PostMetadata; readonly error?: string } {
  const own = readHugoFrontMatter(source.text, source.path);
  const block = withLowerKeys(own);
  const place = readHugoPath(site, source.path);
  const name = place?.name ?? withoutEnding(nameOf(source.path));
  const dated = splitDatedName(name);
  const { date, isOfName } = findDate(site, block, dated);
  const translationKey = textOf(block, 'translationkey');
  const metadata: PostMetadata = {
    title:
      textOf(block, 'title') || textOf(block, 'linktitle') || titleFromName(isOfName ? dated.rest : name),
    date,
    instant: parseDate(date, site.timeZone),
    draft: textOf(block, 'draft').toLowerCase() === 'true',
    tags: itemsOf(block, 'tags', whole),
    categories: itemsOf(block, 'categories', whole),
    slug: hugoSlug(site, place, block, {
      name: isOfName ? dated.rest : name,
      title: textOf(block, 'title'),
      date,
    }),
    lang: place?.lang ?? site.defaultLang,
    description: textOf(block, 'description') || textOf(block, 'summary'),
    author: textOf(block, 'author') || textOf(block, 'authors') || textOf(block, 'params.author'),
    ...(translationKey === '' ? {} : { translationKey }),
  };
  return own?.error === undefined ? { metadata } : { metadata, error: own.error };
}

interface FoundDate {
  readonly date: string;
  /** The name says the date: then what follows it there is the slug. */
  readonly isOfName: boolean;
}

/** The first of the configured places that holds a date; `:git` and `:fileModTime` are not in the text. */
function findDate(site: Site, block: MetadataBlock | undefined, dated: DatedName): FoundDate {
  for (const source of hugoSettings(site).dates) {
    const isOfName = source === ':filename';
    const date = isOfName ? dated.date : textOf(block, source);
    if (date !== '') return { date, isOfName };
  }
  return { date: '', isOfName: false };
}
