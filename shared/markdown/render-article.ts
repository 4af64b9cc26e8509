import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { DocumentMessage, RenderContext } from './preview-protocol.ts';
import { type DocumentMetadata, readDocumentMetadata, renderDocument } from './render-document.ts';

/** A post as HTML text, with what was found on the way. */
export interface RenderedArticle extends DocumentMetadata {
  /** The content of the preview's `article`. */
  readonly html: string;
  readonly messages: readonly DocumentMessage[];
  readonly words: number;
}

/**
 * The HTML the preview shows, made of the same nodes.
 * @throws RangeError when the document is nested too deeply to be rendered.
 */
export function renderArticle(text: string, context: RenderContext): RenderedArticle {
  const document = renderDocument(text, context);
  const blocks = [...document.units.map(unit => unit.nodes), document.generated].map(htmlOf);
  return {
    html: blocks.filter(block => block !== '').join('\n'),
    messages: document.messages,
    words: document.words,
    ...readDocumentMetadata(text, context),
  };
}

function htmlOf(nodes: readonly ElementContent[]): string {
  return toHtml([...nodes]);
}
