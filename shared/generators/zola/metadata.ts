import { textOf } from '../../metadata/metadata-block.ts';
import type { Site } from '../../model/blog.ts';
import type { PostMetadata } from '../../model/post.ts';
import { parseDate } from '../front-matter/parse-date.ts';
import type { PostSource } from '../generator.ts';
import { nameOf, withoutEnding } from '../paths/blog-paths.ts';
import { titleFromName } from '../paths/title-words.ts';
import { readTaxonomy, readZolaFrontMatter } from './front-matter.ts';
import { readZolaPath } from './paths.ts';
import { zolaSlug } from './slug.ts';

// `2024/05/07/a-title`, `inside-rust/2024/05/07/a-title`: a day in the address
const datedAddressPattern = /(?:^|\/)(\d{4}\/\d{2}\/\d{2})(?:\/|$)/;

/** What a Zola post or page says of itself, in its front matter or by its path. */
export function readZolaMetadata(
  site: Site,
  source: PostSource,
): { readonly metadata: PostMetadata; readonly error?: string } {
  const block = readZolaFrontMatter(source.text);
  const place = readZolaPath(site, source.path);
  const name = place?.named.rest ?? withoutEnding(nameOf(source.path));
  const slugName = site.options.keepsDates === 'true' ? (place?.last ?? name) : name;
  const address = textOf(block, 'path');
  // A site without dates in its posts can only have them from their addresses.
  const date = textOf(block, 'date') || place?.named.date || datedAddressPattern.exec(address)?.[1] || '';
  const metadata: PostMetadata = {
    title: textOf(block, 'title') || titleFromName(name),
    date,
    instant: parseDate(date, site.timeZone),
    draft: textOf(block, 'draft').toLowerCase() === 'true',
    tags: readTaxonomy(block, source.text, ['tags', 'tag']),
    categories: readTaxonomy(block, source.text, ['categories', 'category']),
    slug: zolaSlug(site, block, slugName),
    lang: place?.lang ?? site.defaultLang,
    description: textOf(block, 'description'),
    author: textOf(block, 'authors') || textOf(block, 'extra.author'),
  };
  return block?.error === undefined ? { metadata } : { metadata, error: block.error };
}

/** Whether an address begins with a day, and what stands before that. */
export function splitDatedAddress(address: string): { readonly before: string } | undefined {
  const match = datedAddressPattern.exec(address);
  if (match?.[1] === undefined) return undefined;
  return { before: address.slice(0, address.indexOf(match[1], match.index)) };
}
