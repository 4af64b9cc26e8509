import { applyChanges } from '../model/text-change.ts';
import { diffUnits, type KeyedUnit, keyUnits } from './diff-units.ts';
import type {
  DocumentMessage,
  DocumentMetadata,
  PreviewAnswer,
  PreviewRequest,
  RenderContext,
} from './preview-protocol.ts';
import {
  type RenderedDocument,
  readDocumentMetadata,
  renderDocument,
  renderPlainText,
} from './render-document.ts';
import { noCounts } from './words.ts';

/** Keeps the text of one open post and what of it is on the page. */
export interface PreviewEngine {
  /**
   * What the page has to change. Never throws: what cannot be rendered becomes a message, and the last good state stays.
   * Undefined for changes to a post that is not open any more.
   */
  answer(request: PreviewRequest): PreviewAnswer | undefined;
}

interface OpenDocument {
  readonly document: number;
  readonly context: RenderContext;
  text: string;
  shown: readonly KeyedUnit[];
  generated: readonly KeyedUnit[];
  last: Pick<PreviewAnswer, 'outline' | 'counts' | 'metadata'>;
}

/** An engine with no post open. */
export function createPreviewEngine(): PreviewEngine {
  let open: OpenDocument | undefined;
  return {
    answer(request) {
      if (request.kind === 'open') open = openDocument(request.document, request.text, request.context);
      else if (open?.document !== request.document) return undefined;
      else {
        try {
          open.text = applyChanges(open.text, request.changes);
        } catch (error) {
          return unchanged(open, request.version, [failure('preview.out-of-step', error)]);
        }
      }
      return render(open, request.version, request.kind === 'open');
    },
  };
}

function openDocument(document: number, text: string, context: RenderContext): OpenDocument {
  const last = { outline: null, counts: noCounts, metadata: null };
  return { document, context, text, shown: [], generated: [], last };
}

function render(open: OpenDocument, version: number, isFirst: boolean): PreviewAnswer {
  const messages: DocumentMessage[] = [];
  const metadata = attempt('preview.metadata', messages, () => readDocumentMetadata(open.text, open.context));
  if (metadata) open.last = { ...open.last, metadata };
  const rendered = attempt('preview.failed', messages, () => renderDocument(open.text, open.context));
  if (rendered) return show(open, version, rendered, metadata, messages);
  const fallback = isFirst
    ? attempt('preview.failed', [], () => renderPlainText(open.text, open.context))
    : undefined;
  return fallback ? show(open, version, fallback, metadata, messages) : unchanged(open, version, messages);
}

function show(
  open: OpenDocument,
  version: number,
  rendered: RenderedDocument,
  metadata: DocumentMetadata | undefined,
  messages: readonly DocumentMessage[],
): PreviewAnswer {
  const units = keyUnits(rendered.units);
  const generatedUnits = keyUnits(rendered.generated);
  const patches = diffUnits(open.shown, units);
  const generated = diffUnits(open.generated, generatedUnits);
  open.shown = units;
  open.generated = generatedUnits;
  open.last = { metadata: metadata ?? null, outline: rendered.outline, counts: rendered.counts };
  return {
    ...unchanged(open, version, [...messages, ...rendered.messages]),
    patches,
    generated,
  };
}

function unchanged(open: OpenDocument, version: number, messages: readonly DocumentMessage[]): PreviewAnswer {
  return {
    kind: 'patch',
    document: open.document,
    version,
    patches: [],
    generated: [],
    ...open.last,
    messages,
    rest: 0,
  };
}

function attempt<T>(rule: string, messages: DocumentMessage[], run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    messages.push(failure(rule, error));
    return undefined;
  }
}

function failure(rule: string, error: unknown): DocumentMessage {
  const reason = error instanceof Error ? error.message : String(error);
  return { line: 1, severity: 'error', rule, text: `The preview could not be brought up to date: ${reason}` };
}
