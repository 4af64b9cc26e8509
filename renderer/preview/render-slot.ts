import type { PreviewAnswer, PreviewRequest } from '../../shared/markdown/preview-protocol.ts';

/** The part of a worker that rendering needs. */
export interface RenderWorker {
  postMessage(request: PreviewRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: PreviewAnswer }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

/** A worker that carries one request at a time under a time limit. */
export interface RenderSlot {
  readonly isBusy: boolean;
  /** Sends a request that must be answered within `limitMs`; starts the worker when there is none. */
  send(request: PreviewRequest, limitMs: number): void;
  /** Gives the request in flight no more than `limitMs` in all, the time it has had included. */
  hurry(limitMs: number): void;
  /** Ends the worker and forgets the request in flight. */
  drop(): void;
}

export interface RenderSlotOptions {
  createWorker(): RenderWorker;
  onAnswer(answer: PreviewAnswer, tookMs: number): void;
  /** The worker failed or was silent too long. It has been ended. */
  onSilence(): void;
}

/** A slot whose worker starts with the first request. */
export function createRenderSlot(options: RenderSlotOptions): RenderSlot {
  let worker: RenderWorker | undefined;
  let flight: { readonly startMs: number; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  const ageMs = (): number => (flight ? performance.now() - flight.startMs : 0);
  const land = (): void => {
    if (flight) clearTimeout(flight.timer);
    flight = undefined;
  };
  const drop = (): void => {
    worker?.terminate();
    worker = undefined;
    land();
  };
  const fail = (): void => {
    drop();
    options.onSilence();
  };
  const start = (): RenderWorker => {
    const started = options.createWorker();
    started.addEventListener('message', ({ data }) => {
      if (started !== worker || !flight) return;
      const tookMs = ageMs();
      land();
      options.onAnswer(data, tookMs);
    });
    started.addEventListener('error', () => {
      if (started === worker) fail();
    });
    return started;
  };

  return {
    get isBusy() {
      return flight !== undefined;
    },
    send(request, limitMs) {
      worker ??= start();
      flight = { startMs: performance.now(), timer: setTimeout(fail, limitMs) };
      worker.postMessage(request);
    },
    hurry(limitMs) {
      if (!flight) return;
      clearTimeout(flight.timer);
      flight = { ...flight, timer: setTimeout(fail, Math.max(0, limitMs - ageMs())) };
    },
    drop,
  };
}
