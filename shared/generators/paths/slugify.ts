import { AppError } from '../../app-error.ts';

/** Letters that have no decomposition but a usual spelling in ASCII. */
const spellings: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** Names Windows keeps for devices, with any ending. */
const devicePattern = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)$/;

/** Longest slug in UTF-8 bytes: leaves room for a date, a number and an ending in a name of 255. */
const longestSlug = 120;

/**
 * The part of a file name and address a title becomes: lower case, words joined by `-`, Latin letters without
 * accents, letters of other scripts kept. Safe as a name on every system.
 * @throws post.bad-title when no letter or digit is left.
 */
export function slugify(title: string): string {
  const words = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFKC')
    .toLowerCase()
    // After the accents, since `ǣ` is an `æ` with one.
    .replace(/[ßæœøđðłþı]/g, letter => spellings[letter] ?? letter)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/\p{M}{3,}/gu, '')
    .replace(/^[-\p{M}]+|-+$/gu, '');
  const slug = cutToBytes(words, longestSlug).replace(/-+$/, '');
  if (!/[\p{L}\p{N}]/u.test(slug)) throw new AppError('post.bad-title', { title });
  return devicePattern.test(slug) ? `${slug}-post` : slug;
}

/** The longest beginning of whole characters within `limit` UTF-8 bytes. */
function cutToBytes(text: string, limit: number): string {
  const encoder = new TextEncoder();
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += encoder.encode(character).length;
    if (bytes > limit) break;
    kept += character;
  }
  return kept;
}
