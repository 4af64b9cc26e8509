import type { BodyParts } from '../check.ts';

/** Places that pages have from their layout, or that browsers know. */
const usualAnchors =
  /^(?:|top|main|content|contents|more|toc|table-of-contents|comments?|respond|disqus_thread|footnotes?|_?top|fn.*|fnref.*|user-content-.*|:~:.*|!.*|\/.*)$/i;

/**
 * Whether a post has the place that a link names behind its number sign. Generators make the names of headings in
 * different ways, so a name that differs from a heading only in signs, accents or upper and lower case counts as made of it.
 */
export function hasAnchor(parts: BodyParts, fragment: string): boolean {
  const wanted = decoded(fragment).normalize('NFC');
  if (usualAnchors.test(wanted) || parts.hasMoreIds || parts.ids.has(wanted)) return true;
  const plain = lettersOf(wanted);
  // A second heading of the same words has a number behind them.
  const first = lettersOf(wanted.replace(/[-_]\d+$/, ''));
  return parts.headings.some(({ text, id }) => {
    if (id !== undefined && id.toLowerCase() === wanted.toLowerCase()) return true;
    const letters = lettersOf(text);
    return isSame(letters, plain) || isSame(letters, first) || mayBeNamed(text, letters, plain);
  });
}

function isSame(heading: string, wanted: string): boolean {
  return wanted !== '' && heading === wanted;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Letters and digits in lower case, without accents. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Some generators spell other scripts and signs out in their own way: nobody can tell what such a heading's name is, but that
 * the words in plain letters are in it.
 */
function mayBeNamed(text: string, letters: string, wanted: string): boolean {
  const isOdd = /[^a-z0-9]/.test(letters) || /[&+%$@=*<>]|:[a-z_]+:/.test(text);
  if (!isOdd) return false;
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/:[a-z_]+:/g, ' ')
      .match(/[a-z0-9]{2,}/g) ?? [];
  return words.every(word => wanted.includes(word));
}
