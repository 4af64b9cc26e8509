import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { decodeText, encodeText } from './text-shape.ts';

const runs = process.env.LEYSIN_LONG === '1' ? 20_000 : 2_000;

/** Characters that get lost easily: every kind of line end, marks, joiners, composed letters, pairs. */
const text = fc
  .array(
    fc.constantFrom(
      'a',
      'b',
      'é',
      'e\u0301',
      '\u200d',
      '😀',
      ' ',
      '\t',
      '\n',
      '\r',
      '\r\n',
      '\u2028',
      '\ufeff',
    ),
    { maxLength: 60 },
  )
  .map(parts => parts.join(''));

function edited(base: string, change: (text: string) => string): string {
  const bytes = Buffer.from(base);
  return Buffer.from(encodeText(change(decodeText(bytes)!.text), bytes)).toString();
}

describe('text shape', () => {
  it('gives back the bytes of every file that is text', () => {
    fc.assert(
      fc.property(text, source => {
        const bytes = Buffer.from(source);
        expect(Buffer.from(encodeText(decodeText(bytes)!.text, bytes))).toEqual(bytes);
      }),
      { numRuns: runs },
    );
  });

  it('gives back random bytes or says that they are not text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), bytes => {
        const decoded = decodeText(bytes);
        if (decoded) expect(Buffer.from(encodeText(decoded.text, bytes))).toEqual(Buffer.from(bytes));
      }),
      { numRuns: runs },
    );
  });

  it('loses no character of any edit over any file', () => {
    fc.assert(
      fc.property(text, text, (base, source) => {
        const typed = source.replace(/^\ufeff+/, '').replace(/\r\n?/g, '\n');
        const bytes = encodeText(typed, Buffer.from(base));
        expect(decodeText(bytes)!.text).toBe(typed);
      }),
      { numRuns: runs },
    );
  });

  it('changes only the bytes of an edit within lines', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.constantFrom('X', '', 'Xé'), (base, seed, insert) => {
        const bytes = Buffer.from(base);
        const { text: before } = decodeText(bytes)!;
        const lineStarts = [0, ...[...before.matchAll(/\n/g)].map(match => match.index + 1)];
        const at = lineStarts[seed % lineStarts.length] ?? 0;
        const after = before.slice(0, at) + insert + before.slice(at);
        const written = Buffer.from(encodeText(after, bytes)).toString();
        const [head, ...rest] = written.split(insert === '' ? '\u0000' : insert);
        expect([head, ...rest].join('')).toBe(bytes.toString().split('X').join(''));
      }),
      { numRuns: runs },
    );
  });

  it.each([
    ['a\r\nb\nc\rd\r\n', (t: string) => t.replace('b', 'bX'), 'a\r\nbX\nc\rd\r\n'],
    ['a\r\nb\nc\rd\r\n', (t: string) => t.replace('c', 'c\nnew'), 'a\r\nb\nc\rnew\rd\r\n'],
    ['a\r\nb\nc\rd\r\n', (t: string) => t.replace('b\n', ''), 'a\r\nc\rd\r\n'],
    ['a\r\nb\nc\rd\r\n', (t: string) => t.replace('a', 'A').replace('d', 'D'), 'A\r\nb\nc\rD\r\n'],
    ['a\r\nb\nc\rd\r\n', (t: string) => `${t.replace('a', 'A\nA')}d`, 'A\r\nA\r\nb\nc\rd\r\nd'],
    ['a\r\nb\r\n', (t: string) => t.replace('b', 'b\nc'), 'a\r\nb\r\nc\r\n'],
    ['a\rb', (t: string) => `${t}\nc`, 'a\rb\rc'],
    ['\ufeffa\n', (t: string) => t.trimEnd(), '\ufeffa'],
    ['', () => 'a\nb\n', 'a\nb\n'],
    ['a\rb\n', (t: string) => t.replace('b', ''), 'a\r\r'],
  ])('edits %j as expected (%#)', (base, change, expected) => {
    expect(edited(base, change)).toBe(expected);
  });
});

const fidelity = findSharedData('payloads/bytes-fidelity.json');

describe.skipIf(!fidelity)('the shared byte-exact files', () => {
  const items = fidelity
    ? (
        JSON.parse(readFileSync(fidelity, 'utf8')) as {
          items: { name: string; base64: string; editable: boolean }[];
        }
      ).items
    : [];

  it.each(items)('$name', ({ base64, editable }) => {
    const bytes = Buffer.from(base64, 'base64');
    const decoded = decodeText(bytes);
    expect(decoded !== undefined).toBe(editable);
    if (!decoded) return;
    expect(Buffer.from(encodeText(decoded.text, bytes))).toEqual(bytes);
    const end = decoded.text.indexOf('\n') < 0 ? decoded.text.length : decoded.text.indexOf('\n');
    const typed = `${decoded.text.slice(0, end)}X${decoded.text.slice(end)}`;
    const at = Buffer.from(
      (decoded.shape.hasByteOrderMark ? '\ufeff' : '') + decoded.text.slice(0, end),
    ).length;
    const expected = Buffer.concat([bytes.subarray(0, at), Buffer.from('X'), bytes.subarray(at)]);
    expect(Buffer.from(encodeText(typed, bytes))).toEqual(expected);
  });
});
