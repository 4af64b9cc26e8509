import { describe, expect, it } from 'vitest';
import { joinNeeds, shareWidth } from './column-widths.ts';

const needs = [
  { min: 40, max: 100 },
  { min: 60, max: 300 },
];

describe('shareWidth', () => {
  it('breaks no line where there is room', () => {
    expect(shareWidth(needs, 400)).toEqual([100, 300]);
    expect(shareWidth(needs, 1000)).toEqual([100, 300]);
  });

  it('breaks no word where there is none', () => {
    expect(shareWidth(needs, 100)).toEqual([40, 60]);
    expect(shareWidth(needs, 10)).toEqual([40, 60]);
  });

  it('gives what is left to those who want it', () => {
    expect(shareWidth(needs, 250)).toEqual([70, 180]);
    expect(shareWidth([...needs, { min: 20, max: 20 }], 270)).toEqual([70, 180, 20]);
  });

  it('fills the whole width, in parts of a pixel that browsers count in', () => {
    const widths = shareWidth([...needs, { min: 10, max: 90 }], 333);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(333);
    for (const width of widths) expect(Number.isInteger(64 * width)).toBe(true);
  });

  it('knows tables without columns', () => {
    expect(shareWidth([], 100)).toEqual([]);
  });
});

describe('joinNeeds', () => {
  it('has room for both cells', () => {
    expect(joinNeeds({ min: 1, max: 9 }, { min: 3, max: 5 })).toEqual({ min: 3, max: 9 });
  });
});
