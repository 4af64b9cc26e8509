import type { Element, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import katex from 'katex';
import { expect, test } from 'vitest';
import { limitExpansion } from './limit-math.ts';
import { renderMath } from './render-math.ts';

function formulas(...sources: string[]): Root {
  return {
    type: 'root',
    children: sources.map(value => ({
      type: 'element',
      tagName: 'code',
      properties: { className: ['language-math', 'math-inline'] },
      children: [{ type: 'text', value }],
    })),
  };
}

function typeset(...sources: string[]): Element[] {
  const tree = formulas(...sources);
  renderMath(tree);
  return tree.children as Element[];
}

function errorOf(source: string): string | undefined {
  const [shown] = typeset(source);
  const [child] = shown?.children ?? [];
  if (child?.type !== 'element' || !String(child.properties.className).includes('math-error'))
    return undefined;
  // The source is shown as it is written, and nothing is made of it.
  expect(child.children).toEqual([{ type: 'text', value: source }]);
  return String(child.properties.title);
}

test('a formula is typeset, a broken one stays as its source with the reason', () => {
  expect(errorOf('a^2')).toBeUndefined();
  const reason = errorOf('\\frac{a');
  expect(reason).toMatch(/^KaTeX parse error: /);
  expect(reason).not.toContain('\u0332');
  expect(errorOf('<img src=x onerror=alert(1)> \\frac')).toContain('parse error');
});

test.each([
  '\\gdef\\leak{x}',
  '\\global\\def\\leak{x}',
  '\\xdef\\leak{x}',
  '\\newcommand{\\leak}{x}',
  '\\global\\let\\leak=x',
])('what %s defines, the next formula does not know', definition => {
  const [first, second] = typeset(`${definition}\\leak`, '\\leak');
  expect(errorOf(`${definition}\\leak`)).toBeUndefined();
  expect(first && textOf(first)).toContain('x');
  expect(second && toHtml(second)).toContain('math-error');
  expect(errorOf('\\leak')).toContain('Undefined control sequence');
});

test.each([
  '\\href{javascript:alert(1)}{x}',
  '\\url{https://canary.invalid/}',
  '\\includegraphics{https://canary.invalid/x.png}',
  '\\htmlStyle{background:url(https://canary.invalid/)}{x}',
  '\\htmlData{a=b}{x}',
  '\\htmlId{x}{y}',
  '\\htmlClass{x}{y}',
])('%s makes no link, no picture and no attribute', source => {
  const shown = toHtml(typeset(source)).replaceAll(/<annotation.*?<\/annotation>/gs, '');
  expect(shown).not.toMatch(/<a[ >]|<img|href=|src=|url\(|data-a|id="x"|class="(?:[^"]* )?x[ "]/);
});

test.each([
  ['a loop', '\\def\\a{\\a}\\a', /expansions/],
  ['a doubling', `\\def\\a#1{#1#1}${'\\a{'.repeat(30)}x${'}'.repeat(30)}`, /too much text|expansions/],
  ['a doubling by delimiters', '\\def\\a#1\\end{\\a#1#1\\end}\\a x\\end', /too much text/],
  ['a long word often', `\\def\\a{${'x'.repeat(1700)}}${'\\a'.repeat(120)}`, /too much text/],
  ['many places for much', `\\def\\a#1{${'#1'.repeat(900)}}\\a{${'x'.repeat(2000)}}`, /too much text/],
  [
    'doublings that are expanded while defined',
    `\\def\\a{xx}${'\\edef\\a{\\a\\a}'.repeat(40)}\\a`,
    /too much text|expansions/,
  ],
  ['deep nesting', `${'\\sqrt{'.repeat(600)}a${'}'.repeat(600)}`, /nested too deeply|too much text/],
  ['a wide matrix', `\\begin{matrix}${'a&'.repeat(2400)}\\end{matrix}`, /too large/],
  ['a long formula', 'a'.repeat(5001), /5000 characters/],
])('%s is not typeset', (_name, source, reason) => {
  expect(errorOf(source)).toMatch(reason);
});

test('formulas that people write stay far below the limits', () => {
  const rows = Array.from(
    { length: 12 },
    (_, row) => `x_{${row}} &= \\frac{\\sqrt{a_${row} + 1}}{\\left(b^{2}\\right)} \\\\`,
  );
  expect(errorOf(`\\begin{aligned}${rows.join('')}\\end{aligned}`)).toBeUndefined();
  expect(errorOf('\\newcommand{\\field}{\\mathbb{R}} f : \\field^n \\to \\field')).toBeUndefined();
  expect(
    errorOf(`\\begin{pmatrix}${`${'a_{ij} & '.repeat(9)}a \\\\`.repeat(10)}\\end{pmatrix}`),
  ).toBeUndefined();
});

test('KaTeX grows no formula outside of a limit', () => {
  expect(() => katex.renderToString('\\R')).toThrow(/too much text/);
  expect(limitExpansion(100, () => katex.renderToString('\\R'))).toContain('katex');
  expect(() => limitExpansion(0, () => katex.renderToString('\\R'))).toThrow(/too much text/);
});

test('what is too wide or too high is cut to size', () => {
  expect(toHtml(typeset('\\rule{5000em}{5000em}'))).not.toContain('5000em;');
});
