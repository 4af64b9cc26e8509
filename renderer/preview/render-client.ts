import type { PreviewAnswer, RenderContext } from '../../shared/markdown/preview-protocol.ts';
import type { TextChanges } from '../../shared/model/text-change.ts';
import { createPendingText, type PendingText } from './pending-text.ts';
import { createRenderSlot, type RenderSlot, type RenderWorker } from './render-slot.ts';

export interface RenderClientOptions {
  createWorker(): RenderWorker;
  /** `isFresh`: the page must drop what it shows before it applies the answer. */
  onAnswer(answer: PreviewAnswer, isFresh: boolean): void;
  /** True when the worker did not answer in time and was stopped, false when answers come again. */
  onStalled(isStalled: boolean): void;
  /** How long an answer to a change may take, in ms, when the post was rendered faster before. */
  readonly changeLimitMs?: number;
  /** How long the first answer for a post of no length may take, in ms. */
  readonly openLimitMs?: number;
  /** How long the very first answer may take, in ms: the worker's program is loaded and compiled for it. */
  readonly coldLimitMs?: number;
}

/** Keeps a worker's text in step with the editor's. */
export interface RenderClient {
  open(text: string, context: RenderContext): void;
  change(changes: TextChanges): void;
  /** Renders the open post again from its whole text, for a page that lost it. */
  reopen(): void;
  standing(): Standing;
  close(): void;
}

/** How the answers stand to the text: all there, on their way, or not to be waited for. */
export type Standing = 'current' | 'behind' | 'stalled';

interface OpenPost {
  readonly context: RenderContext;
  readonly pending: PendingText;
  /** Number under which the worker knows the text, undefined when it must be sent whole. */
  document: number | undefined;
  /** The next answer is the first for this number. */
  isFresh: boolean;
  /** How long the last answer took, in ms. */
  lastMs: number;
  /** How often in a row the whole text was sent in vain. */
  failures: number;
}

/** A slow post may take this many times what it took last. */
const slowFactor = 4;
/** How often the whole text is sent in vain, each time with twice the time, before the client rests. */
const maxFailures = 3;
/** A post may take one more millisecond for each so many UTF-16 units when it is opened. */
const unitsPerMs = 50;

/**
 * A client with no post open. One request is in flight; changes that come meanwhile are composed and never dropped. A
 * worker that does not answer in time is replaced and given the whole text; when that fails three times, the client rests
 * until the next change.
 */
export function createRenderClient(options: RenderClientOptions): RenderClient {
  const { changeLimitMs = 1000, openLimitMs = 5000, coldLimitMs = 30_000 } = options;
  let post: OpenPost | undefined;
  let numbers = 0;
  let version = 0;
  let isStalled = false;
  let hasAnswered = false;
  const slot = createRenderSlot({ createWorker: options.createWorker, onAnswer, onSilence });

  function send(): void {
    if (!post || slot.isBusy) return;
    if (post.document === undefined) sendWhole(post);
    else if (post.pending.isWaiting) {
      version += 1;
      slot.send(
        { kind: 'change', document: post.document, version, changes: post.pending.take() },
        Math.max(changeLimitMs, slowFactor * post.lastMs),
      );
    }
  }

  function sendWhole(opened: OpenPost): void {
    numbers += 1;
    version += 1;
    opened.document = numbers;
    opened.isFresh = true;
    const text = opened.pending.takeAll();
    const baseMs = (hasAnswered ? openLimitMs : coldLimitMs) + text.length / unitsPerMs;
    const { context } = opened;
    slot.send(
      { kind: 'open', document: numbers, version, text, context, plain: [] },
      baseMs * 2 ** opened.failures,
    );
  }

  function onAnswer(answer: PreviewAnswer, tookMs: number): void {
    hasAnswered = true;
    if (post && answer.document === post.document) {
      const isFresh = confirm(post, tookMs);
      setStalled(false);
      options.onAnswer(answer, isFresh);
    }
    send();
  }

  function onSilence(): void {
    setStalled(true);
    if (!post) return;
    if (post.pending.isWaiting) post.failures = 0;
    else if (post.isFresh && post.document !== undefined) post.failures += 1;
    post.document = undefined;
    // A busy machine deserves another try, a text that stops the worker does not get one for ever.
    if (post.failures < maxFailures) send();
  }

  function setStalled(next: boolean): void {
    const isNews = next !== isStalled;
    isStalled = next;
    if (isNews) options.onStalled(next);
  }

  return {
    open(text, context) {
      if (isStalled) slot.drop();
      post = createOpenPost(text, context);
      send();
    },
    change(changes) {
      if (post) addChanges(post, changes);
      // The text that stopped the worker may just have been taken away.
      if (isStalled) slot.hurry(changeLimitMs);
      send();
    },
    reopen() {
      if (post) post.document = undefined;
      send();
    },
    standing: () => (isStalled ? 'stalled' : standingOf(post, slot)),
    close() {
      slot.drop();
      post = undefined;
    },
  };
}

/** Notes that the request in flight was answered; says whether the answer is the first for its number. */
function confirm(post: OpenPost, tookMs: number): boolean {
  const { isFresh } = post;
  post.pending.confirm();
  post.isFresh = false;
  post.lastMs = tookMs;
  post.failures = 0;
  return isFresh;
}

function standingOf(post: OpenPost | undefined, { isBusy }: RenderSlot): Standing {
  if (!post) return 'stalled';
  return isBusy || post.pending.isWaiting ? 'behind' : 'current';
}

function createOpenPost(text: string, context: RenderContext): OpenPost {
  const pending = createPendingText(text);
  return { context, pending, document: undefined, isFresh: true, lastMs: 0, failures: 0 };
}

function addChanges(post: OpenPost, changes: TextChanges): void {
  post.pending.add(changes);
  post.failures = 0;
}
