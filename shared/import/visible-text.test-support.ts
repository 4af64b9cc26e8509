import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** What a reader sees of an HTML text: its blocks in order, and everything with a target. */
export interface VisibleText {
  /** One entry for each paragraph, heading, item, cell or code block; lines inside it end with `\n`. */
  readonly blocks: readonly string[];
  readonly links: readonly string[];
  readonly images: readonly string[];
  readonly headings: number;
  readonly listItems: number;
  readonly comments: readonly string[];
}

const blockPattern =
  /^(address|article|aside|blockquote|body|center|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|html|iframe|li|main|nav|object|ol|p|pre|section|summary|svg|table|tbody|td|tfoot|th|thead|tr|ul|video)$/;

/** Reads HTML as a browser would show it: white space collapsed, two line breaks or a block begin a new paragraph. */
export function visibleText(html: string): VisibleText {
  const reader = new Reader();
  reader.visit(fromHtml(html, { fragment: !/<(html|head|body)[\s>]/i.test(html) }), false);
  return reader.finish();
}

class Reader {
  private readonly blocks: string[] = [];
  private readonly links: string[] = [];
  private readonly images: string[] = [];
  private readonly comments: string[] = [];
  private headings = 0;
  private listItems = 0;
  private text = '';

  visit(node: Nodes, isCode: boolean): void {
    if (node.type === 'text')
      this.text += isCode ? node.value : node.value.replace(/[ \t\n\f\r\u00a0]+/g, ' ');
    if (node.type === 'comment' && node.value.trim() !== '') this.comments.push(node.value);
    if (node.type === 'root') for (const child of node.children) this.visit(child, isCode);
    if (node.type === 'element') this.visitElement(node, isCode);
  }

  finish(): VisibleText {
    this.endBlock();
    const { blocks, links, images, headings, listItems, comments } = this;
    return { blocks, links, images, headings, listItems, comments };
  }

  private visitElement(element: Element, isCode: boolean): void {
    const { tagName: tag, properties } = element;
    if (tag === 'head' || tag === 'script' || tag === 'style') return;
    if (tag === 'br') this.text += '\n';
    if (tag === 'img') this.addImage(String(properties.src ?? ''), String(properties.alt ?? ''));
    const hasContent = this.visitContent(element, isCode || tag === 'pre');
    if (typeof properties.href === 'string') this.links.push(plainAddress(properties.href));
    if (hasContent && /^h[1-6]$/.test(tag)) this.headings += 1;
    if (hasContent && tag === 'li') this.listItems += 1;
  }

  private visitContent(element: Element, isCode: boolean): boolean {
    const isBlock = blockPattern.test(element.tagName);
    if (isBlock) this.endBlock();
    const { text, blocks } = this;
    const blocksBefore = blocks.length;
    for (const child of element.children) this.visit(child, isCode);
    if (isBlock) this.endBlock(element.tagName === 'pre');
    return this.text !== text || blocks.length !== blocksBefore;
  }

  private addImage(source: string, alt: string): void {
    this.images.push(plainAddress(source));
    this.text += `[image ${alt.replace(/\s+/g, ' ').trim()}]`;
  }

  private endBlock(isCode = false): void {
    const text = this.text;
    this.text = '';
    const parts = isCode ? [tidyCode(text)] : text.split(/\n[ \n]*\n/).map(tidyText);
    this.blocks.push(...parts.filter(part => part !== ''));
  }
}

/** python-markdown widens tabs to four columns and empties blank lines. */
function tidyCode(text: string): string {
  return text
    .split(/\r?\n/)
    .map(line => widenTabs(line).trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

function widenTabs(line: string): string {
  let result = '';
  for (const character of line)
    result += character === '\t' ? ' '.repeat(4 - (result.length % 4)) : character;
  return result;
}

function tidyText(text: string): string {
  return text
    .replace(/[ ]*\n[ ]*/g, '\n')
    .replace(/ +/g, ' ')
    .trim();
}

function plainAddress(address: string): string {
  const bare = address.replace(/[\t\n\r]/g, '').trim();
  try {
    return decodeURI(bare);
  } catch {
    return bare;
  }
}
