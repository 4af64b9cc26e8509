import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isMap, parse, parseDocument } from 'yaml';
import { applyChanges } from '../../model/text-change.ts';
import { readJsonFrontMatter } from '../json-front-matter.ts';
import { readKeyValueLines } from '../key-value-lines.ts';
import { fieldOf, type MetadataBlock, type MetadataField } from '../metadata-block.ts';
import { readTomlFrontMatter } from '../toml-front-matter.ts';
import { isRefusal } from './edit-dialect.ts';
import { type ReadMetadata, readTop } from './edit-field.test-support.ts';
import { editField } from './edit-field.ts';
import type { FieldEdit } from './field-edit.ts';
import { readHabits } from './metadata-habits.ts';

const seed = Number(process.env.LEYSIN_SEED ?? 20261123);
const numRuns = process.env.LEYSIN_LONG === '1' ? 20_000 : 400;

const keys = ['title', 'date', 'tags', 'draft', 'slug', 'x'] as const;
const word = fc.constantFrom('a', 'b', 'two words', 'é', '😀', '12', 'yes', 'it is', 'c++', 'x-y');
const hostile = fc.oneof(
  word,
  fc.string({
    unit: fc.constantFrom(
      'a',
      ' ',
      ':',
      '#',
      "'",
      '"',
      '\\',
      '-',
      '[',
      ']',
      ',',
      '{',
      '>',
      '\n',
      '😀',
      '=',
      '+',
      '.',
      '&',
      '*',
    ),
  }),
  fc.constantFrom('2024-01-01', '---', '-->', '+++', 'null', '~', '', '<<', '__proto__', '\u00a0x', '\u2028'),
);

const yamlValue = fc.oneof(
  word.filter(text => !/^c\+\+$/.test(text)),
  word.map(text => `"${text}"`),
  word.map(text => `'${text}'   # note`),
  fc.array(word, { maxLength: 4 }).map(items => `[ ${items.join(',')}]`),
  fc
    .array(word, { minLength: 1, maxLength: 4 })
    .map(items => items.map(item => `\n  - ${item} # n`).join('')),
  fc.array(word, { minLength: 1, maxLength: 4 }).map(items => items.map(item => `\n- "${item}"`).join('')),
  fc.constantFrom(
    '',
    '  ',
    ' # c',
    '&k v',
    '*k',
    '{a: b}',
    '|\n  one\n\n   two\n',
    '>-\n  one\n  two',
    '\u00a02020-01-01',
    '2020-01-01 10:00:00 +0900',
    '!!str 1',
    'more\n  lines',
  ),
);

const yamlText = fc
  .array(
    fc.tuple(
      fc.constantFrom(...keys),
      fc.constantFrom(':', ':  ', ': '),
      yamlValue,
      fc.constantFrom('', '\n# c', '\n'),
    ),
    {
      maxLength: 7,
    },
  )
  .map(
    lines =>
      `---\n${lines.map(([key, mark, value, after]) => `${key}${mark}${/^[\n]/.test(value) || mark !== ':' ? '' : ' '}${value}${after}\n`).join('')}---\nBody\ntitle: no\n`,
  );

const simple = fc.array(
  fc.tuple(fc.constantFrom(...keys), fc.constantFrom('', 'a', 'a, b', 'x,y', 'true', 'A: b  ')),
  {
    minLength: 1,
    maxLength: 6,
  },
);
const nikolaText = simple.map(
  lines => `${lines.map(([key, value]) => `.. ${key}: ${value}\n`).join('')}\nBody\n.. title: no\n`,
);
const commentText = simple.map(
  lines =>
    `<!--\n${lines.map(([key, value]) => `.. ${key}:${value === '' ? '' : ` ${value}`}\n`).join('')}\n-->\nBody\n`,
);
const keyValueText = simple.map(
  lines => `${lines.map(([key, value]) => `${key}: ${value}\n`).join('')}\nBody: no\n`,
);
const tomlValue = fc.constantFrom(
  '"a"',
  "'b'",
  '[ "a","b" ]',
  '[\n  "a", # n\n  "b",\n]',
  '2020-01-01',
  'true',
  '12',
  '"a" # n',
  '{ a = 1 }',
);
const uniqueKeys = fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 6 });
const tomlText = uniqueKeys.chain(names =>
  fc
    .tuple(...names.map(() => tomlValue))
    .map(
      values =>
        `+++\n${names.map((name, index) => `${name} = ${values[index] ?? ''}\n`).join('')}\n[extra]\nx = "y"\n+++\nBody\n`,
    ),
);
const jsonText = uniqueKeys.chain(names =>
  fc
    .tuple(...names.map(() => fc.constantFrom('"a"', '["a","b"]', 'true', '12', 'null', '"b\\n\\"c"')))
    .map(
      values =>
        `{\n${names.map((name, index) => `  "${name}": ${values[index] ?? ''}`).join(',\n')}\n}\nBody\n`,
    ),
);

const dialects: readonly (readonly [string, fc.Arbitrary<string>, ReadMetadata])[] = [
  ['yaml', yamlText, readTop],
  ['nikola-lines', nikolaText, readTop],
  ['nikola-comment', commentText, readTop],
  ['key-value', keyValueText, readKeyValueLines],
  ['toml', tomlText, readTomlFrontMatter],
  ['json', jsonText, readJsonFrontMatter],
];

const anyValue: fc.Arbitrary<FieldEdit['value']> = fc.oneof(
  hostile,
  fc.array(hostile, { maxLength: 4 }),
  fc.boolean(),
  fc.constant(undefined),
);

/** The lines of the text that belong to no field of this key: what an edit must leave alone, in order. */
function otherLines(text: string, block: MetadataBlock, key: string): readonly string[] {
  const field = fieldOf(block, key);
  const at = field === undefined ? undefined : text.lastIndexOf('\n', Math.max(0, field.from - 1)) + 1;
  if (field === undefined || at === undefined) return text.split('\n');
  // From the key's line (above its value where that begins on the next one) to the value's end
  const isBelow = text.slice(at, field.from).trim() === '' || /^\s*$/.test(text.slice(at, field.from));
  const start = isBelow ? text.lastIndexOf('\n', at - 2) + 1 : at;
  const feed = text.indexOf(
    '\n',
    Math.max(field.from, field.to - (text.charAt(field.to - 1) === '\n' ? 1 : 0)),
  );
  return `${text.slice(0, start)}${feed < 0 ? '' : text.slice(feed + 1)}`.split('\n');
}

function isSubsequence(lines: readonly string[], of: readonly string[]): boolean {
  let position = 0;
  for (const line of of) if (position < lines.length && lines[position] === line) position += 1;
  return position === lines.length;
}

/** Fails when a character outside of a single value is not what it was; a first one may stand anywhere on its line. */
function expectSpan(text: string, { from, to }: MetadataField, result: string): void {
  if (from < to) {
    expect(result.startsWith(text.slice(0, from)) && result.endsWith(text.slice(to)), result).toBe(true);
    expect(result.length, result).toBeGreaterThanOrEqual(text.length - (to - from));
    return;
  }
  const starts = Array.from({ length: 8 }, (_, blanks) => Math.max(0, from - 4) + blanks);
  const isInserted = (at: number) => result.startsWith(text.slice(0, at)) && result.endsWith(text.slice(at));
  expect(result.length > text.length && starts.some(isInserted), result).toBe(true);
}

type Editor = (text: string, block: MetadataBlock, edit: FieldEdit, read: ReadMetadata) => string | undefined;

const splice: Editor = (text, block, edit, read) => {
  const changes = editField(text, block, edit, { read, habits: readHabits(block.style, []) });
  return isRefusal(changes) ? undefined : applyChanges(text, changes);
};

function expectOnlyValue(
  text: string,
  block: MetadataBlock,
  { key, value }: FieldEdit,
  result: string,
  read: ReadMetadata,
): void {
  // In JSON a key that comes or goes at the end gives or takes the comma before it.
  const comparable = (line: string) => (text.startsWith('{') ? line.replace(/,$/, '') : line);
  const lines = result.split('\n').map(comparable);
  const others = otherLines(text, block, key).map(comparable);
  expect(isSubsequence(others, lines), `${text}=>${result}`).toBe(true);
  const target = fieldOf(block, key);
  const isSingle = typeof value === 'string' || typeof value === 'boolean';
  if (target !== undefined && isSingle) expectSpan(text, target, result);
  const now = read(result);
  expect(now?.error).toBeUndefined();
  const written = (of: string, field: MetadataField | undefined) =>
    field === undefined ? undefined : of.slice(field.from, field.to);
  for (const field of block.fields.filter(one => one.key !== key))
    expect(written(result, fieldOf(now, field.key))).toBe(written(text, fieldOf(block, field.key)));
}

/** Checks that an editor changes nothing but the value; gives how many edits it made. */
function checkEditor(arbitrary: fc.Arbitrary<string>, read: ReadMetadata, editor: Editor): number {
  let made = 0;
  fc.assert(
    fc.property(arbitrary, fc.constantFrom(...keys), anyValue, (text, key, value) => {
      const block = read(text);
      if (block === undefined) return;
      const result = editor(text, block, { key, value }, read);
      if (block.error !== undefined) expect(result).toBeUndefined();
      if (result === undefined || result === text) return;
      made += 1;
      expectOnlyValue(text, block, { key, value }, result, read);
    }),
    { seed, numRuns, verbose: 1 },
  );
  return made;
}

it.each(dialects)(
  'in %s an edit changes only the lines of its value',
  (_, arbitrary, read) => {
    expect(checkEditor(arbitrary, read, splice)).toBeGreaterThan(numRuns / 8);
  },
  600_000,
);

it('the check sees an editor that writes the block anew', () => {
  const rewrite: Editor = (text, block, edit) => {
    if (block.error !== undefined || typeof edit.value !== 'string') return undefined;
    const end = text.indexOf('\n---\n', 3);
    const document = parseDocument(text.slice(4, end + 1), { uniqueKeys: false });
    // What it cannot edit it leaves: the check has to see what it writes.
    if (!isMap(document.contents)) return undefined;
    document.set(edit.key, edit.value);
    return `---\n${document.toString()}---\n${text.slice(end + 5)}`;
  };
  expect(() => checkEditor(yamlText, readTop, rewrite)).toThrow(/Property failed/);
});

it('what is written as YAML is the same text to YAML 1.1 and 1.2', () => {
  const base = fc.constantFrom('title: a', "title: 'a'", 'title: "a"', 'title:', 'title: |\n  a');
  fc.assert(
    fc.property(base, hostile, (inner, value) => {
      const text = `---\n${inner}\nz: 1\n---\n`;
      const block = readTop(text);
      const result = block && splice(text, block, { key: 'title', value }, readTop);
      if (result === undefined) return;
      for (const version of ['1.1', '1.2'] as const) {
        const { title } = parse(result.slice(4, -4), { version }) as { readonly title: unknown };
        expect(title === null && value.trim() === '' ? '' : String(title).trim(), result).toBe(value.trim());
        if (value.trim() !== '') expect(typeof title).toBe('string');
      }
    }),
    { seed, numRuns: numRuns * 3, verbose: 1 },
  );
}, 600_000);
