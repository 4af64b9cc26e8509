import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../e2e/support/shared-data.ts';
import { readPlainToml } from './plain-toml.ts';
import { readTomlFields } from './toml-fields.ts';

const seed = Number(process.env.LEYSIN_SEED ?? 20261123);
const runs = process.env.LEYSIN_LONG === '1' ? 200_000 : 10_000;
const start = 4;

/** Fails when the short way says anything else than the parser; gives whether it said anything. */
function expectSame(toml: string): boolean {
  const plain = readPlainToml(toml, start);
  if (plain !== undefined)
    expect({ fields: plain }, JSON.stringify(toml)).toEqual(readTomlFields(toml, start));
  return plain !== undefined;
}

const usual = `# What it is
title = "A walk: \\"over\\" the pass"
date = 2026-03-04T05:06:07+01:00
draft = false
weight = 12
slug = 'a-walk'

[taxonomies]
tags = ["alps", 'hut, small', "über"]
none = []
[extra]
team = "x"
`;

describe('plain TOML', () => {
  it('reads what most posts begin with', () => {
    expect(readPlainToml(usual, start)?.map(({ key, text, items }) => [key, items ?? text])).toEqual([
      ['title', 'A walk: "over" the pass'],
      ['date', '2026-03-04T05:06:07+01:00'],
      ['draft', 'false'],
      ['weight', '12'],
      ['slug', 'a-walk'],
      ['taxonomies.tags', ['alps', 'hut, small', 'über']],
      ['taxonomies.none', []],
      ['extra.team', 'x'],
    ]);
    expect(expectSame(usual)).toBe(true);
    expect(expectSame('')).toBe(true);
  });

  it.each([
    'title = "x"\r\n',
    'title = "x" # note\n',
    'title = "x\\n"\n',
    'title = """x"""\n',
    'title = "x\n',
    'title = x\n',
    'title = \n',
    'title\n',
    'title = 1.5\n',
    'title = 01\n',
    'title = 2024-02-30\n',
    'title = 2024-05-06 07:08:09\n',
    'title = [1]\n',
    'title = [\n"a"\n]\n',
    'title = ["a" "b"]\n',
    'title = [["a"]]\n',
    'title = { a = "b" }\n',
    'a.b = "x"\n',
    '"a" = "x"\n',
    '[a.b]\n',
    '[[a]]\n',
    '[a]\n[a]\n',
    'a = "x"\na = "y"\n',
    'a = "x"\n[a]\n',
    '__proto__ = "x"\n',
    ' title = "x"\n',
  ])('leaves %j to the parser', toml => {
    expect(readPlainToml(toml, start)).toBeUndefined();
  });

  it(`says what the parser says of ${runs} texts or nothing`, () => {
    const word = fc.constantFrom(
      ...[
        'a',
        'Ada',
        'x y',
        'é',
        '😀',
        '12',
        '-3',
        '1_0',
        '0x1',
        'inf',
        'true',
        '2024-05-06',
        '2024-05-06T07:08:09Z',
      ],
      ...[
        '07:08:09',
        '#',
        ',',
        '=',
        '.',
        '"',
        "'",
        '\\',
        '\\"',
        '\\\\',
        '[',
        ']',
        '{',
        '}',
        '\t',
        '\r',
        '\u00a0',
        '\ufeff',
      ],
    );
    const gap = fc.constantFrom('', '', ' ', '  ');
    const words = fc.array(word, { minLength: 1, maxLength: 4 }).map(parts => parts.join(''));
    const easy = fc.constantFrom('a', 'A walk', 'x: y', 'a, b', '\\"x\\"', ' x ', 'a#b', '');
    const quoted = fc
      .tuple(fc.oneof({ weight: 3, arbitrary: easy }, words), fc.constantFrom('"', "'", '"', '"""'))
      .map(([text, quote]) => quote + text + quote);
    const literal = fc.constantFrom(
      'true',
      'false',
      '0',
      '12',
      '-7',
      '2024-05-06',
      '2024-02-29',
      '2024-05-06T07:08:09Z',
    );
    const list = fc
      .tuple(
        fc.array(fc.oneof({ weight: 4, arbitrary: quoted }, words), { maxLength: 4 }),
        fc.constantFrom(',', ', ', ' , '),
      )
      .map(([items, comma]) => `[${items.join(comma)}]`);
    const value = fc.oneof({ weight: 3, arbitrary: quoted }, literal, list, words);
    const key = fc.constantFrom(
      'title',
      'date',
      'tags',
      '_a',
      '1',
      'a-b',
      'toString',
      '__proto__',
      'a.b',
      '"q"',
      'é',
      '',
    );
    const end = fc.constantFrom('\n', '\n', '\n', ' \n', '\n\n', ' # c\n', '\n# c\n', '');
    const equals = fc.constantFrom(' = ', ' = ', '=', '  =  ', ' ', '=\t');
    const pair = fc.tuple(key, equals, value, gap, end).map(parts => parts.join(''));
    const header = fc
      .tuple(
        fc.constantFrom('[extra]', '[taxonomies]', '[title]', '[[x]]', '[a.b]', '[ x ]', '[__proto__]'),
        end,
      )
      .map(parts => parts.join(''));
    const text = fc
      .array(fc.oneof({ weight: 4, arbitrary: pair }, header), { maxLength: 5 })
      .map(lines => lines.join(''));
    let understood = 0;
    fc.assert(
      fc.property(text, toml => {
        if (expectSame(toml)) understood += 1;
      }),
      { numRuns: runs, seed },
    );
    // Else the comparison says little.
    expect(understood).toBeGreaterThan(runs / 10);
  });
});

const blogs = findSharedData('blogs');

describe.skipIf(blogs === undefined)('shared/blogs', () => {
  it('says of most heads what the parser says, of the others nothing', () => {
    const heads = (readdirSync(blogs ?? '', { recursive: true, encoding: 'utf8' }) as string[])
      .filter(path => /\.(?:md|markdown|html)$/.test(path))
      .flatMap(path => {
        const text = readFileSync(join(blogs ?? '', path), 'utf8');
        return /^\+\+\+\n([\s\S]*?\n)\+\+\+[ \t]*(?:\n|$)/.exec(text)?.[1] ?? [];
      });
    const understood = heads.filter(expectSame).length;
    expect(understood).toBeGreaterThan(heads.length / 2);
  });
});
