import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHexoJson, readJsonFrontMatter } from './json-front-matter.ts';
import { fieldOf, type MetadataBlock, type MetadataField } from './metadata-block.ts';

const seed = Number(process.env.LEYSIN_SEED ?? 20261123);
const numRuns = process.env.LEYSIN_LONG === '1' ? 20_000 : 300;

function sure(block: MetadataBlock | undefined): MetadataBlock {
  if (block === undefined) throw new Error('no front matter');
  return block;
}

const seen = (text: string, block: MetadataBlock) =>
  block.fields.map(({ key, text: value, items, from, to }) => [key, items ?? value, text.slice(from, to)]);

const textOrItems = ({ text, items }: MetadataField) => (items === undefined ? text : 'a list');

function expected(json: string, { from, to }: MetadataField): string {
  const value: unknown = JSON.parse(json.slice(from, to));
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value.trim();
  return value === null ? '' : json.slice(from, to);
}

describe('a JSON object', () => {
  it('at the start of a text is its front matter', () => {
    for (const [text, body] of [
      ['{"title": "A"}\nBody', 'Body'],
      ['\ufeff{\n  "title": "A"\n}\n\nBody', '\nBody'],
      ['\n{"title": "A"} Body', ' Body'],
      ['{}\n', ''],
    ] as const) {
      const block = sure(readJsonFrontMatter(text));
      expect(block.error).toBeUndefined();
      expect(text.slice(block.to)).toBe(body);
    }
  });

  it('is none where a shortcode, a tag or text begins', () => {
    for (const text of ['', '{', '{{< figure >}}\n', '{% x %}', '{ a: 1 }', '[1]', 'x {"a": 1}'])
      expect(readJsonFrontMatter(text)).toBeUndefined();
  });

  it('has its values as texts, and each as it is written', () => {
    const text =
      '{\n  "title" : "A \\"b\\" }",\n  "date": "2024-05-06",\n  "draft":true,\n  "n": -1.50e2, "no": null,\n  "tags": ["a, b", 3, {"x": [1]}, [2]],\n  "params": { "a": {"b.c": "d"} },\n  "__proto__": {"x": "y"}\n}\n';
    const block = sure(readJsonFrontMatter(text));
    expect(block.error).toBeUndefined();
    expect(seen(text, block)).toEqual([
      ['title', 'A "b" }', '"A \\"b\\" }"'],
      ['date', '2024-05-06', '"2024-05-06"'],
      ['draft', 'true', 'true'],
      ['n', '-1.50e2', '-1.50e2'],
      ['no', '', 'null'],
      ['tags', ['a, b', '3'], '["a, b", 3, {"x": [1]}, [2]]'],
      ['params.a."b.c"', 'd', '"d"'],
      ['__proto__.x', 'y', '"y"'],
    ]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('with a key twice keeps both, and the last counts', () => {
    const block = sure(readJsonFrontMatter('{"a": "1", "a": "2"}\n'));
    expect(block.fields).toHaveLength(2);
    expect(fieldOf(block, 'a')?.text).toBe('2');
  });

  it.each([
    ['{\n  "title": "A",\n}\nBody', 3],
    ['{\n  "title": "A"\n  "draft": true\n}\nBody', 3],
    ['{\n  "title": A,\n  "draft": true\n}\nBody', 2],
    ['{\n  "title": "A\n}\nBody', 2],
    ['{\n  "title": "\\x"\n}\nBody', 2],
    ['{\n  "a": 1,\n  \'title\': 1\n}\nBody', 3],
    ['{\n  "a": 01\n}\nBody', 3],
  ])('that is not valid is broken: %j', (text, line) => {
    const block = sure(readJsonFrontMatter(text));
    expect(block.error).toMatch(new RegExp(`^line ${line}: `));
    expect(block.isOpen).toBeUndefined();
    expect(text.slice(block.to)).toBe('Body');
  });

  it('that nobody closes is open and keeps its keys', () => {
    const text = '{\n  "title": "A: b",\n  "draft": true,\n\nBody\n';
    const block = sure(readJsonFrontMatter(text));
    expect(block).toMatchObject({ isOpen: true, error: expect.stringMatching(/^line 5: /) });
    expect(seen(text, block)).toEqual([
      ['title', 'A: b', '"A: b"'],
      ['draft', 'true', 'true'],
    ]);
  });

  it('that is too long or nested too deeply is broken', () => {
    for (const front of [
      `{"a": "${'x'.repeat(70_000)}"}\n`,
      `{"a": ${'['.repeat(40_000)}`,
      `{"a": ${'['.repeat(500)}${']'.repeat(500)}}\n`,
      `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`,
    ])
      expect(sure(readJsonFrontMatter(front)).error).toMatch(/^line \d+: /);
  });

  it('of any kind agrees with JSON.parse', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 3 })),
        fc.nat(3),
        (value, indent) => {
          const json = JSON.stringify(value, null, indent);
          const block = sure(readJsonFrontMatter(`${json}\nBody`));
          expect(block.error).toBeUndefined();
          expect(block.to).toBe(json.length + 1);
          for (const field of block.fields) expect(textOrItems(field)).toEqual(expected(json, field));
        },
      ),
      { seed, numRuns },
    );
  });
});

describe("Hexo's JSON", () => {
  it('has no braces and ends with ;;;', () => {
    for (const text of [
      '"title": "A",\n"tags": ["b"]\n;;;\nBody',
      ';;;\n"title": "A",\n"tags": ["b"]\n;;;\nBody',
      '\ufeff"title": "A", "tags": ["b"]\n;;;;\nBody',
    ]) {
      const block = sure(readHexoJson(text));
      expect(block.error).toBeUndefined();
      expect(block.style).toBe('hexo-json');
      expect(seen(text, block)).toEqual([
        ['title', 'A', '"A"'],
        ['tags', ['b'], '["b"]'],
      ]);
      expect(text.slice(block.to)).toBe('Body');
    }
  });

  it('is none in other texts', () => {
    for (const text of [
      '',
      ';;;\n',
      'title: A\n;;;\n',
      '"A quotation," she said.\n',
      '"One"\n\n"title": 1\n',
    ])
      expect(readHexoJson(text)).toBeUndefined();
  });

  it('that is not valid or not closed is broken', () => {
    expect(readHexoJson('"title": "A"\n"b": 1\n;;;\nBody')).toMatchObject({
      error: expect.stringMatching(/^line 2: /),
    });
    expect(readHexoJson('"title": "A" }, "b": 1\n;;;\n')?.error).toMatch(/^line 1: /);
    const open = sure(readHexoJson('"title": "A",\n"b": 1\n\nBody\n'));
    expect(open).toMatchObject({ isOpen: true, error: 'line 1: no ;;; ends the front matter' });
    expect(open.fields.map(({ key }) => key)).toEqual(['title', 'b']);
  });
});
