import { expect, it } from 'vitest';
import { applyAnswer, type ShownDocument } from '../apply-answer.ts';
import { testContext } from '../context.test-support.ts';
import { createPreviewEngine } from '../engine.ts';
import type { LineRange, PreviewAnswer } from '../preview-protocol.ts';
import { blankLineEnd } from './waiting-text.ts';

const paragraphs = (count: number): string =>
  Array.from({ length: count }, (_, index) => `Paragraph ${index} says little of note.\n\n`).join('');
const text = paragraphs(3000);
const mostLines = 1500;

/** An engine with `text` open, what it announces, and the page it keeps. */
function openLong(plain: readonly LineRange[] = []) {
  const announced: LineRange[] = [];
  const engine = createPreviewEngine(notice => announced.push(notice));
  let shown: ShownDocument = { units: [], generated: [] };
  const take = (answer: PreviewAnswer | undefined): PreviewAnswer | undefined => {
    if (answer) shown = applyAnswer(shown, answer);
    return answer;
  };
  take(engine.answer({ kind: 'open', document: 1, version: 1, text, context: testContext(), plain }));
  return {
    announced,
    change: (from: number, to: number, insert: string) =>
      take(engine.answer({ kind: 'change', document: 1, version: 2, changes: [{ from, to, insert }] })),
    /** Takes all that is to come; answers how much that was. */
    drain() {
      let count = 0;
      while (take(engine.next())) count += 1;
      return count;
    },
    shown: () => shown.units,
  };
}

it.each([
  ['a word at the end', text.length, text.length, 'words'],
  ['the second half taken away', text.length / 2, text.length, ''],
  ['a long text in the middle', text.length / 2, text.length / 2, paragraphs(2000)],
  ['metadata that are new', 0, 0, '---\ntitle: New\n---\n\n'],
])('%s, while a long post is on its way, is no more than a step', (_name, from, to, insert) => {
  const long = openLong();
  expect(long.change(from, to, insert)?.rest).toBeGreaterThan(0);
  long.drain();
  expect(Math.max(...long.announced.map(({ lines }) => lines))).toBeLessThan(mostLines);
  const engine = createPreviewEngine();
  const whole = text.slice(0, from) + insert + text.slice(to);
  const fresh: PreviewAnswer[] = [];
  const opened = engine.answer({
    kind: 'open',
    document: 1,
    version: 1,
    text: whole,
    context: testContext(),
    plain: [],
  });
  for (let answer = opened; answer; answer = engine.next()) fresh.push(answer);
  const shown = fresh.reduce<ShownDocument>(applyAnswer, { units: [], generated: [] });
  expect(long.shown()).toEqual(shown.units);
});

it('finds the one to blame among many lines in few steps, each announced', () => {
  const long = openLong([{ line: 1001, lines: 4000 }]);
  expect(long.drain()).toBeLessThan(100);
  const inside = long.announced.filter(({ line }) => line >= 1001 && line <= 5000);
  expect(inside.reduce((sum, { lines }) => sum + lines - 1, 0)).toBeGreaterThan(3800);
  expect(Math.max(...inside.map(({ lines }) => lines))).toBeLessThan(500);
});

it.each([
  ['a\n\nb\n\nc\n', 0, 'a\n\n'],
  ['a\n\nb\nb\n\n\nc\n', 4, 'a\n\nb\nb\n\n\n'],
  ['a\n\nb\n\nc', 7, 'a\n\nb\n\nc'],
  ['\n\na\n \nb', 0, '\n\na\n \n'],
])('a run of blank lines in %j that ends at %i or later', (source, from, upTo) => {
  expect(source.slice(0, blankLineEnd(source, from))).toBe(upTo);
});

it('keeps as source what took too long, whatever is typed before it while the text is on its way', () => {
  const page = openLong([{ line: 5001, lines: 1 }]);
  for (const at of [0, 40_000]) page.change(at, at, 'word ');
  page.drain();
  const sources = page
    .shown()
    .filter(({ nodes }) => nodes.some(node => 'tagName' in node && node.tagName === 'pre'));
  expect(sources.map(({ line }) => line)).toEqual([5001]);
});
