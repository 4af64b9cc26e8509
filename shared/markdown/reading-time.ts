import type { TextCounts } from './words.ts';

/**
 * Words of an alphabetic script a minute: adults reading non-fiction silently, mean of 190 studies (M. Brysbaert, Journal of
 * Memory and Language 109, 2019).
 */
const wordsPerMinute = 238;

/**
 * Chinese and Japanese characters a minute: between the 255 of Chinese and the 357 of Japanese (S. Trauzettel-Klosinski, K. Dietz,
 * Investigative Ophthalmology & Visual Science 53, 2012).
 */
const ideographsPerMinute = 300;

/** How long a text takes to read, in whole minutes, at least one; 0 for no words at all. */
export function readingMinutes({ words, ideographs }: TextCounts): number {
  if (words === 0) return 0;
  const minutes = (words - ideographs) / wordsPerMinute + ideographs / ideographsPerMinute;
  return Math.max(1, Math.round(minutes));
}
