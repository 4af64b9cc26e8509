import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeYamlScalar } from './write-yaml-scalar.ts';

const seed = Number(process.env.LEYSIN_SEED ?? 20261122);
const numRuns = process.env.LEYSIN_LONG === '1' ? 100_000 : 1_000;

it('plain words need no quotes', () => {
  expect(writeYamlScalar('A plain title, (really)')).toBe('A plain title, (really)');
  expect(writeYamlScalar('yes')).toBe('"yes"');
  expect(writeYamlScalar('2019')).toBe('"2019"');
  expect(writeYamlScalar('A: b')).toBe('"A: b"');
  expect(writeYamlScalar("it's", "'")).toBe("'it''s'");
});

it('every text of one line is read back as itself, in YAML 1.1 and 1.2', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
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
        '&',
        '[',
        '%',
        '@',
        '\u2028',
        '😀',
        '\u00ad',
      ),
      maxLength: 12,
    }),
    fc.constantFrom(
      '',
      'null',
      '~',
      'No',
      '0x1f',
      '1e3',
      '2020-01-01',
      '---',
      '- a',
      '!!x',
      '\u0085',
      '=',
      '<<',
    ),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('"' as const, "'" as const, '' as const), (value, quote) => {
      const oneLine = value.replace(/[\r\n]/g, ' ');
      for (const version of ['1.1', '1.2'] as const)
        expect(parse(`title: ${writeYamlScalar(oneLine, quote)}\n`, { version })).toEqual({ title: oneLine });
    }),
    { seed, numRuns, verbose: 1 },
  );
});
