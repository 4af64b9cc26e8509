import { normalizeIdentifier } from 'micromark-util-normalize-identifier';

// A label holds no brackets but escaped ones; source: CommonMark 0.31, link labels (at most 999 characters).
const labelPattern = /\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g;

/**
 * Every label that `text` could refer to, normalised as the parser does; those of footnotes keep their `^`. Holds too
 * many rather than too few: brackets in code count as well.
 */
export function mentionsOf(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!text.includes('[')) return labels;
  for (const [, label = ''] of text.matchAll(labelPattern)) labels.add(normalizeIdentifier(label));
  return labels;
}
