import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { common, createLowlight } from 'lowlight';
import { SKIP, visit } from 'unist-util-visit';
import { createTextCache } from './text-cache.ts';

/** Longer code keeps one colour, in UTF-16 units: colouring it would hold up the preview. */
const maxCodeLength = 50_000;
const lowlight = createLowlight(common);
const cache = createTextCache<readonly ElementContent[]>(300);

/** Colours code blocks whose language is known; the nodes are made of the code's text alone. */
export function highlightCode(tree: Root): void {
  visit(tree, 'element', (node, _index, parent) => {
    if (node.tagName !== 'code' || parent?.type !== 'element' || parent.tagName !== 'pre') return undefined;
    const language = languageOf(node);
    const text = textOf(node);
    if (!language || text.length > maxCodeLength || !lowlight.registered(language)) return undefined;
    node.children = structuredClone([...highlight(language, text)]);
    return SKIP;
  });
}

function languageOf(node: Element): string | undefined {
  const { className } = node.properties;
  if (!Array.isArray(className)) return undefined;
  const found = className.find(name => String(name).startsWith('language-'));
  return found === undefined ? undefined : String(found).slice('language-'.length).toLowerCase();
}

function highlight(language: string, text: string): readonly ElementContent[] {
  return cache.get(`${language}:${text}`, () =>
    lowlight.highlight(language, text).children.filter(child => child.type !== 'doctype'),
  );
}
