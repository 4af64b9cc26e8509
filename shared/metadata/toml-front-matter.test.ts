import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, stringify } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../e2e/support/shared-data.ts';
import { fieldOf, itemsOf, type MetadataBlock, textOf } from './metadata-block.ts';
import { readTomlFrontMatter } from './toml-front-matter.ts';

const seed = Number(process.env.LEYSIN_SEED ?? 20261123);
const numRuns = process.env.LEYSIN_LONG === '1' ? 20_000 : 300;

function read(text: string): MetadataBlock {
  const block = readTomlFrontMatter(text);
  if (block === undefined) throw new Error('no front matter');
  return block;
}

const written = (text: string, key: string) => {
  const field = fieldOf(read(text), key);
  return field === undefined ? undefined : text.slice(field.from, field.to);
};

function cpuMs(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe('a block', () => {
  it('stands between lines of +++, and the body begins after it', () => {
    for (const [text, body] of [
      ['+++\ntitle = "A"\n+++\nBody', 'Body'],
      ['\ufeff+++ \ntitle = "A"\n+++\n\nBody', '\nBody'],
      ['\n\n+++\ntitle = "A"\n+++', ''],
      ['+++\r\ntitle = "A"\r\n+++\r\nBody', 'Body'],
      ['+++\n+++\n', ''],
    ] as const) {
      const block = read(text);
      expect(text.slice(block.to)).toBe(body);
      expect(block.error).toBeUndefined();
      expect(text.startsWith('+++', block.from)).toBe(true);
    }
  });

  it('is none in other texts', () => {
    for (const text of [
      '',
      '+++',
      '# A\n',
      'a\n+++\na = 1\n+++\n',
      '++++\n',
      '+++ a\n+++\n',
      '+++\nJust text.\n',
    ])
      expect(readTomlFrontMatter(text)).toBeUndefined();
  });

  it('that nobody closes is open, broken, and keeps its keys', () => {
    const block = read('+++\ntitle = "A"\ndraft = true\n\nText\n');
    expect(block).toMatchObject({ error: 'line 1: no +++ ends the front matter', isOpen: true });
    expect([textOf(block, 'title'), textOf(block, 'draft')]).toEqual(['A', 'true']);
  });
});

describe('a value', () => {
  it.each([
    ['"A \\"b\\" \\u00e9"', 'A "b" é'],
    ["'C:\\x'", 'C:\\x'],
    ['"""\nlong\nmore\\\n  x"""', 'long\nmorex'],
    ['"""a""quoted"""""', 'a""quoted""'],
    ["'''\nit's'''", "it's"],
    ['2024-05-06', '2024-05-06'],
    ['2024-05-06 07:08:09', '2024-05-06 07:08:09'],
    ['2024-05-06T07:08:09.5+02:00', '2024-05-06T07:08:09.5+02:00'],
    ['true', 'true'],
    ['1_000', '1_000'],
    ['1.80', '1.80'],
    ['0xff', '0xff'],
    ['9223372036854775807', '9223372036854775807'],
    ['nan', 'nan'],
  ])('%s is text, and found as it is written', (value, text) => {
    const whole = `+++\na = 1 # first\nkey   =  ${value} # "a comment"\nz = "]"\n+++\nkey = 2\n`;
    expect(read(whole).error).toBeUndefined();
    expect(textOf(read(whole), 'key')).toBe(text);
    expect(written(whole, 'key')).toBe(value);
    expect(read(whole).fields.map(field => field.key)).toEqual(['a', 'key', 'z']);
  });

  it('that is a list has items, comments and line ends within', () => {
    const list = '[ # three\n  "a, b",\n  \'c]\', # x ]\n  3,\n]';
    const text = `+++\ntags = ${list}\nnone = []\n+++\n`;
    expect(itemsOf(read(text), 'tags', ',')).toEqual(['a, b', 'c]', '3']);
    expect(written(text, 'tags')).toBe(list);
    expect(fieldOf(read(text), 'none')).toMatchObject({ text: '', items: [] });
  });
});

describe('a key', () => {
  it('in a table is dotted, whichever way it is written', () => {
    for (const front of [
      '[extra]\nteam = "x"',
      'extra.team = "x"',
      'extra = { team = "x" }',
      '[ "extra" ]\n"team" = "x"',
      'extra . \'team\' = "x"',
    ])
      expect([read(`+++\n${front}\n+++\n`).error, written(`+++\n${front}\n+++\n`, 'extra.team')]).toEqual([
        undefined,
        '"x"',
      ]);
  });

  it('that holds a dot stays quoted', () => {
    expect(read('+++\n"a.b" = 1\n"\\u00e9 x" = 2\n+++\n').fields.map(({ key }) => key)).toEqual([
      '"a.b"',
      'é x',
    ]);
  });

  it('in an array of tables is no field', () => {
    const text =
      '+++\ntitle = "A"\n[[menu.main]]\ntitle = "B"\n[menu.main.params]\nx = 1\n[[menu.main]]\n[menu.other]\ny = [{ z = 1 }]\n+++\n';
    expect(read(text).error).toBeUndefined();
    expect(read(text).fields.map(({ key }) => key)).toEqual(['title', 'menu.other.y']);
  });

  it('can be __proto__ without reaching a prototype', () => {
    const text = '+++\n__proto__ = "x"\n[constructor.prototype]\na = 1\n+++\n';
    expect(read(text).fields.map(({ key }) => key)).toEqual(['__proto__', 'constructor.prototype.a']);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });
});

describe('a block that is not valid', () => {
  it.each([
    ['title = A', 2],
    ['a = 1\ntitle = "A" "b"', 3],
    ['a = 1\na = 2', 3],
    ['a = 1\n[a]\nb = 1', 3],
    ['a = 2024-13-01', 2],
    ['title: A', 2],
    ['a = "x\nb"', 2],
  ])('%j names its line', (front, line) => {
    expect(read(`+++\n${front}\n+++\n`).error).toMatch(new RegExp(`^line ${line}: \\S`));
  });

  it('keeps the keys that can be told, with their places', () => {
    const text = '+++\ntitle = A: b\n"draft" = true \n[extra]\nteam = \'x\'\n+++\n';
    const block = read(text);
    expect(block.fields.map(({ key, text: value, from, to }) => [key, value, text.slice(from, to)])).toEqual([
      ['title', 'A: b', 'A: b'],
      ['draft', 'true', 'true'],
      ['extra.team', 'x', "'x'"],
    ]);
  });

  it('is also one whose values cannot be placed for certain', () => {
    const block = read('+++\ntitle = "A"\n"\\U0001F600" = 1\n+++\n');
    expect(block.error).toBe('line 2: the places of the values cannot be told');
    expect(textOf(block, 'title')).toBe('A');
  });

  it('is one that is too long or nested too deeply, found in no time', () => {
    const hostile = [
      `a = "${'x'.repeat(70_000)}"`,
      `a = ${'['.repeat(30_000)}`,
      `a = ${'['.repeat(500)}${']'.repeat(500)}`,
      `a = ${'{a='.repeat(500)}1${'}'.repeat(500)}`,
      `${'a.'.repeat(30_000)}a = 1`,
      `[${'x'.repeat(30_000)}]\n${Array.from({ length: 3_000 }, (_, i) => `a${i}=1`).join('\n')}`,
      ' '.repeat(60_000),
      `a${' '.repeat(60_000)}`,
    ];
    for (const front of hostile) {
      let block: MetadataBlock | undefined;
      expect(cpuMs(() => (block = readTomlFrontMatter(`+++\n${front}\n+++\n`)))).toBeLessThan(1500);
      if (front.trim() !== '') expect(block?.error).toMatch(/^line \d+: /);
    }
  });
});

describe('any table that the library writes', () => {
  const key = fc.oneof(
    fc.constantFrom('a', 'b-c', 'x y', 'd.e', 'é', '__proto__'),
    fc.string({ minLength: 1, maxLength: 4 }),
  );
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 }));
  const table = fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf, { maxKeys: 3 })), { maxKeys: 5 });

  it('is read whole, each value in its place', () => {
    fc.assert(
      fc.property(table, values => {
        const toml = stringify(values);
        fc.pre(!/^\+\+\+[ \t]*$/m.test(toml));
        const text = `+++\n${toml}\n+++\n`;
        const block = read(text);
        expect(block.error).toBeUndefined();
        for (const field of block.fields) {
          const { v } = parse(`v = ${text.slice(field.from, field.to)}`);
          if (typeof v === 'string') expect(field.text).toBe(v.trim());
          else if (!Array.isArray(v)) expect(field.text).toBe(String(v));
        }
      }),
      { seed, numRuns },
    );
  });

  it('stays unbroken or becomes an error, whatever is cut into it', () => {
    fc.assert(
      fc.property(
        table,
        fc.nat(200),
        fc.constantFrom('', '"', "'''", '[', '#', '\n', '=', '.', '{'),
        (values, at, cut) => {
          const toml = stringify(values);
          const text = `+++\n${toml.slice(0, at)}${cut}${toml.slice(at)}\n+++\n`;
          const block = readTomlFrontMatter(text);
          for (const field of block?.fields ?? []) expect(field.from).toBeLessThanOrEqual(field.to);
        },
      ),
      { seed, numRuns },
    );
  });
});

/** The values of a table by their ways of keys; arrays are one value. */
function leaves(value: unknown, way: string): ReadonlyMap<string, string> {
  const isTable =
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  if (!isTable) return new Map([[way, JSON.stringify(value)]]);
  return new Map(Object.entries(value).flatMap(([key, item]) => [...leaves(item, `${way}/${key}`)]));
}

/** The ways of the values that differ between two texts with the same keys. */
function changed(before: string, after: string): readonly string[] {
  const inner = (text: string) => parse(text.replace(/^\+\+\+.*\n/, '').replace(/^\+\+\+.*/ms, ''));
  const old = leaves(inner(before), '');
  const now = leaves(inner(after), '');
  expect([...now.keys()]).toEqual([...old.keys()]);
  return [...old].filter(([way, value]) => now.get(way) !== value).map(([way]) => way);
}

const blogs = ['coredns.io', 'blog.rust-lang.org'];

describe.each(blogs)('the posts of %s', name => {
  const folder = findSharedData(`blogs/${name}/content`);
  it.skipIf(folder === undefined)(
    'are read without an error, and a value put in a field changes that key only',
    () => {
      const files = readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' }).filter(file =>
        file.endsWith('.md'),
      );
      let count = 0;
      for (const file of files) {
        const text = readFileSync(join(folder ?? '', file), 'utf8').replaceAll('\r\n', '\n');
        const block = readTomlFrontMatter(text);
        if (block === undefined) continue;
        count += 1;
        expect(block.error).toBeUndefined();
        for (const { key, from, to } of block.fields)
          expect(changed(text, `${text.slice(0, from)}"\\u2603"${text.slice(to)}`)).toEqual([
            `/${key.replaceAll('.', '/')}`,
          ]);
      }
      expect(count).toBeGreaterThan(100);
    },
  );
});
