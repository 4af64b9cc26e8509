import { applyPatches } from './apply-answer.ts';
import { openDocument } from './engine/open-document.ts';
import type { DocumentMessage, OutlineHeading, PreviewUnit, RenderContext } from './preview-protocol.ts';
import type { TextCounts } from './words.ts';

/** A whole post, rendered. */
export interface RenderedDocument {
  readonly units: readonly PreviewUnit[];
  /** The footnote section, when there is one. */
  readonly generated: readonly PreviewUnit[];
  readonly outline: readonly OutlineHeading[];
  readonly counts: TextCounts;
  readonly messages: readonly DocumentMessage[];
}

/** Renders a post's whole text at once. What cannot be rendered is shown as it is written, with a message. */
export function renderDocument(text: string, context: RenderContext): RenderedDocument {
  const document = openDocument(text, context, [], () => undefined);
  let units: readonly PreviewUnit[] = [];
  let generated: readonly PreviewUnit[] = [];
  const messages: DocumentMessage[] = [];
  for (;;) {
    const change = document.advance(Number.POSITIVE_INFINITY);
    units = applyPatches(units, change.patches);
    generated = applyPatches(generated, change.generated);
    messages.push(...change.messages);
    if (document.rest === 0)
      return { units, generated, outline: document.outline, counts: change.counts, messages };
  }
}
