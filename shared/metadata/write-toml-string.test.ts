import fc from 'fast-check';
import { parse } from 'smol-toml';
import { expect, it } from 'vitest';
import { writeTomlString } from './write-toml-string.ts';

it('keeps the quotes asked for where the text allows them', () => {
  expect(writeTomlString('A "b" \\')).toBe('"A \\"b\\" \\\\"');
  expect(writeTomlString('A "b" \\', "'")).toBe('\'A "b" \\\'');
  expect(writeTomlString("it's", "'")).toBe('"it\'s"');
  expect(writeTomlString('a\u0007\u200f\ud800')).toBe('"a\\u0007\\u200f\ufffd"');
});

it('writes any text so that it is read back', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('"' as const, "'" as const),
      (text, quote) => {
        expect(parse(`a = ${writeTomlString(text, quote)}`).a).toBe(text);
      },
    ),
    { seed: Number(process.env.LEYSIN_SEED ?? 20261123) },
  );
});
