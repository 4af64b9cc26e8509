import { blocksOf } from './block-lines.ts';
import type { PreviewPage } from './page/patch-preview.ts';
import { unitOfLine } from './preview-surface.ts';

/** The bar in the margin beside the block in which the caret is. */
export interface CaretMark {
  /** Marks the block of a line (1-based), or none; after each patch again, for its block may be a new one. Measures nothing. */
  show(line: number | undefined): void;
}

/** A mark on a page; nothing is marked yet. */
export function createCaretMark(page: PreviewPage): CaretMark {
  const bar = page.article.ownerDocument.createElement('div');
  bar.className = 'caret-mark';
  bar.hidden = true;
  bar.setAttribute('aria-hidden', 'true');
  page.article.after(bar);
  let marked: Element | undefined;
  return {
    show(line) {
      const block = line === undefined ? undefined : blockOfLine(page, line);
      if (block === marked) return;
      marked?.removeAttribute('data-caret');
      block?.setAttribute('data-caret', '');
      marked = block;
      bar.hidden = block === undefined;
      bar.dir = block?.matches(':dir(rtl)') ? 'rtl' : 'ltr';
    },
  };
}

/** The innermost block a line belongs to; on a blank line the one before; the header for the metadata of the post. */
function blockOfLine(page: PreviewPage, line: number): Element | undefined {
  const unit = page.units[unitOfLine(page, line)];
  if (!unit) return page.header.childElementCount > 0 ? page.header : undefined;
  const blocks = blocksOf(unit);
  const around = blocks.findLast(block => block.line <= line && line <= block.endLine);
  return (around ?? blocks.findLast(block => block.line <= line))?.element;
}
