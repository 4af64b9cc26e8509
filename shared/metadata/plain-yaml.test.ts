import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../e2e/support/shared-data.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { readYamlFields } from './yaml-fields.ts';

const seed = Number(process.env.LEYSIN_SEED ?? 20261123);
const runs = process.env.LEYSIN_LONG === '1' ? 200_000 : 10_000;
const start = 4;

/** Fails when the short way says anything else than the parser; gives whether it said anything. */
function expectSame(yaml: string): boolean {
  const plain = readPlainYaml(yaml, start);
  if (plain !== undefined)
    expect({ fields: plain }, JSON.stringify(yaml)).toEqual(readYamlFields(yaml, start));
  return plain !== undefined;
}

const usual = `layout: post
title: "A walk: over the pass"
date: 2026-03-04 05:06:07 +0100
draft: false

tags: [alps, 'hut, small', "über"]
categories:
  - walks
  - "in winter"
authors:
- Ada Lovelace
empty:
slug: a-walk # not plain
`;

describe('plain YAML', () => {
  it('reads what most posts begin with', () => {
    const yaml = usual.replace(' # not plain', '');
    expect(readPlainYaml(yaml, start)?.map(({ key, text, items }) => [key, items ?? text])).toEqual([
      ['layout', 'post'],
      ['title', 'A walk: over the pass'],
      ['date', '2026-03-04 05:06:07 +0100'],
      ['draft', 'false'],
      ['tags', ['alps', 'hut, small', 'über']],
      ['categories', ['walks', 'in winter']],
      ['authors', ['Ada Lovelace']],
      ['empty', ''],
      ['slug', 'a-walk'],
    ]);
    expect(expectSame(yaml)).toBe(true);
    expect(readPlainYaml('', start)).toEqual([]);
    expectSame('');
  });

  it.each([
    usual,
    'title: x\r\n',
    'title: null\n',
    'title: ~\n',
    'tags: [null, "null", a]\n',
    'tags:\n  - NULL\n',
    'title: x\ty\n',
    'title: |\n  x\n',
    'title: x\n  y\n',
    'title: "x\n  y"\n',
    'title: "x\\n"\n',
    "title: 'it''s'\n",
    'title: "x" y\n',
    'title: a: b\n',
    'title: a:\n',
    'title: &a x\n',
    'title: *a\n',
    'title: !!str x\n',
    'title: {a: b}\n',
    'title: [a, b\n',
    'title: [a, b,]\n',
    'title: [a: b]\n',
    'title: [[a]]\n',
    'title: @x\n',
    'title: %x\n',
    'title: ? x\n',
    'title: - x\n',
    'tags:\n  - a\n - b\n',
    'tags:\n  - a: b\n',
    'tags:\n  -\n',
    'tags:\n  - - a\n',
    'image:\n  path: x\n',
    '"title": x\n',
    '? title\n: x\n',
    'title : x\n',
    '- x\n',
    'x\n',
    'title:x\n',
    '# note\ntitle: x\n',
    ' title: x\n',
  ])('leaves %j to the parser', yaml => {
    expect(readPlainYaml(yaml, start)).toBeUndefined();
  });

  it(`says what the parser says of ${runs} texts or nothing`, () => {
    const word = fc.constantFrom(
      ...[
        'a',
        'Ada',
        'title',
        'x y',
        'é',
        '😀',
        '2026-01-02',
        '05:06',
        '~',
        'null',
        'true',
        '1',
        '.5',
        '<<',
        '__proto__',
      ],
      ...[
        ':',
        '-',
        '#',
        ',',
        '?',
        '&',
        '*',
        '!',
        '|',
        '>',
        '%',
        '@',
        '`',
        '=',
        '/',
        '(',
        '$',
        '^',
        ';',
        '.',
        '...',
        '---',
      ],
      ...['"', "'", '\\', '[', ']', '{', '}', '\t', '\r', '\u00a0', '\u0085', '\u2028', '\ufeff', '\0'],
    );
    const gap = fc.constantFrom('', '', ' ', ' ', '  ');
    const words = fc
      .array(fc.tuple(gap, word, gap), { minLength: 1, maxLength: 5 })
      .map(parts => parts.flat().join(''));
    const easy = fc.constantFrom(
      'a',
      'a \\"b\\" c',
      'a\\\\b',
      'A walk',
      '2026-01-02 05:06:07',
      'x:y',
      'a#b',
      "it's",
      'a, b',
      'a-b',
      '10%',
      '(x)',
    );
    const plain = fc.oneof({ weight: 3, arbitrary: easy }, words);
    const quoted = fc
      .tuple(plain, fc.constantFrom('"', "'"), gap)
      .map(([text, quote, space]) => `${quote}${text}${quote}${space}`);
    const scalar = fc.oneof({ weight: 2, arbitrary: plain }, quoted);
    const flow = fc
      .tuple(fc.array(scalar, { maxLength: 4 }), fc.constantFrom(',', ', ', ' , '), gap)
      .map(([items, comma, space]) => `[${space}${items.join(comma)}${space}]`);
    const list = fc
      .tuple(
        fc.array(scalar, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('- ', '  - ', '-   ', ' -', '    - '),
      )
      .map(([items, mark]) => items.map(item => `\n${mark}${item}`).join(''));
    const value = fc.oneof({ weight: 3, arbitrary: scalar }, quoted, flow, list, fc.constant(''));
    const key = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('title', 'date', 'tags', '_a', 'og-image', 'A1') },
      fc.constantFrom('a b', '"q"', '', ' in', '1a', 'é', '<<', '__proto__', '-', '#c', 'a.b', 'a/b'),
    );
    const colon = fc.constantFrom(': ', ': ', ': ', ':', ':  ', ' : ', ':\t');
    const end = fc.constantFrom('\n', '\n', '\n', '\n', ' \n', '\n\n', ' # c\n', '\n  \n', '', '\n# c\n');
    const line = fc.tuple(key, colon, value, end).map(parts => parts.join(''));
    const text = fc.array(line, { maxLength: 5 }).map(lines => lines.join(''));
    let understood = 0;
    fc.assert(
      fc.property(text, yaml => {
        if (expectSame(yaml)) understood += 1;
      }),
      { numRuns: runs, seed },
    );
    // Else the comparison says little.
    expect(understood).toBeGreaterThan(runs / 10);
  });
});

const suite = findSharedData('payloads/yaml-test-suite.json');

describe.skipIf(suite === undefined)('shared/payloads/yaml-test-suite.json', () => {
  it('says what the parser says or nothing', () => {
    const { items } = JSON.parse(readFileSync(suite ?? '', 'utf8')) as { items: readonly { yaml: string }[] };
    for (const { yaml } of items) {
      expectSame(yaml);
      for (const line of yaml.split('\n')) expectSame(`key: ${line}\nnext: x\n`);
      expectSame(`title: x\n${yaml}`);
      expectSame(`tags:\n${yaml}`);
    }
  });
});

const blogs = findSharedData('blogs');

describe.skipIf(blogs === undefined)('shared/blogs', () => {
  it('says of most heads what the parser says, of the others nothing', () => {
    const heads = (readdirSync(blogs ?? '', { recursive: true, encoding: 'utf8' }) as string[])
      .filter(path => /\.(?:md|mdx|markdown|html)$/.test(path))
      .flatMap(path => {
        const text = readFileSync(join(blogs ?? '', path), 'utf8');
        return /^---\n([\s\S]*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text)?.[1] ?? [];
      });
    const understood = heads.filter(expectSame).length;
    expect(understood).toBeGreaterThan(heads.length / 2);
  });
});
