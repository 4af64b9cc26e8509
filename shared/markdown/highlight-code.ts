import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { colourCode, findGrammar } from './code-languages.ts';
import { createTextCache } from './text-cache.ts';

/** Longer code keeps one colour, in UTF-16 units: colouring it would hold up the preview. */
const maxCodeLength = 20_000;

// What no code has and many grammars are slow at, the square of its length or worse: lines of more than 1,000 characters,
// as many without any punctuation, and wide gaps.
const slowPattern = /.{1001}|[\w\s]{1001}|\s{201}/;

const cache = createTextCache<readonly ElementContent[]>(300);

/**
 * Colours code blocks whose language is known; the nodes are made of the code's text alone. Languages that are not loaded
 * yet are noted: see `takeWantedLanguages`.
 */
export function highlightCode(tree: Root): void {
  visit(tree, 'element', (node, _index, parent) => {
    if (node.tagName !== 'code' || parent?.type !== 'element' || parent.tagName !== 'pre') return undefined;
    const language = languageOf(node);
    const text = textOf(node);
    const grammar = language === undefined || isSlow(text) ? undefined : findGrammar(language);
    if (grammar === undefined) return undefined;
    node.children = structuredClone([...cache.get(`${grammar}:${text}`, () => colourCode(grammar, text))]);
    return SKIP;
  });
}

function isSlow(text: string): boolean {
  return text.length > maxCodeLength || slowPattern.test(text);
}

function languageOf(node: Element): string | undefined {
  const { className } = node.properties;
  if (!Array.isArray(className)) return undefined;
  const found = className.find(name => String(name).startsWith('language-'));
  return found === undefined ? undefined : String(found).slice('language-'.length);
}
