import type { CheckRequest, CheckResult } from './engine/check-segments.ts';
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
   * that is not open any more. {@link next} may have more.
   */
  answer(request: PreviewRequest): PreviewAnswer | undefined;
  /** More of the open post, or what a change did to its metadata; undefined when there is no more. */
  next(): PreviewAnswer | undefined;
  /** For when nobody types: tries again what was shown as source and has changed since. Undefined: nothing to try. */
  retry(): PreviewAnswer | undefined;
  /** Gets a part of what is to be compared ready, for when nobody types; true when all is. */
  prepareCheck(): boolean;
  /** What is to be compared with a parse of the whole; undefined when that was done, or cannot be. */
  checkRequest(): CheckRequest | undefined;
  /** Puts right what was found; undefined when nothing was, or the text has changed since. */
  repair(result: CheckResult): PreviewAnswer | undefined;
  /** Renders code again after more languages were loaded. */
  refreshCode(isConcerned: (text: string) => boolean): PreviewAnswer | undefined;
}

interface OpenPost {
  readonly number: number;
  context: RenderContext;
  readonly document: OpenDocument;
  version: number;
  metadata: string;
  isMetadataDue: boolean;
  checkedVersion: number;
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
        const answer = answerWith(opened, takeSteps([() => opened.document.advance(firstUnits)]));
        return { ...answer, outline: opened.document.outline };
      }
      const open = post;
      if (open?.number !== request.document) return undefined;
      if (request.kind === 'sidecar') return renewSidecar(open, request);
      return answerWith(open, changePost(open, request));
    },
    next() {
      const open = post;
      if (!open || (open.document.rest === 0 && !open.isMetadataDue)) return undefined;
      open.isMetadataDue = false;
      const steps = open.document.rest > 0 ? [() => open.document.advance(stepUnits)] : [];
      const answer = answerWith(open, takeSteps(steps), true);
      return steps.length > 0 || answer.metadata ? answer : undefined;
    },
    retry() {
      const change = post?.document.rest === 0 ? post.document.retry() : undefined;
      return post && change && answerWith(post, takeSteps([() => change]));
    },
    prepareCheck: () => !isCheckDue(post) || post.document.prepareCheck(),
    checkRequest() {
      const open = post;
      if (!isCheckDue(open)) return undefined;
      open.checkedVersion = open.version;
      const segments = open.document.digests();
      if (!segments) return undefined;
      const body = open.document.text.slice(open.document.bodyStart);
      return { document: open.number, version: open.version, body, context: open.context, segments };
    },
    repair({ document, version, patches }) {
      const open = post;
      if (open?.number !== document || open.version !== version || patches.length === 0) return undefined;
      return answerWith(open, takeSteps([() => open.document.repair(patches)]));
    },
    refreshCode(isConcerned) {
      const open = post;
      return open && answerWith(open, takeSteps([() => open.document.refreshCode(isConcerned)]));
    },
  };
}

/** Only the metadata are others: the text stands on the page as it is. */
function renewSidecar(
  open: OpenPost,
  { version, sidecarText }: Extract<PreviewRequest, { kind: 'sidecar' }>,
): PreviewAnswer {
  if (open.checkedVersion === open.version) open.checkedVersion = version;
  open.version = version;
  open.context = { ...open.context, sidecarText };
  return answerWith(open, takeSteps([]), true);
}

function isCheckDue(post: OpenPost | undefined): post is OpenPost {
  return (
    post?.context.format === 'markdown' && post.document.rest === 0 && post.checkedVersion !== post.version
  );
}

function changePost(open: OpenPost, request: Extract<PreviewRequest, { kind: 'change' }>): Steps {
  open.version = request.version;
  open.isMetadataDue = true;
  // From the last to the first, so that the offsets of the others stay true.
  return takeSteps([...request.changes].reverse().map(change => () => open.document.change(change)));
}

function openPost(
  { document: number, version, text, context, plain }: Extract<PreviewRequest, { kind: 'open' }>,
  onWork: (notice: WorkNotice) => void,
): OpenPost {
  const document = openDocument(text, context, plain, range =>
    onWork({ kind: 'working', document: number, ...range }),
  );
  return {
    number,
    context,
    document,
    version,
    metadata: '',
    isMetadataDue: false,
    checkedVersion: 0,
    last: { counts: noCounts, messages: [] },
  };
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

/** `hasMetadata`: they are read, which takes a look at the whole text; a key does not wait for it. */
function answerWith(
  post: OpenPost,
  { changes, failure: problem }: Steps,
  hasMetadata = post.metadata === '',
): PreviewAnswer {
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
    ...(hasMetadata ? readMetadata(post, problem) : { metadata: null, messages: messagesOf(post, problem) }),
    rest: post.document.rest,
  };
}

/** The metadata when they changed, and all that is wrong with the post. */
function readMetadata(
  post: OpenPost,
  problem: DocumentMessage | undefined,
): Pick<PreviewAnswer, 'metadata' | 'messages'> {
  const messages = messagesOf(post, problem);
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

function messagesOf({ last }: OpenPost, problem: DocumentMessage | undefined): readonly DocumentMessage[] {
  return problem ? [problem, ...last.messages] : last.messages;
}

function failure(rule: string, error: unknown): DocumentMessage {
  const reason = error instanceof Error ? error.message : String(error);
  return { line: 1, severity: 'error', rule, text: `The preview could not be brought up to date: ${reason}` };
}
