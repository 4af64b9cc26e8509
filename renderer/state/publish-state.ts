import { type ReadonlySignal, signal } from '@preact/signals';
import type { AppError } from '../../shared/app-error.ts';
import type { PublishOutcome, PublishProgress, PublishStep } from '../../shared/model/publish.ts';

/** What talks to the forge: a publish, only getting what is online, or taking a publish back. */
export type PublishKind = 'publish' | 'pull' | 'take-back';

export type PublishStatus =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly what: PublishKind;
      /** Null while it is worked out what there is to do. */
      readonly step: PublishStep | null;
      /** 0 to 1. */
      readonly fraction: number;
      readonly cancel: () => void;
    }
  | { readonly kind: 'done'; readonly what: PublishKind; readonly outcome: PublishOutcome }
  | { readonly kind: 'failed'; readonly what: PublishKind; readonly error: AppError };

/** The one publish or pull of this window. */
export interface PublishState {
  readonly status: ReadonlySignal<PublishStatus>;
  start(what: PublishKind, cancel: () => void): void;
  advance(progress: PublishProgress): void;
  finish(outcome: PublishOutcome): void;
  /** Says how something ended that this window did not begin. */
  tell(what: PublishKind, outcome: PublishOutcome): void;
  fail(what: PublishKind, error: AppError): void;
  reset(): void;
}

/** Creates the state of publishing: idle. */
export function createPublishState(): PublishState {
  const status = signal<PublishStatus>({ kind: 'idle' });
  return {
    status,
    start(what, cancel) {
      status.value = { kind: 'running', what, step: null, fraction: 0, cancel };
    },
    advance({ step, fraction }) {
      const now = status.peek();
      if (now.kind === 'running') status.value = { ...now, step, fraction };
    },
    finish(outcome) {
      const now = status.peek();
      status.value = { kind: 'done', what: now.kind === 'running' ? now.what : 'publish', outcome };
    },
    tell(what, outcome) {
      status.value = { kind: 'done', what, outcome };
    },
    fail(what, error) {
      status.value = { kind: 'failed', what, error };
    },
    reset() {
      status.value = { kind: 'idle' };
    },
  };
}
