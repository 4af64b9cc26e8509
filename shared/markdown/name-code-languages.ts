import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { languageIn } from './language-names.ts';

// language-js{1,3}, lang-python:file.py
const classPattern = /^lang(?:uage)?-(.*)$/s;

/**
 * Gives code one plain mark of its language, out of the many ways it is written, so that the cleaning lets it through; and
 * makes elements that Mermaid's own script would draw (`<pre class="mermaid">`) fences of Mermaid. It runs before the
 * cleaning, and what it makes is cleaned like the rest.
 */
export function nameCodeLanguages(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (isMermaidElement(node) && parent && index !== undefined) {
      parent.children[index] = fenceOf(node);
      return [SKIP, index + 1];
    }
    if (node.tagName === 'code') nameLanguage(node);
    return undefined;
  });
}

function classesOf({ properties }: Element): readonly string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : [];
}

function isMermaidElement(node: Element): boolean {
  return (node.tagName === 'pre' || node.tagName === 'div') && classesOf(node).includes('mermaid');
}

function fenceOf(node: Element): Element {
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: { className: ['language-mermaid'] },
    children: [{ type: 'text', value: textOf(node).trim() }],
  };
  return {
    type: 'element',
    tagName: 'pre',
    properties: {},
    children: [code],
    ...(node.position ? { position: node.position } : {}),
  };
}

function nameLanguage(node: Element): void {
  const classes = classesOf(node);
  const info = classes.map(name => classPattern.exec(name)?.[1]).find(found => found !== undefined);
  if (info === undefined) return;
  const language = languageIn(info);
  const others = classes.filter(name => !classPattern.test(name));
  node.properties.className = language === undefined ? others : [`language-${language}`, ...others];
}
