import type {
  PreviewAnswer,
  PreviewMessage,
  PreviewRequest,
  WorkNotice,
} from '../../../shared/markdown/preview-protocol.ts';

/** The part of a worker that rendering needs. */
export interface RenderWorker {
  postMessage(request: PreviewRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: PreviewMessage }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

/** How long a worker may be silent, in ms. */
export interface SilenceLimits {
  /** After a request was sent to it. */
  readonly firstMs: number;
  /** After it has said something, while more is to come from it. */
  readonly nextMs: number;
}

/** A worker that carries one request at a time and must not be silent for long while it has work. */
export interface RenderSlot {
  /** Whether a request waits for its answer. */
  readonly isBusy: boolean;
  /** Whether the worker has more to say unasked. */
  readonly isStreaming: boolean;
  /** Sends a request; starts the worker when there is none. */
  send(request: PreviewRequest, limits: SilenceLimits): void;
  /** Gives the request in flight no more than `limitMs` in all, the time it has had included. */
  hurry(limitMs: number): void;
  /** Ends the worker and forgets the request in flight. */
  drop(): void;
}

export interface RenderSlotOptions {
  createWorker(): RenderWorker;
  /** `tookMs` is undefined for what comes unasked. */
  onAnswer(answer: PreviewAnswer, tookMs: number | undefined): void;
  /** An answer follows each run of them. */
  onNotice(notice: WorkNotice): void;
  /** The worker failed, lost the text or was silent too long. It has been ended. */
  onSilence(): void;
}

interface Flight {
  readonly document: number;
  readonly version: number;
  readonly startMs: number;
}

/** How much longer work may take that nobody waits for. */
const idleFactor = 4;

/** A slot whose worker starts with the first request. */
export function createRenderSlot(options: RenderSlotOptions): RenderSlot {
  let worker: RenderWorker | undefined;
  let flight: Flight | undefined;
  let document = 0;
  let isStreaming = false;
  let nextMs = 0;
  const watch = createWatch(fail);

  function drop(): void {
    worker?.terminate();
    worker = undefined;
    flight = undefined;
    isStreaming = false;
    watch.stop();
  }
  function fail(): void {
    drop();
    options.onSilence();
  }
  function onNotice(notice: WorkNotice): void {
    watch.start(flight || isStreaming ? nextMs : idleFactor * nextMs);
    options.onNotice(notice);
  }
  function onAnswer(answer: PreviewAnswer): void {
    if (isOutOfStep(answer)) {
      fail();
      return;
    }
    if (answer.document === document) isStreaming = answer.rest > 0;
    const asked = flight && isAnswerTo(flight, answer) ? flight : undefined;
    if (asked) flight = undefined;
    if (flight || isStreaming) watch.start(nextMs);
    else watch.stop();
    options.onAnswer(answer, asked && performance.now() - asked.startMs);
  }
  function start(): RenderWorker {
    const started = options.createWorker();
    started.addEventListener('message', ({ data }) => {
      if (started !== worker) return;
      if (data.kind === 'working') onNotice(data);
      else onAnswer(data);
    });
    started.addEventListener('error', () => {
      if (started === worker) fail();
    });
    return started;
  }

  return {
    get isBusy() {
      return flight !== undefined;
    },
    get isStreaming() {
      return isStreaming;
    },
    send(request, limits) {
      worker ??= start();
      if (request.document !== document) isStreaming = false;
      document = request.document;
      flight = { document, version: request.version, startMs: performance.now() };
      nextMs = limits.nextMs;
      watch.start(limits.firstMs);
      worker.postMessage(request);
    },
    hurry(limitMs) {
      if (flight) watch.shorten(Math.max(0, flight.startMs + limitMs - performance.now()));
    },
    drop,
  };
}

/** Whether what the worker was told did not fit the text it had: nothing it says from then on is to be believed. */
function isOutOfStep({ messages }: PreviewAnswer): boolean {
  return messages.some(({ rule }) => rule === 'preview.out-of-step');
}

function isAnswerTo(flight: Flight, { document, version }: PreviewAnswer): boolean {
  return flight.document === document && flight.version === version;
}

/** Calls `onEnd` when the time is over. */
function createWatch(onEnd: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let endMs = 0;
  const start = (limitMs: number): void => {
    clearTimeout(timer);
    endMs = performance.now() + limitMs;
    timer = setTimeout(onEnd, limitMs);
  };
  return {
    start,
    shorten(limitMs: number): void {
      if (performance.now() + limitMs < endMs) start(limitMs);
    },
    stop: () => clearTimeout(timer),
  };
}
