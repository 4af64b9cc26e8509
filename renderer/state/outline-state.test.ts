import { effect } from '@preact/signals';
import { expect, test } from 'vitest';
import type { OutlineHeading } from '../../shared/markdown/preview-protocol.ts';
import { createOutlineState, findByStart, nestHeadings } from './outline-state.ts';

const heading = (level: number, text: string, line: number): OutlineHeading => ({
  level,
  text,
  line,
  id: text,
});

test('levels that are skipped or never used are no steps', () => {
  const levels = [2, 4, 4, 3, 2, 6, 1, 2];
  const rows = nestHeadings(levels.map((level, index) => ({ level, text: String(index) })));
  expect(rows.map(({ depth }) => depth)).toEqual([0, 1, 1, 1, 0, 1, 0, 1]);
  expect(rows.map(({ place, siblings }) => `${place}/${siblings}`)).toEqual([
    ...['1/3', '1/3', '2/3', '3/3', '2/3', '1/1', '3/3', '1/1'],
  ]);
});

test('the section of the caret is that of the last heading above it', () => {
  const outline = createOutlineState();
  outline.take([heading(1, 'One', 3), heading(2, 'Two', 9)]);
  const found = [1, 3, 8, 9, 500].map(line => {
    outline.setCaret(line);
    return outline.current.value;
  });
  expect(found).toEqual([-1, 0, 0, 1, 1]);
});

test('rows are drawn when a text or a level changes, not when lines move', () => {
  const outline = createOutlineState();
  let drawn = 0;
  effect(() => {
    drawn += outline.rows.value.length >= 0 ? 1 : 0;
  });
  outline.take([heading(1, 'One', 3)]);
  expect(drawn).toBe(2);
  outline.take(null);
  outline.take([heading(1, 'One', 4)]);
  expect(drawn).toBe(2);
  expect(outline.headings.value?.[0]?.line).toBe(4);
  outline.take([heading(2, 'One', 4)]);
  outline.take([heading(2, 'Two', 4)]);
  expect(drawn).toBe(4);
  outline.reset();
  expect(outline.rows.value).toEqual([]);
  expect(outline.headings.value).toBeNull();
  outline.take(null);
  expect(outline.headings.value).toEqual([]);
});

test('typing finds the next heading that begins so, around the end', () => {
  const rows = nestHeadings(['Stove', 'Éclair', 'stairs'].map(text => ({ level: 2, text })));
  expect([findByStart(rows, 'st', 0), findByStart(rows, 'st', 1), findByStart(rows, 'E', 2)]).toEqual([
    0, 2, 1,
  ]);
  expect(findByStart(rows, 'x', 0)).toBe(-1);
  expect(findByStart([], 'x', 0)).toBe(-1);
});
