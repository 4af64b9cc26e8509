import type { TextChange } from '../../model/text-change.ts';
import { createEnrichment } from '../enrich-tree.ts';
import type {
  DocumentMessage,
  LineRange,
  OutlineHeading,
  PlainRange,
  RenderContext,
} from '../preview-protocol.ts';
import type { TextCounts } from '../words.ts';
import { digestOf, prepareDigests, type SegmentDigest } from './check-segments.ts';
import { createDocumentText } from './document-text.ts';
import { createDocumentView, type ViewChange } from './document-view.ts';
import type { SegmentPatch } from './edit-segments.ts';
import { createPieceList } from './piece-list.ts';
import { type RenderTools, renderFootnote } from './render-piece.ts';

/** What a step made of a post. */
export interface DocumentChange extends ViewChange {
  readonly counts: TextCounts;
  readonly messages: readonly DocumentMessage[];
}

/** A post that is open: its text, what it became, and what of that is on the page. */
export interface OpenDocument {
  readonly text: string;
  /** UTF-16 units that are not rendered yet. */
  readonly rest: number;
  readonly outline: readonly OutlineHeading[];
  /**
   * Applies one change.
   * @throws RangeError when it does not fit the text.
   */
  change(change: TextChange): DocumentChange;
  /** Renders about `units` UTF-16 units of what waits. */
  advance(units: number): DocumentChange;
  /** Tries a part again that is shown as source and has changed since; undefined when there is none. */
  retry(): DocumentChange | undefined;
  /** Renders those segments again whose code is in a language that `isConcerned` names. */
  refreshCode(isConcerned: (text: string) => boolean): DocumentChange;
  /** Gets a part of what a check compares ready; true when all is. */
  prepareCheck(): boolean;
  /** What a check compares; undefined when parts are shown as source, since the whole cannot be read then. */
  digests(): readonly SegmentDigest[] | undefined;
  /** UTF-16 offset of the body. */
  readonly bodyStart: number;
  /** Puts right what a check has found. */
  repair(patches: readonly SegmentPatch[]): DocumentChange;
}

/** A step must not hold up a key. */
const digestsPerStep = 100;

/** Opens a post. `plain` are lines of the file that are shown as source. Nothing is rendered yet. */
export function openDocument(
  start: string,
  context: RenderContext,
  plain: readonly PlainRange[],
  onWork: (range: LineRange) => void,
): OpenDocument {
  const text = createDocumentText(start, context, plain, onWork);
  const tools: RenderTools = {
    enrich: createEnrichment(context),
    definitions: mentions => text.table.definitions(mentions),
  };
  const list = createPieceList({ tools, parser: text.parser, isHtml: context.format === 'html' });
  const view = createDocumentView({
    footnotes: () => text.table.footnotes,
    renderFootnote: ({ definition, segment }) => renderFootnote(definition, segment, tools),
  });
  const show = (): DocumentChange => {
    const change = view.show(list.pieces(text.segments), text.firstLine);
    return { ...change, counts: view.counts, messages: view.messages() };
  };
  return {
    get text() {
      return text.text;
    },
    get rest() {
      return text.rest;
    },
    get outline() {
      return view.outline;
    },
    change(change) {
      text.change(change);
      return show();
    },
    advance(units) {
      text.advance(units);
      return show();
    },
    retry: () => (text.retry() ? show() : undefined),
    refreshCode(isConcerned) {
      for (const segment of text.segments) if (isConcerned(segment.text)) list.forget(segment);
      view.forgetFootnotes();
      return show();
    },
    prepareCheck: () => prepareDigests(text.segments, digestsPerStep),
    digests: () =>
      text.segments.some(({ isPlain }) => isPlain)
        ? undefined
        : text.segments.map(segment => ({ length: segment.text.length, digest: digestOf(segment) })),
    get bodyStart() {
      return text.bodyStart;
    },
    repair(patches) {
      text.replace(patches);
      return show();
    },
  };
}
