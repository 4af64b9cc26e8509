import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { loadMoreLanguages, takeWantedLanguages } from './code-languages.ts';
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
 * The HTML the preview shows, made of the same nodes. A part that is nested too deeply stands there as it is written,
 * with a message.
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

/**
 * The same once every language of the post's code that has a grammar is loaded.
 * @throws Error when the grammars cannot be loaded.
 */
export async function renderWholeArticle(text: string, context: RenderContext): Promise<RenderedArticle> {
  takeWantedLanguages();
  const article = renderArticle(text, context);
  if (takeWantedLanguages().length === 0) return article;
  await loadMoreLanguages();
  return renderArticle(text, context);
}

/** Where blocks end is of use beside an editor only. */
function withoutEnds(node: ElementContent): ElementContent {
  visit(node, 'element', ({ properties }) => {
    delete properties.dataEndLine;
  });
  return node;
}
