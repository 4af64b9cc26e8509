import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { applyAttributes } from './apply-attributes.ts';
import { argumentsOf, readAttributes } from './attribute-words.ts';
import { inlineLabel } from './label.ts';

// ` {#id}`, ` {: #id .class}`, ` { #id }`; before it may stand the closing number signs of the heading.
const endPattern = /(?:^|[ \t]+)(?:#+[ \t]+)?(\{:?[ \t]*[#.][^\s{}][^{}]*\})\s*$/;

/** Gives headings the ids that stand behind them in braces; what the preview does not know, as classes, makes a label of the braces. */
export function nameHeadings(tree: Root): void {
  visit(tree, 'heading', nameHeading);
}

function nameHeading(node: Heading): void {
  const last = node.children.at(-1);
  const match = last?.type === 'text' ? endPattern.exec(last.value) : null;
  if (!match || last?.type !== 'text') return;
  const source = match[1] ?? '';
  last.value = last.value.slice(0, match.index);
  if (applyAttributes(node, readAttributes(source)))
    node.children.push(
      { type: 'text', value: ' ' },
      inlineLabel({ name: '', args: argumentsOf(source) }, source),
    );
}
