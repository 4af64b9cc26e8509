import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainSite } from '../model/plain-site.test-support.ts';
import { isLeavingOut, joinParts, mergeParts } from './merge-parts.ts';
import { mergePost } from './merge-post.ts';
import { paragraphsOf } from './paragraphs-of.ts';

const head = '---\ntitle: A\ndate: 2024\n---\n\n';
const parts = (base: string, mine: string, theirs: string) =>
  mergeParts(plainSite, 'a.md', { base, mine, theirs });
const both = (base: string, mine: string, theirs: string) =>
  joinParts(parts(base, mine, theirs), () => 'both');

describe('paragraphsOf', () => {
  it('parts a text at blank lines, not within fenced code', () => {
    expect(paragraphsOf('a\nb\n\n\nc')).toEqual(['a\nb\n', '\n\n', 'c']);
    expect(paragraphsOf('```js\nx\n\ny\n```\n\n~~~\n\n```\n')).toEqual([
      '```js\nx\n\ny\n```\n',
      '\n',
      '~~~\n\n```\n',
    ]);
    expect(paragraphsOf('')).toEqual([]);
  });
});

describe('mergeParts', () => {
  it('offers a choice where both changed a paragraph, and takes what one side changed', () => {
    const base = `${head}One.\n\nTwo.\n\nThree.\n`;
    const mine = base.replace('One.', 'My one.').replace('Three.', 'My three.');
    const theirs = base.replace('One.', 'Their one.').replace('2024', '2025');
    expect(parts(base, mine, theirs).map(({ kind }) => kind)).toEqual([
      'same',
      'theirs',
      'same',
      'choice',
      'same',
      'mine',
    ]);
    const joined = (choice: 'mine' | 'theirs' | 'both') => joinParts(parts(base, mine, theirs), () => choice);
    const rest = (one: string) => `${head.replace('2024', '2025')}${one}\n\nTwo.\n\nMy three.\n`;
    expect(joined('mine')).toBe(rest('My one.'));
    expect(joined('theirs')).toBe(rest('Their one.'));
    expect(joined('both')).toBe(rest('My one.\n\nTheir one.'));
  });

  it('keeps both versions of a paragraph of several lines whole', () => {
    const base = 'first\nsecond\nthird\n';
    expect(both(base, base.replace('second', 'mine'), base.replace('second', 'theirs'))).toBe(
      'first\nmine\nthird\n\nfirst\ntheirs\nthird\n',
    );
  });

  it('keeps both of what both added at one place, with or without a line end behind it', () => {
    expect(both('a\n', 'a\n\nmine\n', 'a\n\ntheirs\n')).toBe('a\n\nmine\n\ntheirs\n');
    expect(both('a\n', 'a\n\nmine', 'a\n\ntheirs')).toBe('a\n\nmine\n\ntheirs');
    expect(both('', 'mine\n', 'theirs\n')).toBe('mine\n\ntheirs\n');
  });

  it('keeps a paragraph that one side changed and the other took out', () => {
    const base = 'a\n\nb\n\nc\n';
    expect(both(base, 'a\n\nmine\n\nc\n', 'a\n\nc\n')).toContain('mine\n');
    expect(both(base, 'a\n\nc\n', 'a\n\ntheirs\n\nc\n')).toContain('theirs\n');
  });

  it('keeps one value of a key, and says that the other is left out', () => {
    const base = `${head}Text.\n`;
    const [mine, theirs] = [base.replace('A', 'B'), base.replace('A', 'C')];
    expect(both(base, mine, theirs)).toBe(mine);
    expect(isLeavingOut(parts(base, mine, theirs))).toBe(true);
    expect(isLeavingOut(parts(base, `${base}\nb\n`, `${base}\nc\n`))).toBe(false);
  });

  it('offers a choice of the one key that both changed, not of its neighbours', () => {
    const base = `${head}Text.\n`;
    const theirs = base.replace('A', 'C');
    const mine = base.replace('title: A', 'title: B').replace('2024', '2025');
    expect(parts(base, mine, theirs).map(({ kind, mine: own }) => [kind, own])).toEqual([
      ['same', '---\n'],
      ['choice', 'title: B\n'],
      ['mine', 'date: 2025\n'],
      ['same', '---\n\nText.\n'],
    ]);
    const added = mine.replace('date', 'slug: x\ndate');
    expect(joinParts(parts(base, added, theirs), () => 'theirs')).toBe(added.replace('B', 'C'));
    expect(joinParts(parts(base, theirs, added), () => 'mine')).toBe(added.replace('B', 'C'));
    const gone = base.replace('title: A\ndate: 2024\n', '');
    expect(joinParts(parts(base, theirs, gone), () => 'both')).toBe(theirs.replace('date: 2024\n', ''));
  });

  it('takes all metadata for one choice when both made a key at different places', () => {
    const mine = `${head}Text.\n`.replace('title', 'tags: [a]\ntitle');
    const theirs = `${head}Text.\n`.replace('2024\n', '2024\ntags: [b]\n');
    const sides = { base: `${head}Text.\n`, mine, theirs };
    expect(mergePost(plainSite, 'a.md', sides)).toBeUndefined();
    const [first] = mergeParts(plainSite, 'a.md', sides);
    expect(first).toMatchObject({ kind: 'choice', isMetadata: true, joined: first?.mine });
  });

  it('loses nothing: each side is in its parts, and both are in the text of both', () => {
    const word = fc.constantFrom('a', 'b', 'c', '', '', '```', '- x', 'title: y', '---');
    const text = fc.array(word, { maxLength: 14 }).map(lines => lines.join('\n'));
    const edit = fc.array(fc.tuple(fc.nat(20), fc.nat(2)), { maxLength: 4 });
    fc.assert(
      fc.property(text, edit, edit, fc.boolean(), (body, own, others, hasHead) => {
        const base = (hasHead ? head : '') + body;
        const [mine, theirs] = [editLines(base, own, 'm'), editLines(base, others, 't')];
        const all = parts(base, mine, theirs);
        expect(all.map(part => part.mine).join('')).toBe(mine);
        expect(all.map(part => part.theirs).join('')).toBe(theirs);
        const joined = joinParts(all, () => 'both');
        const words = isLeavingOut(all) ? mine : mine + theirs;
        for (const added of words.match(/[mt]\d+/g) ?? []) expect(joined).toContain(added);
        expect(joined).not.toMatch(/^(<{7}|>{7}|={7})/m);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** The text after some edits; every line that is new is told apart by `sign` and a number. */
function editLines(text: string, edits: readonly (readonly [number, number])[], sign: string): string {
  const lines = text.split('\n');
  for (const [number, [at, removed]] of edits.entries())
    lines.splice(at % (lines.length + 1), removed, `${sign}${number}`);
  return lines.join('\n');
}
