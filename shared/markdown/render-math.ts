import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import katex from 'katex';
import { SKIP, visit } from 'unist-util-visit';
import { limitExpansion } from './limit-math.ts';
import { createTextCache } from './text-cache.ts';

/** Longer formulas stay text, in UTF-16 units: typesetting them would hold up the preview. */
const maxFormulaLength = 5000;
/** What macros may make of a formula, in tokens; nesting counts each level. */
const maxTokens = 60_000;
/** What is typeset may be this long, in UTF-16 units of HTML: reading it takes most of the time. */
const maxHtmlLength = 500_000;
const cache = createTextCache<readonly ElementContent[]>(500);

/** Typesets formulas. One that cannot be typeset stays as its own source with the reason in its title. */
export function renderMath(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    const code = mathOf(node);
    if (!code || index === undefined || !parent) return undefined;
    const isDisplay = node.tagName === 'pre' || hasClass(code, 'math-display');
    parent.children[index] = typesetElement(node, textOf(code), isDisplay);
    return [SKIP, index + 1];
  });
}

function mathOf(node: Element): Element | undefined {
  if (node.tagName === 'pre') {
    const child = node.children.find(candidate => candidate.type === 'element');
    return child && hasClass(child, 'language-math') ? child : undefined;
  }
  return node.tagName === 'code' && hasClass(node, 'language-math') ? node : undefined;
}

function hasClass(node: Element, name: string): boolean {
  return Array.isArray(node.properties.className) && node.properties.className.includes(name);
}

function typesetElement(node: Element, formula: string, isDisplay: boolean): Element {
  const line = node.properties.dataLine;
  return {
    type: 'element',
    tagName: node.tagName === 'pre' ? 'div' : 'span',
    properties: {
      className: [isDisplay ? 'math-display' : 'math-inline'],
      ...(line === undefined ? {} : { dataLine: line, dataEndLine: node.properties.dataEndLine ?? line }),
    },
    children: structuredClone([...typeset(formula, isDisplay)]),
  };
}

function typeset(formula: string, isDisplay: boolean): readonly ElementContent[] {
  return cache.get(`${isDisplay ? 'display' : 'inline'}:${formula}`, () => {
    if (formula.length > maxFormulaLength)
      return [mathError(formula, `A formula may have ${maxFormulaLength} characters at most.`)];
    try {
      return typesetNodes(formula, isDisplay);
    } catch (error) {
      return [mathError(formula, reasonOf(error))];
    }
  });
}

function typesetNodes(formula: string, isDisplay: boolean): ElementContent[] {
  // Without a table of macros each formula begins with KaTeX's own: what one defines, even globally, the next does not know.
  const html = limitExpansion(maxTokens, () =>
    katex.renderToString(formula, {
      displayMode: isDisplay,
      trust: false,
      strict: 'ignore',
      maxExpand: 500,
      maxSize: 20,
      throwOnError: true,
    }),
  );
  if (html.length > maxHtmlLength) throw new RangeError('This formula is too large to be typeset.');
  const root = fromHtml(html, { fragment: true });
  visit(root, node => {
    delete node.position;
    delete node.data;
  });
  return root.children.filter(child => child.type !== 'doctype');
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/call stack/i.test(text)) return 'This formula is nested too deeply.';
  // KaTeX underlines the place with combining characters, which titles cannot show.
  return text.replaceAll('\u0332', '').slice(0, 300);
}

function mathError(formula: string, reason: string): Element {
  return {
    type: 'element',
    tagName: 'code',
    properties: { className: ['math-error'], title: reason },
    children: [{ type: 'text', value: formula }],
  };
}
