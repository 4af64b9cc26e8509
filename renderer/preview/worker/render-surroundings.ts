import type { RenderContext } from '../../../shared/markdown/preview-protocol.ts';

/** What rendering a post depends on besides its text, on its way to a worker. */
export interface RenderSurroundings {
  readonly context: RenderContext;
  /** The sidecar's text that the worker has not heard of; undefined: it knows all. */
  readonly waiting: string | undefined;
  /** The sidecar has another text. */
  renew(sidecarText: string): void;
  /** All of it is sent. */
  take(): void;
}

/** Nothing waiting. */
export function createSurroundings(start: RenderContext): RenderSurroundings {
  let context = start;
  let waiting: string | undefined;
  return {
    get context() {
      return context;
    },
    get waiting() {
      return waiting;
    },
    renew(sidecarText) {
      if (context.sidecarText !== sidecarText) waiting = sidecarText;
      context = { ...context, sidecarText };
    },
    take() {
      waiting = undefined;
    },
  };
}
