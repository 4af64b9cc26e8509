import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainSite } from '../site-run/site-run.ts';
import { decideSettlement } from './decide-settlement.ts';
import { mergeBytes } from './merge-bytes.ts';

const runs = process.env.LEYSIN_LONG === '1' ? 20_000 : 1_000;

const path = 'posts/p.md';
const word = fc.constantFrom('a', 'b', 'c', '', '', '```', '- x', '<<<<<<', '> quoted');
const body = fc.array(word, { maxLength: 14 }).map(lines => lines.join('\n'));
const edits = fc.array(fc.tuple(fc.nat(24), fc.nat(2)), { maxLength: 5 });
/** How a version lies in its file. */
const shape = fc.record({ isCrlf: fc.boolean(), hasMark: fc.boolean() });
const head = '---\ntitle: A\ndate: 2024\ntags: [x]\n---\n';

function editLines(text: string, changes: readonly (readonly [number, number])[], sign: string): string {
  const lines = text.split('\n');
  for (const [number, [at, removed]] of changes.entries()) {
    const place = at % (lines.length + 1);
    const key = /^(\w+): /.exec(lines[place] ?? '')?.[1];
    const added = key === undefined ? `${sign}${number}` : `${key}: ${sign}${number}`;
    lines.splice(place, key === undefined ? removed : 1, added);
  }
  return lines.join('\n');
}

function bytesOf(text: string, { isCrlf, hasMark }: { isCrlf: boolean; hasMark: boolean }): Buffer {
  return Buffer.from((hasMark ? '\ufeff' : '') + (isCrlf ? text.replaceAll('\n', '\r\n') : text));
}

const wordsOf = (bytes: Uint8Array | null) =>
  bytes === null
    ? []
    : (Buffer.from(bytes)
        .toString('utf8')
        .match(/[mt]\d+/g) ?? []);
const marks = /^(?:<{7}|\|{7}|={7}|>{7})/m;

test(`of two versions nothing is lost, joined or settled (${runs} runs)`, () => {
  let joined = 0;
  fc.assert(
    fc.property(
      body,
      fc.boolean(),
      edits,
      edits,
      shape,
      shape,
      shape,
      (text, hasHead, own, others, ...shapes) => {
        const base = (hasHead ? head : '') + text;
        const [mine, theirs] = [editLines(base, own, 'm'), editLines(base, others, 't')];
        const sides = {
          base: bytesOf(base, shapes[0]),
          mine: bytesOf(mine, shapes[1]),
          online: bytesOf(theirs, shapes[2]),
        };
        const merged = mergeBytes(plainSite, path, { ...sides, theirs: sides.online });
        if (merged) {
          joined += 1;
          // All that is new on either side is there once, unless both made the same of it.
          expect(new Set(wordsOf(merged))).toEqual(
            new Set([...wordsOf(sides.mine), ...wordsOf(sides.online)]),
          );
          expect(Buffer.from(merged).toString()).not.toMatch(marks);
        }
        for (const choice of ['mine', 'online', 'both', 'edited'] as const) {
          const open = { ...sides, path, after: null };
          const { result, aside } = decideSettlement(plainSite, path, open, { choice, text: 'edited' });
          const kept = [result, ...aside.map(({ bytes }) => bytes)].flatMap(wordsOf);
          expect(kept).toEqual(expect.arrayContaining([...wordsOf(sides.mine), ...wordsOf(sides.online)]));
          expect(Buffer.from(result ?? []).toString()).not.toMatch(marks);
        }
      },
    ),
    { numRuns: runs },
  );
  // Both ends are reached: versions that fit together, and such that do not.
  expect(joined).toBeGreaterThan(runs / 20);
  expect(joined).toBeLessThan(runs);
});

test('a pointer of Git LFS is no text to be joined or to stand twice in a file', () => {
  const pointer = (size: number) =>
    Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${size}\nsize ${size}\n`);
  const sides = { base: pointer(1), mine: pointer(2), online: pointer(3) };
  expect(mergeBytes(plainSite, path, { ...sides, theirs: sides.online })).toBeUndefined();
  const open = { ...sides, path, after: null };
  expect(decideSettlement(plainSite, path, open, { choice: 'both', text: null })).toEqual({
    result: sides.mine,
    aside: [{ whose: 'online', bytes: sides.online, kind: 'beside' }],
  });
});
