import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findSharedData } from '../../e2e/support/shared-data.ts';
import { fieldOf, itemsOf, type MetadataBlock, textOf } from './metadata-block.ts';
import { readYamlFrontMatter } from './yaml-front-matter.ts';

const seed = Number(process.env.LEYSIN_SEED ?? 20261122);
const numRuns = process.env.LEYSIN_LONG === '1' ? 100_000 : 500;

/** Milliseconds of processor time a run takes: other programs on the machine do not count. */
function cpuMs(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function read(text: string): MetadataBlock {
  const block = readYamlFrontMatter(text);
  if (block === undefined) throw new Error('no front matter');
  return block;
}

describe('a block', () => {
  it('ends at --- or ..., and the body begins after it', () => {
    for (const [text, body] of [
      ['---\ntitle: A\n---\nBody', 'Body'],
      ['---\r\ntitle: A\r\n---\r\nBody', 'Body'],
      ['\ufeff--- \ntitle: A\n...\n\nBody', '\nBody'],
      ['---\n---\n', ''],
      ['---\ntitle: A\n---', ''],
    ] as const)
      expect(text.slice(read(text).to)).toBe(body);
  });

  it('is none without a fence alone on the first line', () => {
    for (const text of [
      '',
      '---',
      '# A\n',
      '\n---\na: b\n---\n',
      '---js\na: 1\n---\n',
      '--- a: b\n---\n',
      '----\n',
    ])
      expect(readYamlFrontMatter(text)).toBeUndefined();
  });

  it('is none where a thematic break begins the text', () => {
    expect(readYamlFrontMatter('---\n\nJust text.\n')).toBeUndefined();
  });

  it('that nobody closes is broken and keeps its keys', () => {
    const block = read('---\ntitle: "A: b"\ndraft: true\n\nText\n');
    expect(block.error).toBe('line 1: no --- ends the front matter');
    expect(textOf(block, 'title')).toBe('A: b');
  });
});

describe('values', () => {
  it('stay as they are written, whatever type YAML would give them', () => {
    const block = read('---\ntitle: 2019\nversion: 4.0\ndate: 2020-01-01\nn: null\ny: yes\noct: 0o17\n---\n');
    expect(block.fields.map(({ text }) => text)).toEqual(['2019', '4.0', '2020-01-01', '', 'yes', '0o17']);
  });

  it('are nothing where YAML has a word for that, without quotes or a tag', () => {
    const of = (yaml: string) => read(`---\n${yaml}\n---\n`).fields.map(({ text, items }) => items ?? text);
    expect(of('a: ~\nb: null\nc: Null\nd: NULL\ne:\nf: &x ~\ng: *x')).toEqual(['', '', '', '', '', '', '']);
    expect(of('a: \'~\'\nb: "null"\nc: nuLL\nd: ~x\ne: !!str null\nf: |\n  null')).toEqual([
      '~',
      'null',
      'nuLL',
      '~x',
      'null',
      'null',
    ]);
    expect(of('a: !!timestamp 2024-01-02\nb: !!int 0x10')).toEqual(['2024-01-02', '0x10']);
    expect(of("a: [x, ~, null, '~']")).toEqual([['x', '', '', '~']]);
  });

  it('have the range of their characters', () => {
    const text = '\ufeff---\r\ntitle:  "A \'b\'"  # c\r\ntags: [a, b]\r\nempty:\r\n---\r\n';
    const written = read(text).fields.map(({ from, to }) => text.slice(from, to));
    expect(written).toEqual(['"A \'b\'"', '[a, b]', '']);
  });

  it('can be lists, block scalars, and aliases', () => {
    const block = read('---\na: &x [1, two]\nb: *x\nc: >-\n  long\n  text\nd:\n- e\n---\n');
    expect(itemsOf(block, 'b', ',')).toEqual(['1', 'two']);
    expect(textOf(block, 'c')).toBe('long text');
    expect(itemsOf(block, 'd', ',')).toEqual(['e']);
  });

  it('keep a no-break space out of dates and titles', () => {
    expect(textOf(read('---\ndate: \u00a02020-01-01\n---\n'), 'date')).toBe('2020-01-01');
  });
});

describe('odd keys', () => {
  it('that occur twice count with the last value', () => {
    const block = read('---\ntitle: A\ntitle: B\n---\n');
    expect(block.error).toBeUndefined();
    expect([block.fields.length, textOf(block, 'title')]).toEqual([2, 'B']);
  });

  it('with a colon, quotes or the name of a prototype are only keys', () => {
    const block = read(
      '---\ncSpell:ignore: a b\n"q r": 1\n__proto__: {polluted: yes}\nconstructor: x\n---\n',
    );
    expect(block.fields.map(({ key }) => key)).toEqual(['cSpell:ignore', 'q r', '__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(fieldOf(block, 'toString')).toBeUndefined();
  });
});

describe('an error', () => {
  it('names the line in the file and leaves the other keys readable', () => {
    const block = read('---\ntitle: A: b\ndate: 2020-01-01\n---\n');
    expect(block.error).toMatch(/^line 2: /);
    expect([textOf(block, 'title'), textOf(block, 'date')]).toEqual(['A: b', '2020-01-01']);
  });

  it('comes with a tab, a list, a template and a lone text', () => {
    for (const yaml of ['a:\n\tb: c', '- a\n- b', 'title: {{ x }}\n{% if a %}', 'just words'])
      expect(read(`---\n${yaml}\n---\n`).error).toMatch(/^line \d+: /);
  });

  it('comes with a block of more than 64 KB, and none with a block just under it', () => {
    expect(read(`---\ntitle: ${'x'.repeat(66_000)}\n---\n`).error).toMatch(/64 KB/);
    expect(read(`---\ntitle: ${'x'.repeat(65_000)}\n---\n`).error).toBeUndefined();
  });
});

it('any text is read without throwing, and its block lies inside it', () => {
  const part = fc.constantFrom(
    '---\n',
    'a: b\n',
    '- c\n',
    ' ',
    '\t',
    '[',
    '{',
    '"',
    "'",
    '&x ',
    '*x',
    '|\n',
    '...\n',
    ': ',
    'ü',
    '\r\n',
    '!!a ',
    '%',
    '<<: *x\n',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), parts => {
      const text = `---\n${parts.join('')}`;
      const block = readYamlFrontMatter(text);
      if (block === undefined) return;
      expect(block.to).toBeLessThanOrEqual(text.length);
      for (const { from, to } of block.fields) expect(from <= to && to <= block.to).toBe(true);
    }),
    { seed, numRuns, verbose: 1 },
  );
});

const suite = findSharedData('payloads/yaml-test-suite.json');

describe.skipIf(suite === undefined)('the YAML test suite (shared/payloads/yaml-test-suite.json)', () => {
  interface Item {
    readonly id: string;
    readonly yaml: string;
    readonly valid: boolean;
    readonly json?: string;
  }
  const items = () => (JSON.parse(readFileSync(suite ?? '', 'utf8')) as { items: Item[] }).items;
  // A line that ends front matter early makes another document of it.
  const isWhole = ({ yaml }: Item) => !/^(?:---|\.\.\.)/m.test(yaml);
  const wrapped = ({ yaml }: Item) => readYamlFrontMatter(`---\n${yaml.replace(/\n?$/, '\n')}---\nBody`);

  it('never throws and never changes a prototype', () => {
    const before = Reflect.ownKeys(Object.prototype).length;
    for (const item of items()) wrapped(item);
    expect(Reflect.ownKeys(Object.prototype)).toHaveLength(before);
  });

  it('says of every invalid document that it is broken', () => {
    const invalid = items().filter(item => !item.valid && isWhole(item));
    expect(invalid.length).toBeGreaterThan(20);
    expect(invalid.filter(item => wrapped(item)?.error === undefined).map(({ id }) => id)).toEqual([]);
  });

  it('reads the keys of every valid document that is a map', () => {
    const maps = items().filter(item => item.valid && isWhole(item) && item.json?.trim().startsWith('{'));
    expect(maps.length).toBeGreaterThan(30);
    const wrong = maps.filter(item => {
      const keys = wrapped(item)?.fields.map(({ key }) => key) ?? [];
      return Object.keys(JSON.parse(item.json ?? '{}')).some(key => !keys.includes(key));
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

const pathological = findSharedData('payloads/pathological.json');

describe.skipIf(pathological === undefined)('pathological YAML (shared/payloads/pathological.json)', () => {
  interface Item {
    readonly name: string;
    readonly group: string;
    readonly parts?: readonly (readonly [string, number])[];
    readonly gen?: string;
    readonly n?: number;
  }

  function textOfItem({ parts, gen, n = 100 }: Item): string {
    if (parts !== undefined) return parts.map(([unit, times]) => unit.repeat(times)).join('');
    if (gen === 'yaml-deep')
      return `---\n${Array.from({ length: n }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}---\n`;
    if (gen === 'yaml-bomb')
      return `---\n${Array.from({ length: n }, (_, level) => `l${level}: &l${level} [${Array(9).fill(level ? `*l${level - 1}` : 'x')}]\n`).join('')}---\n`;
    const keys = Array.from({ length: n }, (_, key) => `k${key}: 1\n`).join('');
    if (gen === 'yaml-merge')
      return `---\na: &a\n  ${keys.replaceAll('\n', '\n  ')}\nb:\n${'  <<: *a\n'.repeat(n)}---\n`;
    return `---\n${keys}---\n`;
  }

  it('takes less than a second of the processor each', () => {
    const items = (JSON.parse(readFileSync(pathological ?? '', 'utf8')) as { items: Item[] }).items.filter(
      ({ group, gen }) => group === 'yaml' || gen?.startsWith('yaml'),
    );
    expect(items.length).toBeGreaterThanOrEqual(5);
    for (const item of items) {
      const text = textOfItem(item);
      expect(
        cpuMs(() => readYamlFrontMatter(text)),
        item.name,
      ).toBeLessThan(1000);
    }
  });
});

it('deep and self-referring YAML is refused or read at once', () => {
  const deepFlow = `---\na: ${'['.repeat(20_000)}\n---\n`;
  const deepBlock = `---\n${Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}---\n`;
  const compact = `---\na:\n  ${'- '.repeat(5_000)}x\n---\n`;
  for (const text of [deepFlow, deepBlock, compact]) expect(read(text).error).toMatch(/nested too deeply/);
  expect(read('---\na: &a [*a]\n---\n').fields).toHaveLength(1);
  expect(read('---\na: [[[[[[1]]]]]]\n---\n').error).toBeUndefined();
});

it('thousands of aliases cost about as much as thousands of values', () => {
  const block = (value: string) =>
    `---\na: &a 1\n${Array.from({ length: 4000 }, (_, key) => `k${key}: ${value}\n`).join('')}---\n`;
  expect(textOf(read(block('*a')), 'k3999')).toBe('1');
  const control = Math.min(...[1, 2, 3].map(() => cpuMs(() => read(block('1')))));
  // Resolved one by one by the yaml package they cost a hundred times as much.
  expect(cpuMs(() => read(block('*a')))).toBeLessThan(20 * control + 100);
});

const blogs = findSharedData('blogs');

describe.skipIf(blogs === undefined)('the posts of real blogs (shared/blogs)', () => {
  const posts = () =>
    (readdirSync(blogs ?? '', { recursive: true, encoding: 'utf8' }) as string[])
      .filter(path => /\.(?:md|mdx|markdown)$/.test(path))
      .map(path => ({ path, text: readFileSync(join(blogs ?? '', path), 'utf8') }));

  it('are read without an error, templates for new posts apart', () => {
    const broken = posts().filter(({ text }) => readYamlFrontMatter(text)?.error !== undefined);
    expect(broken.filter(({ path }) => !path.includes('archetypes')).map(({ path }) => path)).toEqual([]);
  });

  it('have ranges that hold exactly the value: parsed alone they give the same text', () => {
    let compared = 0;
    for (const { path, text } of posts())
      for (const { key, text: value, items, from, to } of readYamlFrontMatter(text)?.fields ?? []) {
        const written = text.slice(from, to);
        if (items !== undefined || value === '' || /^[|>]/.test(written) || path.includes('archetypes'))
          continue;
        expect(String(parse(written, { schema: 'failsafe' })).trim(), `${path}: ${key}`).toBe(value);
        compared += 1;
      }
    expect(compared).toBeGreaterThan(2000);
  });
});
