/** Pairs of words for true and false, in the spellings YAML 1.1 knows. */
const pairs: readonly (readonly [string, string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['on', 'off'],
  ['y', 'n'],
];

/** What a word means as a boolean, or undefined when it is none. */
export function readBooleanWord(word: string): boolean | undefined {
  const lower = word.toLowerCase();
  for (const [yes, no] of pairs) if (lower === yes || lower === no) return lower === yes;
  return undefined;
}

/** A boolean in the spelling of `model` (`Yes` gives `Yes` and `No`); `true` or `false` when that is no boolean. */
export function writeBooleanLike(model: string, value: boolean): string {
  const lower = model.toLowerCase();
  const pair = pairs.find(words => words.includes(lower));
  const word = (pair ?? ['true', 'false'])[value ? 0 : 1] ?? '';
  if (pair === undefined || model === lower) return word;
  if (model.length > 1 && model === model.toUpperCase()) return word.toUpperCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}
