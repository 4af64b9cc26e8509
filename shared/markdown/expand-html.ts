import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { raw } from 'hast-util-raw';
import type { FootnoteReference, Root as MdastRoot } from 'mdast';
import { type State, toHast } from 'mdast-util-to-hast';
import { normalizeUri } from 'micromark-util-sanitize-uri';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';

/**
 * Markdown's tree as HTML nodes, the raw HTML in it parsed as a browser would. Nothing is cleaned. Footnotes are left
 * out, and references to them are not numbered yet: both need the whole post.
 */
export function expandMarkdown(tree: MdastRoot, source: string): HastRoot {
  const root = toHast(tree, {
    allowDangerousHtml: true,
    // The prefix against clobbering is the sanitizer's business; a second one would break the links of footnotes.
    clobberPrefix: '',
    handlers: { footnoteReference },
  });
  return parseRawHtml(rootOf(root), source);
}

/** An HTML post or a small HTML document as nodes with positions. Nothing is cleaned. */
export function expandHtml(source: string): HastRoot {
  return fromHtml(source, { fragment: true });
}

/** The name of a footnote in addresses; source: `mdast-util-to-hast`. */
export function footnoteName(identifier: string): string {
  return normalizeUri(identifier.toLowerCase());
}

function footnoteReference(state: State, node: FootnoteReference): Element {
  const name = footnoteName(node.identifier);
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: {
      href: `#fn-${name}`,
      id: `fnref-${name}`,
      dataFootnoteRef: true,
      ariaDescribedBy: ['footnote-label'],
    },
    children: [{ type: 'text', value: '?' }],
  };
  state.patch(node, link);
  const sup: Element = { type: 'element', tagName: 'sup', properties: {}, children: [link] };
  state.patch(node, sup);
  return state.applyData(node, sup) as Element;
}

function parseRawHtml(root: HastRoot, source: string): HastRoot {
  let hasRaw = false;
  visit(root, 'raw', () => {
    hasRaw = true;
  });
  return hasRaw ? rootOf(raw(root, { file: new VFile(source) })) : root;
}

function rootOf(node: ReturnType<typeof toHast>): HastRoot {
  if (node.type === 'root') return node;
  return { type: 'root', children: node.type === 'doctype' ? [] : [node as ElementContent] };
}
