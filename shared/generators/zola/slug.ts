import { type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import type { Site } from '../../model/blog.ts';
import { toAsciiLetters } from '../paths/ascii-letters.ts';
import { lastAddressPart } from '../paths/dated-name.ts';

/** Longest name that is made a slug, in UTF-16 units. */
const longestName = 1000;

/**
 * The last part of the address Zola gives a page: of its `path`, which overrides the rest, else its `slug` or its name
 * as `[slugify]` has it. After Zola's documentation ("Page", "Configuration").
 */
export function zolaSlug(site: Site, block: MetadataBlock | undefined, name: string): string {
  const own = lastAddressPart(textOf(block, 'path'));
  if (own !== '') return own;
  const text = textOf(block, 'slug') || name;
  return site.options.slugify === 'on' ? slugified(text) || text : text;
}

/** What the library "slug" makes of a text: lower case in ASCII, everything else one hyphen, none at the ends. */
function slugified(text: string): string {
  return toAsciiLetters(text.slice(0, longestName))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
