import { type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import type { Site } from '../../model/blog.ts';
import { lastAddressPart } from '../paths/dated-name.ts';
import { hugoSettings } from './config.ts';
import type { HugoPath } from './paths.ts';

/** What an address can be made of besides the front matter. */
export interface HugoAddressParts {
  /** The name of the file, bundle or section without a date that `:filename` takes for the post's. */
  readonly name: string;
  readonly title: string;
  /** As written, or ''. */
  readonly date: string;
}

/**
 * The last part of the address Hugo gives a page: of its `url`, its `slug`, the pattern of `[permalinks]` for its
 * section, or its name. After Hugo's documentation ("URL management", "Configure permalinks").
 */
export function hugoSlug(
  site: Site,
  place: HugoPath | undefined,
  block: MetadataBlock | undefined,
  parts: HugoAddressParts,
): string {
  const own = lastAddressPart(textOf(block, 'url')) || textOf(block, 'slug');
  if (own !== '') return own;
  const name = addressOf(site, parts.name);
  if (place === undefined || place.isSection) return name;
  const pattern = hugoSettings(site).permalinks.get(place.section.toLowerCase()) ?? '';
  return followPattern(site, pattern, { ...parts, name }) || name;
}

function followPattern(site: Site, pattern: string, { name, title, date }: HugoAddressParts): string {
  const last = /([^/]*)\/*$/.exec(pattern)?.[1] ?? '';
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  // Seen with Hugo 0.111: a plus in a title is the blank it stands for in a query.
  const ofTitle = addressOf(site, addressOf(site, title).replaceAll('+', ' ')) || name;
  // Without a slug of its own `:slug` is the title, and what ends in `contentbasename` or `filename` the name.
  const values = new Map([
    ['title', ofTitle],
    ['slug', ofTitle],
    ['filename', name],
    ['slugorfilename', name],
    ['contentbasename', name],
    ['slugorcontentbasename', name],
    ['year', year],
    ['month', month],
    ['day', day],
  ]);
  const tokens = [...last.matchAll(/:(\w+)/g)].map(([, token = '']) => values.get(token) ?? '');
  // A part that only the site's own pages tell (`:sections[last]`, `:weekdayname`): the name is the nearest.
  if (tokens.includes('')) return '';
  return last.replace(/:(\w+)/g, (_, token: string) => values.get(token) ?? '');
}

// What stays in an address; the rest goes, and blanks become hyphens.
const allowedPattern = /[\p{L}\p{M}\p{Nd}./\\_#+~@-]/u;

/** A name or title as Hugo writes it in an address (its `paths.Sanitize`, in lower case unless the site says no). */
function addressOf(site: Site, text: string): string {
  let address = '';
  let isBlank = false;
  for (const character of text) {
    if (allowedPattern.test(character)) {
      if (isBlank && character !== '-') address += '-';
      address += character;
      isBlank = false;
    } else if (/\s/.test(character) && address !== '' && !address.endsWith('-')) isBlank = true;
  }
  return hugoSettings(site).keepsCase ? address : address.toLowerCase();
}
