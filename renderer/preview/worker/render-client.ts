import type {
  LineRange,
  PreviewAnswer,
  PreviewRequest,
  RenderContext,
} from '../../../shared/markdown/preview-protocol.ts';
import type { PreviewStanding } from '../../../shared/model/preview-standing.ts';
import type { TextChanges } from '../../../shared/model/text-change.ts';
import { createRenderPost, type RenderPost } from './render-post.ts';
import { createRenderSlot, type RenderSlot, type RenderWorker, type SilenceLimits } from './render-slot.ts';
import { createStandingReport } from './standing-report.ts';

export interface RenderClientOptions {
  createWorker(): RenderWorker;
  /** `isFresh`: the page must drop what it shows before it applies the answer. */
  onAnswer(answer: PreviewAnswer, isFresh: boolean): void;
  /** Tells how it goes, whenever that changes. `plain`: lines that take too long, and are shown as source. */
  onStanding(standing: PreviewStanding, plain: readonly LineRange[]): void;
  /** How long an answer to a change may take, in ms, when the post was rendered faster before. */
  readonly changeLimitMs?: number;
  /** How long the first answer for a post of no length may take, in ms. */
  readonly openLimitMs?: number;
  /** How long the very first answer may take, in ms: the worker's program is loaded and compiled for it. */
  readonly coldLimitMs?: number;
  /** How long an answer may take, in ms, before the preview counts as behind; it is not ended for that. */
  readonly lateMs?: number;
}

/** Keeps a worker's text in step with the editor's. */
export interface RenderClient {
  open(text: string, context: RenderContext): void;
  change(changes: TextChanges): void;
  /** The sidecar of the open post, which had one, has another text: only the metadata are read anew. */
  renewSidecar(text: string): void;
  /** Renders the open post again from its whole text, for a page that lost it. */
  reopen(): void;
  answerState(): AnswerState;
  close(): void;
}

/** How the answers stand to the text: all there, on their way, or not to be waited for. */
export type AnswerState = 'current' | 'behind' | 'stalled';

/** A slow post may take this many times what it took last. */
const slowFactor = 4;
/** A post may take one more millisecond for each so many UTF-16 units when it is opened. */
const unitsPerMs = 50;
/** A longer block gets no more time, in UTF-16 units. */
const mostBlockUnits = 200_000;

/**
 * A client with no post open. One request is in flight; changes that come meanwhile are composed and never dropped. A
 * worker that is silent too long is replaced and given the whole text, with what it worked on as source; see
 * {@link RenderPost} for when that is given up until the next change.
 */
export function createRenderClient(options: RenderClientOptions): RenderClient {
  const limits = createLimits(options);
  let post: RenderPost | undefined;
  let document: number | undefined;
  let version = 0;
  let isWarm = false;
  const report = createStandingReport(options, () => post?.plain ?? []);
  const slot = createRenderSlot({ createWorker: options.createWorker, onAnswer, onNotice, onSilence });

  function send(): void {
    if (!post || slot.isBusy) return;
    const next = version + 1;
    const request = document === undefined ? wholeOf(post, next) : nextOf(post, document, next);
    if (!request) return;
    ({ document, version } = request);
    report.noteSent();
    const isWhole = request.kind === 'open';
    slot.send(
      request,
      isWhole ? limits.forOpening(request.text, post.silences, isWarm) : limits.forChange(post),
    );
  }

  function onNotice(notice: LineRange & { readonly document: number }): void {
    isWarm = true;
    if (notice.document === document) post?.noteWork(notice);
  }

  function onAnswer(answer: PreviewAnswer, tookMs: number | undefined): void {
    isWarm = true;
    if (!slot.isBusy) report.noteFree();
    if (post && answer.document === document) {
      const isFresh = post.noteAnswer(answer, tookMs, answer.version === version);
      report.noteWell();
      options.onAnswer(answer, isFresh);
    }
    send();
  }

  function onSilence(): void {
    const wasOurs = document !== undefined;
    document = undefined;
    const isGivenUp = post !== undefined && wasOurs && !post.noteSilence();
    report.noteSilence(isGivenUp);
    if (!isGivenUp) send();
  }

  return {
    open(text, context) {
      if (report.isStalled) slot.drop();
      post = createRenderPost(text, context);
      document = undefined;
      report.noteWell();
      // Whatever is in flight is for a post that nobody waits for.
      if (isWarm) slot.hurry(limits.changeMs);
      send();
    },
    change(changes) {
      post?.add(changes);
      // The text that stopped the worker may just have been taken away.
      if (report.isStalled) slot.hurry(limits.changeMs);
      send();
    },
    renewSidecar(text) {
      post?.around.renew(text);
      if (!report.isStalled) send();
    },
    reopen() {
      document = undefined;
      send();
    },
    answerState: () => (report.isStalled ? 'stalled' : answerStateOf(post, slot)),
    close() {
      slot.drop();
      report.noteFree();
      post = undefined;
    },
  };
}

/** What a new worker is to hear. */
function wholeOf(post: RenderPost, version: number): PreviewRequest {
  const { text, plain } = post.takeAll();
  return { kind: 'open', document: version, version, text, context: post.around.context, plain };
}

/** What a worker that has the text is to hear next, if anything. */
function nextOf(post: RenderPost, document: number, version: number): PreviewRequest | undefined {
  if (post.isWaiting) return { kind: 'change', document, version, changes: post.takeChanges() };
  const sidecarText = post.around.waiting;
  if (sidecarText === undefined) return undefined;
  post.around.take();
  return { kind: 'sidecar', document, version, sidecarText };
}

function createLimits(options: RenderClientOptions) {
  const { changeLimitMs: changeMs = 1000, openLimitMs = 5000, coldLimitMs = 30_000 } = options;
  return {
    changeMs,
    forChange({ lastMs }: RenderPost): SilenceLimits {
      const limitMs = Math.max(changeMs, slowFactor * lastMs);
      return { firstMs: limitMs, nextMs: limitMs };
    },
    forOpening({ length }: string, silences: number, isWarm: boolean): SilenceLimits {
      const baseMs = (isWarm ? openLimitMs : coldLimitMs) + length / unitsPerMs;
      // A busy machine deserves another try; and all of a text may be one block, which is taken in one step.
      const nextMs = 2 * changeMs + Math.min(length, mostBlockUnits) / unitsPerMs;
      return { firstMs: baseMs * 2 ** silences, nextMs };
    },
  };
}

function answerStateOf(post: RenderPost | undefined, { isBusy, isStreaming }: RenderSlot): AnswerState {
  if (!post) return 'stalled';
  return isBusy || isStreaming || post.isWaiting ? 'behind' : 'current';
}
