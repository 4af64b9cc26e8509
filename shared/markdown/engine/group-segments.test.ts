import { describe, expect, it } from 'vitest';
import { testContext } from '../context.test-support.ts';
import { renderDocument } from '../render-document.ts';

const unitsOf = (text: string): number => renderDocument(text, testContext()).units.length;
const paragraphs = (count: number): string => 'Some words in a paragraph.\n\n'.repeat(count);

describe('raw HTML over several blocks', () => {
  it('makes one unit of what an element holds', () => {
    expect(unitsOf(`<div>\n\n${paragraphs(20)}</div>\n\n${paragraphs(3)}`)).toBe(4);
    expect(unitsOf(`<div>\n\n${paragraphs(20)}`)).toBe(1);
  });
  it('lets an element without an end go no further than its block in a long post', () => {
    expect(unitsOf(`<div>\n\n${paragraphs(900)}`)).toBeGreaterThanOrEqual(900);
  });
  it('lets an element that holds a long post go no further than its block', () => {
    expect(unitsOf(`<div>\n\n${paragraphs(3000)}</div>\n`)).toBeGreaterThanOrEqual(3000);
  });
  it('makes no unit of many that each begin where another ends', () => {
    const chain = `<div>\n\n${paragraphs(10)}</div>\n`.repeat(300);
    expect(unitsOf(chain)).toBeGreaterThan(10);
  });
  it('ties no more than a hundred elements within each other', () => {
    const deep = '<div>\n\n'.repeat(300) + paragraphs(1) + '</div>\n\n'.repeat(300);
    expect(unitsOf(deep)).toBeGreaterThan(1);
  });
});
