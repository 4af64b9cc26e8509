import type { ElementContent, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { raw } from 'hast-util-raw';
import type { Root as MdastRoot } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';

/** A document as HTML nodes that nobody has cleaned yet. */
export interface UncleanDocument {
  readonly body: HastRoot;
  /** The footnote section; it has no positions. */
  readonly generated: HastRoot;
}

// The prefix against clobbering is the sanitizer's business; a second one would break the links of footnotes.
const toHast = unified().use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' }).freeze();

/** Markdown's tree as HTML nodes, the raw HTML in it parsed as a browser would. Nothing is cleaned. */
export function expandMarkdown(tree: MdastRoot, source: string): UncleanDocument {
  const root = toHast.runSync(tree);
  const last = root.children.at(-1);
  // Only the section that was appended has no position: the user's own HTML is still unparsed here.
  const hasFootnotes = last?.type === 'element' && last.tagName === 'section' && !last.position;
  const generated = hasFootnotes ? root.children.splice(-1) : [];
  return {
    body: parseRawHtml(root, source),
    generated: parseRawHtml({ type: 'root', children: generated }),
  };
}

/** An HTML post or a small HTML document as nodes with positions. Nothing is cleaned. */
export function expandHtml(source: string): UncleanDocument {
  return { body: fromHtml(source, { fragment: true }), generated: { type: 'root', children: [] } };
}

function parseRawHtml(root: HastRoot, source?: string): HastRoot {
  let hasRaw = false;
  visit(root, 'raw', () => {
    hasRaw = true;
  });
  if (!hasRaw) return root;
  const result = source === undefined ? raw(root) : raw(root, { file: new VFile(source) });
  if (result.type === 'root') return result;
  return { type: 'root', children: result.type === 'doctype' ? [] : [result as ElementContent] };
}
