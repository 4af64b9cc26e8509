import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../model/text-change.ts';
import { type MergeSides, mergeTexts } from './merge-texts.ts';

const base = 'one\ntwo\n\nthree\nfour\n';

function merged(sides: Partial<MergeSides>, blockEnd?: (text: string) => number): string | undefined {
  const all = { base, mine: base, theirs: base, ...sides };
  const changes = mergeTexts(all, blockEnd);
  return changes && applyChanges(all.mine, changes);
}

describe('mergeTexts', () => {
  it('brings together what does not touch', () => {
    expect(merged({ mine: base.replace('one', 'ONE'), theirs: base.replace('four', 'FOUR') })).toBe(
      'ONE\ntwo\n\nthree\nFOUR\n',
    );
    // A blank line that nobody changed keeps two paragraphs apart.
    expect(merged({ mine: base.replace('two', 'TWO'), theirs: base.replace('three', 'THREE') })).toBe(
      'one\nTWO\n\nTHREE\nfour\n',
    );
    expect(merged({ mine: `${base}mine\n`, theirs: `theirs\n${base}` })).toBe(`theirs\n${base}mine\n`);
    expect(merged({ mine: base.replace('three\n', ''), theirs: base.replace('one\n', '') })).toBe(
      'two\n\nfour\n',
    );
  });

  it('takes what only one side changed, and what both changed alike, once', () => {
    expect(merged({ theirs: 'other' })).toBe('other');
    expect(merged({ mine: 'other' })).toBe('other');
    const both = base.replace('two', 'TWO');
    expect(merged({ mine: both, theirs: both })).toBe(both);
    expect(merged({ mine: both.replace('four', 'mine'), theirs: both })).toBe(both.replace('four', 'mine'));
  });

  it.each([
    ['the same line', base.replace('two', 'A'), base.replace('two', 'B')],
    ['neighbouring lines', base.replace('one', 'A'), base.replace('two', 'B')],
    ['the end', `${base}A\n`, `${base}B\n`],
    ['a line next to an insertion', base.replace('four', 'A'), `${base}B\n`],
    ['what was taken out', base.replace('two', 'A'), base.replace('two\n', '')],
    ['a file that became empty', base.replace('two', 'A'), ''],
  ])('leaves to the user what touches: %s', (_, mine, theirs) => {
    expect(merged({ mine, theirs })).toBeUndefined();
    expect(merged({ mine: theirs, theirs: mine })).toBeUndefined();
  });

  it('takes keys of the metadata for places of their own, with all their lines', () => {
    const post = '---\ntitle: A\ntags:\n  - a\n  - b\ndate: 2024\n---\nText\n';
    const end = (text: string) => text.indexOf('---\nText') + 4;
    const edit = (change: (text: string) => string, other: (text: string) => string) =>
      merged({ base: post, mine: change(post), theirs: other(post) }, end);
    const title = (text: string) => text.replace('title: A', 'title: B');
    const tag = (text: string) => text.replace('  - b\n', '  - b\n  - c\n');
    const date = (text: string) => text.replace('2024', '2025');
    const slug = (text: string) => text.replace('date', 'slug: x\ndate');
    expect(edit(title, tag)).toBe(title(tag(post)));
    expect(edit(tag, date)).toBe(tag(date(post)));
    expect(edit(slug, date)).toBe(slug(date(post)));
    expect(edit(date, slug)).toBe(slug(date(post)));
    expect(edit(date, text => text.replace('Text', 'Words'))).toBe(date(post).replace('Text', 'Words'));
    expect(edit(tag, text => text.replace('- a', '- z'))).toBeUndefined();
    expect(edit(slug, text => text.replace('date', 'lang: x\ndate'))).toBeUndefined();
    // Without being told of metadata they are lines like others.
    expect(merged({ base: post, mine: title(post), theirs: tag(post) })).toBeDefined();
    expect(merged({ base: post, mine: tag(post), theirs: date(post) })).toBeUndefined();
  });

  it('is not put off by lines that are names of properties, nor by thousands that are alike', () => {
    const names = 'constructor\n__proto__\ntoString';
    expect(
      merged({ base: names, mine: `mine\n${names}`, theirs: names.replace('toString', 'valueOf') }),
    ).toBe(`mine\n${names.replace('toString', 'valueOf')}`);
    const alike = '\n'.repeat(20_000);
    expect(merged({ base: alike, mine: `a${alike}`, theirs: `${alike}b` })).toBe(`a${alike}b`);
  });

  it('keeps every line that either side added and drops every line that either side removed', () => {
    const line = fc.integer({ min: 0, max: 8 }).map(number => `line ${number}\n`);
    const edits = fc.array(fc.tuple(fc.nat(20), fc.constantFrom('add', 'drop', 'change')), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 16 }), edits, edits, (lines, own, others) => {
        const texts = { base: lines.join(''), mine: edit(lines, own, 'm'), theirs: edit(lines, others, 't') };
        const changes = mergeTexts(texts);
        const back = mergeTexts({ base: texts.base, mine: texts.theirs, theirs: texts.mine });
        expect(changes === undefined).toBe(back === undefined);
        if (!changes || !back) return;
        const text = applyChanges(texts.mine, changes);
        expect(applyChanges(texts.theirs, back)).toBe(text);
        for (const added of `${texts.mine}${texts.theirs}`.match(/[mt]\d+/g) ?? [])
          expect(text.split('\n').filter(each => each === added)).toHaveLength(1);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The lines after some edits; what is new is told apart by `sign` and a number. */
function edit(lines: readonly string[], edits: readonly (readonly [number, string])[], sign: string): string {
  const result = [...lines];
  for (const [number, [at, kind]] of edits.entries()) {
    const place = at % (result.length + 1);
    result.splice(place, kind === 'add' ? 0 : 1, ...(kind === 'drop' ? [] : [`${sign}${number}\n`]));
  }
  return result.join('');
}
