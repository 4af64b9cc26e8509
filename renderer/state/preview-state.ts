import { type ReadonlySignal, signal } from '@preact/signals';
import type { LineRange, PreviewAnswer } from '../../shared/markdown/preview-protocol.ts';
import type { TextCounts } from '../../shared/markdown/words.ts';
import { createOutlineState, type OutlineState } from './outline-state.ts';

/** What the preview found out about the open post. */
export interface PreviewState {
  /** Null until the first answer. */
  readonly counts: ReadonlySignal<TextCounts | null>;
  readonly outline: OutlineState;
  /** Why the metadata cannot be read, when it cannot. */
  readonly metadataError: ReadonlySignal<string | null>;
  /** Whether the preview is behind by more than it should be. */
  readonly isStalled: ReadonlySignal<boolean>;
  /** Lines that take too long to show, and appear as source. */
  readonly plainLines: ReadonlySignal<readonly LineRange[]>;
  take(answer: PreviewAnswer): void;
  setStalled(isStalled: boolean, plain: readonly LineRange[]): void;
  reset(): void;
}

/** Creates the state of the preview: nothing known. */
export function createPreviewState(): PreviewState {
  const counts = signal<TextCounts | null>(null);
  const outline = createOutlineState();
  const metadataError = signal<string | null>(null);
  const isStalled = signal(false);
  const plainLines = signal<readonly LineRange[]>([]);
  return {
    counts,
    outline,
    metadataError,
    isStalled,
    plainLines,
    take(answer) {
      counts.value = answer.counts;
      outline.take(answer.outline);
      if (answer.metadata) metadataError.value = answer.metadata.metadataError;
    },
    setStalled(next, plain) {
      isStalled.value = next;
      plainLines.value = plain;
    },
    reset() {
      counts.value = null;
      outline.reset();
      metadataError.value = null;
      isStalled.value = false;
      plainLines.value = [];
    },
  };
}
