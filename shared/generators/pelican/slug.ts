import { decodeHtmlEntities } from '../../metadata/html-entities.ts';
import type { Site } from '../../model/blog.ts';
import { toAsciiLetters } from '../paths/ascii-letters.ts';

/** The substitutions Pelican makes where `SLUG_REGEX_SUBSTITUTIONS` says nothing, by the text of their patterns. */
const knownPatterns: ReadonlyMap<string, RegExp> = new Map([
  ['[^\\w\\s-]', /[^\p{L}\p{N}_\s-]/gu],
  ['\\A\\s*', /^\s+/u],
  ['\\s*\\Z', /(?<!\s)\s+$/u],
  ['[-\\s]+', /[-\s]+/gu],
]);

const defaultSubstitutions: readonly (readonly [string, string])[] = [
  ['[^\\w\\s-]', ''],
  ['\\A\\s*', ''],
  ['\\s*\\Z', ''],
  ['[-\\s]+', '-'],
];

/** Longest title that is made a slug, in UTF-16 units; it bounds the search for ends of tags. */
const longestTitle = 1000;

/**
 * The slug Pelican makes of a title: tags away, letters in ASCII unless `SLUGIFY_USE_UNICODE`, the substitutions, lower
 * case unless `SLUGIFY_PRESERVE_CASE` (docs/settings.rst, pelican/utils.py). Of `SLUG_REGEX_SUBSTITUTIONS` the default
 * patterns and those that are plain text count.
 */
export function pelicanSlug(site: Site, title: string): string {
  const words = decodeHtmlEntities(title.slice(0, longestTitle).replace(/<[^>]*>/g, '')).normalize('NFKC');
  let slug = site.options.slugUnicode === 'true' ? words : toAsciiLetters(words);
  for (const [pattern, replacement] of substitutionsOf(site)) slug = substitute(slug, pattern, replacement);
  return (site.options.slugCase === 'true' ? slug : slug.toLowerCase()).trim();
}

const substitutions = new WeakMap<Site, readonly (readonly [string, string])[]>();

function substitutionsOf(site: Site): readonly (readonly [string, string])[] {
  const known = substitutions.get(site);
  if (known !== undefined) return known;
  const read: unknown = JSON.parse(site.options.slugSubstitutions ?? 'null');
  const made = Array.isArray(read)
    ? read.map(([from, to]: readonly unknown[]) => [String(from), String(to)] as const)
    : defaultSubstitutions;
  substitutions.set(site, made);
  return made;
}

function substitute(text: string, pattern: string, replacement: string): string {
  const plain = pattern.replace(/^\(\?u\)/, '');
  const known = knownPatterns.get(plain);
  if (known !== undefined) return text.replace(known, () => replacement);
  const literal = literalOf(plain);
  if (literal === undefined || literal === '' || /\\[\dg]/.test(replacement)) return text;
  return text.replace(new RegExp(literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu'), () => replacement);
}

/** The text a regular expression stands for when it stands for one only: `C\+\+`. */
function literalOf(pattern: string): string | undefined {
  if (!/^(?:\\\W|[^\\^$.*+?()[\]{}|])*$/.test(pattern)) return undefined;
  return pattern.replace(/\\(\W)/g, '$1');
}
