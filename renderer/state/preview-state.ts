import { type ReadonlySignal, signal } from '@preact/signals';
import type { LineRange, PreviewAnswer } from '../../shared/markdown/preview-protocol.ts';

/** What the preview found out about the open post. */
export interface PreviewState {
  readonly words: ReadonlySignal<number | null>;
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
  const words = signal<number | null>(null);
  const metadataError = signal<string | null>(null);
  const isStalled = signal(false);
  const plainLines = signal<readonly LineRange[]>([]);
  return {
    words,
    metadataError,
    isStalled,
    plainLines,
    take(answer) {
      words.value = answer.counts.words;
      if (answer.metadata) metadataError.value = answer.metadata.metadataError;
    },
    setStalled(next, plain) {
      isStalled.value = next;
      plainLines.value = plain;
    },
    reset() {
      words.value = null;
      metadataError.value = null;
      isStalled.value = false;
      plainLines.value = [];
    },
  };
}
