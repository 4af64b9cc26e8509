import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { flattenUnits } from './flatten-units.ts';
import { readDocumentMetadata } from './post-source.ts';
import type { DocumentMessage, DocumentMetadata, RenderContext } from './preview-protocol.ts';
import { renderDocument } from './render-document.ts';

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
  const blocks = flattenUnits([...document.units, ...document.generated]).map(node =>
    toHtml(withoutEnds(node)),
  );
  return {
    html: blocks.filter(block => block !== '').join('\n'),
    messages: document.messages,
    words: document.counts.words,
    ...readDocumentMetadata(text, context),
  };
}

/** Where blocks end is of use beside an editor only. */
function withoutEnds(node: ElementContent): ElementContent {
  visit(node, 'element', ({ properties }) => {
    delete properties.dataEndLine;
  });
  return node;
}
