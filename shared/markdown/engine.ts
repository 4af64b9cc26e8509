import { type DocumentChange, type OpenDocument, openDocument } from './engine/open-document.ts';
import { readDocumentMetadata } from './post-source.ts';
import type {
  DocumentMessage,
  DocumentMetadata,
  PreviewAnswer,
  PreviewRequest,
  RenderContext,
  WorkNotice,
} from './preview-protocol.ts';
import { noCounts } from './words.ts';

/** Keeps the text of one open post and what of it is on the page. */
export interface PreviewEngine {
  /**
   * What the page has to change. Never throws: what cannot be rendered becomes a message. Undefined for changes to a post
   * that is not open any more. While the answer's `rest` is not 0, {@link next} has more.
   */
  answer(request: PreviewRequest): PreviewAnswer | undefined;
  /** A further part of the open post; undefined when all of it is rendered. */
  next(): PreviewAnswer | undefined;
}

interface OpenPost {
  readonly number: number;
  readonly context: RenderContext;
  readonly document: OpenDocument;
  version: number;
  metadata: string;
  last: Pick<PreviewAnswer, 'counts' | 'messages'>;
}

/** As much of a post is rendered before the first answer, in UTF-16 units: more than a window shows. */
const firstUnits = 6_000;
/** As much of it is rendered in one step afterwards, in UTF-16 units: a key must not wait long for its end. */
const stepUnits = 12_000;

/** An engine with no post open. `onWork` is told before a piece is worked on that may take long. */
export function createPreviewEngine(onWork: (notice: WorkNotice) => void = () => undefined): PreviewEngine {
  let post: OpenPost | undefined;
  return {
    answer(request) {
      if (request.kind === 'open') {
        const opened = openPost(request, onWork);
        post = opened;
        return answerWith(opened, takeSteps([() => opened.document.advance(firstUnits)]));
      }
      const open = post;
      if (open?.number !== request.document) return undefined;
      open.version = request.version;
      // From the last to the first, so that the offsets of the others stay true.
      const steps = [...request.changes].reverse().map(change => () => open.document.change(change));
      return answerWith(open, takeSteps(steps));
    },
    next() {
      const open = post;
      if (!open || open.document.rest === 0) return undefined;
      return answerWith(open, takeSteps([() => open.document.advance(stepUnits)]));
    },
  };
}

function openPost(
  { document: number, version, text, context, plain }: Extract<PreviewRequest, { kind: 'open' }>,
  onWork: (notice: WorkNotice) => void,
): OpenPost {
  const document = openDocument(text, context, plain, range =>
    onWork({ kind: 'working', document: number, ...range }),
  );
  return { number, context, document, version, metadata: '', last: { counts: noCounts, messages: [] } };
}

interface Steps {
  readonly changes: readonly DocumentChange[];
  readonly failure: DocumentMessage | undefined;
}

function takeSteps(steps: readonly (() => DocumentChange)[]): Steps {
  const changes: DocumentChange[] = [];
  try {
    for (const step of steps) changes.push(step());
    return { changes, failure: undefined };
  } catch (error) {
    return { changes, failure: failure('preview.out-of-step', error) };
  }
}

function answerWith(post: OpenPost, { changes, failure: problem }: Steps): PreviewAnswer {
  const last = changes.at(-1);
  if (last) post.last = { counts: last.counts, messages: last.messages };
  return {
    kind: 'patch',
    document: post.number,
    version: post.version,
    patches: changes.flatMap(change => change.patches),
    generated: changes.flatMap(change => change.generated),
    outline: changes.findLast(change => change.outline !== null)?.outline ?? null,
    counts: post.last.counts,
    ...readMetadata(post, problem),
    rest: post.document.rest,
  };
}

/** The metadata when they changed, and all that is wrong with the post. */
function readMetadata(
  post: OpenPost,
  problem: DocumentMessage | undefined,
): Pick<PreviewAnswer, 'metadata' | 'messages'> {
  const messages = problem ? [problem, ...post.last.messages] : post.last.messages;
  let metadata: DocumentMetadata;
  try {
    metadata = readDocumentMetadata(post.document.text, post.context);
  } catch (error) {
    return { metadata: null, messages: [failure('preview.metadata', error), ...messages] };
  }
  const key = JSON.stringify(metadata);
  const isNews = key !== post.metadata;
  post.metadata = key;
  return { metadata: isNews ? metadata : null, messages };
}

function failure(rule: string, error: unknown): DocumentMessage {
  const reason = error instanceof Error ? error.message : String(error);
  return { line: 1, severity: 'error', rule, text: `The preview could not be brought up to date: ${reason}` };
}
