import { toHtml } from 'hast-util-to-html';
import type { Parent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { GeneratorSyntax } from '../../generators/generator.ts';
import { tagKindsOf } from './tag-kinds.ts';
import { labelOfTag } from './tag-nodes.ts';

// Comments, elements whose text is no prose, and single tags of HTML; each is left as it is.
const htmlPattern =
  /<!--[\s\S]*?(?:-->|$)|<(pre|code|script|style|textarea|svg|math)\b[\s\S]*?(?:<\/\1\s*>|$)|<\/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi;

// A tag of any kind that holds no other tag's beginning.
const tagPattern = /\{(?:\{[<%]?|%)(?:(?!\{[{%])[\s\S])*?[>%]?\}\}?/g;

const codeStart = /^<(?:code|kbd|samp|tt|pre)\b/i;
const codeEnd = /^<\/(?:code|kbd|samp|tt|pre)\b/i;

/** Makes labels of the tags that stand in the text of raw HTML; those in its attributes and in its code stay. */
export function labelHtml(tree: Root, syntax: GeneratorSyntax): void {
  const opening = tagKindsOf(syntax).map(kind => kind.open);
  if (opening.length === 0) return;
  visit(tree, node => {
    if (node.type === 'html' && opening.some(open => node.value.includes(open)))
      node.value = outsideHtml(node.value, text => text.replace(tagPattern, tag => labelled(tag, syntax)));
    if ('children' in node && node.children.some(child => child.type === 'html')) keepCode(node);
  });
}

function outsideHtml(value: string, change: (text: string) => string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { index, 0: html } of value.matchAll(htmlPattern)) {
    pieces.push(change(value.slice(done, index)), html);
    done = index + html.length;
  }
  return [...pieces, change(value.slice(done))].join('');
}

function labelled(tag: string, syntax: GeneratorSyntax): string {
  const opens = tagKindsOf(syntax).some(({ open, close }) => tag.startsWith(open) && tag.endsWith(close));
  if (!opens) return tag;
  const node = labelOfTag(tag, syntax);
  const { hName = 'span', hProperties = {}, hChildren = [] } = node.data ?? {};
  const html =
    node.type === 'text'
      ? toHtml({ type: 'text', value: node.value })
      : toHtml({ type: 'element', tagName: hName, properties: hProperties, children: hChildren });
  // Lines after it keep their numbers.
  const missing = tag.split('\n').length - html.split('\n').length;
  return html + '\n'.repeat(Math.max(missing, 0));
}

/** Between `<code>` and `</code>` within a paragraph, tags are text. */
function keepCode(parent: Parent): void {
  let depth = 0;
  for (const [at, child] of (parent.children as RootContent[]).entries()) {
    if (child.type === 'html' && codeStart.test(child.value)) depth += 1;
    else if (child.type === 'html' && codeEnd.test(child.value)) depth -= 1;
    else if (child.type === 'generatorLabel' && depth > 0)
      parent.children[at] = { type: 'text', value: child.value, position: child.position } as RootContent;
  }
}
