import { linesOf } from './block-lines.ts';

/** The place in a block that was clicked. */
export interface PickedText {
  /** First and last source line of the block, 1-based in the file. */
  readonly line: number;
  readonly endLine: number;
  /** The block's text as readers see it, and the UTF-16 unit of it before which the click was. */
  readonly text: string;
  readonly offset: number;
  /** Whether the text is shown as it is written, line by line. */
  readonly isCode: boolean;
}

/** What stands where the pointer is; undefined where nothing has a source. `bodyLine`: the first after the metadata. */
export function textAt(event: MouseEvent, element: Element, bodyLine: number): PickedText | undefined {
  const header = element.closest('body > header');
  const block = header ?? element.closest('[data-line]');
  if (!block) return undefined;
  const lines = header ? { line: 1, endLine: bodyLine - 1 } : linesOf(block);
  if (!lines || lines.endLine < lines.line) return undefined;
  const { line, endLine } = lines;
  const isCode = block.localName === 'pre' || block.querySelector(':scope > pre') !== null;
  return { line, endLine, isCode, ...readTo(event, block) };
}

/** The text of a block, and the unit of it before which the pointer is. Parts that do not run on stand apart. */
function readTo({ clientX, clientY }: MouseEvent, block: Element): Pick<PickedText, 'text' | 'offset'> {
  const owner = block.ownerDocument;
  const at = owner.caretPositionFromPoint(clientX, clientY);
  const target = at && block.contains(at.offsetNode) ? at.offsetNode : undefined;
  const texts = owner.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let text = '';
  let offset: number | undefined;
  let part: Element | null | undefined;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const next = node.parentElement?.closest(parts);
    if (part !== undefined && next !== part) text += '\n';
    part = next;
    if (node === target) offset = text.length + (at?.offset ?? 0);
    else if (offset === undefined && target && isBehind(node, target)) offset = text.length;
    text += node.nodeValue ?? '';
  }
  return { text, offset: offset ?? (target ? text.length : 0) };
}

const parts = 'td, th, li, p, dt, dd, summary, caption, figcaption, div, h1, h2, h3, h4, h5, h6';

function isBehind(node: Node, other: Node): boolean {
  return (other.compareDocumentPosition(node) & other.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
