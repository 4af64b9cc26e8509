import { load } from 'js-yaml';
import { parse as parseToml } from 'smol-toml';
import { expect } from 'vitest';
import type { FieldRole, FieldValue } from '../../../shared/metadata/fields/post-field.ts';
import type { Written } from './metadata-edits.test-support.ts';
import { findSpan } from './value-span.test-support.ts';

/** The tag that is added to each post. */
export const newTag = 'leysin-tag';

const asList = (value: unknown, generator: string): readonly string[] => {
  if (Array.isArray(value)) return value.map(String);
  if (value === undefined || value === null || value === '') return [];
  const separator =
    generator === 'jekyll' ? /\s+/ : generator === 'hugo' || generator === 'hexo' ? /$^/ : /[,;]/;
  return String(value)
    .split(separator)
    .map(item => item.trim())
    .filter(item => item !== '');
};

/** The words that stand there after the change, where they stand as they are. */
function wordsAfter(before: string, role: FieldRole, wanted: FieldValue): string | undefined {
  if (role === 'title' || role === 'date') return String(wanted);
  if (role !== 'draft') return undefined;
  const words: Readonly<Record<string, string>> = {
    true: 'false',
    false: 'true',
    yes: 'no',
    no: 'yes',
    draft: 'published',
    published: 'draft',
    '': '',
  };
  return words[before];
}

/** Where two texts differ: what they have in common at their beginnings and, behind that, at their ends. */
function differenceOf(before: string, after: string) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { head, tail };
}

/** Fails unless exactly what was asked for changed. `how` counts by which of the rules that was seen. */
export function expectBytes(
  name: string,
  role: FieldRole,
  wanted: FieldValue,
  { before, after, written, key }: { before: string; after: string; written: Written; key: string },
): 'exact' | 'span' | 'line' {
  const span = findSpan(before, written, key);
  const words = span?.words;
  const next = words && wordsAfter(before.slice(words.from, words.to), role, wanted);
  if (words !== undefined && next !== undefined && words.from < words.to) {
    expect(after, name).toBe(before.slice(0, words.from) + next + before.slice(words.to));
    return 'exact';
  }
  const { head, tail } = differenceOf(before, after);
  if (span !== undefined) {
    expect(after.startsWith(before.slice(0, span.from).trimEnd()), name).toBe(true);
    expect(after.endsWith(before.slice(span.to)), name).toBe(true);
    // A tag is added: nothing that stood there goes.
    if (role === 'tags' && !/^(?:\[\s*\]|''|""|~|null)$/.test(before.slice(span.from, span.to).trim()))
      expect(isKept(before.slice(span.from, span.to), after.slice(span.from)), name).toBe(true);
    return 'span';
  }
  expect(head + tail, `${name}\n${after.slice(0, 500)}`).toBe(before.length);
  const line = after.slice(head, after.length - tail);
  expect(line.replaceAll('\r\n', '\n').includes('\r'), name).toBe(false);
  // The new lines end as the others do.
  const hasReturns = /\r\n/.test(before);
  expect(/(?:^|[^\r])\n/.test(line) && hasReturns && !/(?:^|[^\r])\n/.test(before), name).toBe(false);
  return 'line';
}

/** Whether every character stands in another text, too, in the same order. */
function isKept(before: string, after: string): boolean {
  let at = 0;
  for (const character of before) {
    at = after.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** What a parser reads of a key. */
export interface ReadValue {
  readonly value: unknown;
  /** That of the post before. */
  readonly before: unknown;
  readonly generator: string;
  readonly written: Written;
}

/** The value a parser must give; a date without quotes is one to the parsers of YAML and TOML. */
function expectedValue(role: FieldRole, wanted: FieldValue, read: ReadValue): unknown {
  const { generator, written } = read;
  if (role === 'tags') return [...asList(read.before, generator), newTag];
  if (role === 'date') {
    const text = String(wanted);
    if (!(read.value instanceof Date)) return text;
    return String(written === 'toml' ? parseToml(`x = ${text}`).x : load(text));
  }
  if (role !== 'draft') return wanted;
  if (generator === 'nikola' || generator === 'pelican') return wanted ? 'draft' : 'published';
  return generator === 'jekyll' || generator === 'hexo' || generator === 'vuepress' ? !wanted : wanted;
}

function readAs(role: FieldRole, value: unknown, generator: string): unknown {
  if (role === 'tags') return asList(value, generator);
  // A text below `title: >` ends with a line end to the parser.
  return role === 'draft' ? value : String(value).trim();
}

/** Fails unless the generator's own kind of parser reads the new value. */
export function expectRead(name: string, role: FieldRole, wanted: FieldValue, read: ReadValue): void {
  const { value, generator } = read;
  const now = readAs(role, value, generator);
  // Jekyll reads YAML 1.1, in which these are booleans; js-yaml reads 1.2.
  const isWord = generator === 'jekyll' && (now === 'yes' || now === 'no');
  expect(isWord ? now === 'yes' : now, name).toEqual(expectedValue(role, wanted, read));
}
