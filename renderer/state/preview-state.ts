import { type ReadonlySignal, signal } from '@preact/signals';
import type { PreviewAnswer } from '../../shared/markdown/preview-protocol.ts';

/** What the preview found out about the open post. */
export interface PreviewState {
  readonly words: ReadonlySignal<number | null>;
  /** Why the metadata cannot be read, when it cannot. */
  readonly metadataError: ReadonlySignal<string | null>;
  /** Whether the preview is behind by more than it should be. */
  readonly isStalled: ReadonlySignal<boolean>;
  take(answer: PreviewAnswer): void;
  setStalled(isStalled: boolean): void;
  reset(): void;
}

/** Creates the state of the preview: nothing known. */
export function createPreviewState(): PreviewState {
  const words = signal<number | null>(null);
  const metadataError = signal<string | null>(null);
  const isStalled = signal(false);
  return {
    words,
    metadataError,
    isStalled,
    take(answer) {
      words.value = answer.counts.words;
      if (answer.metadata) metadataError.value = answer.metadata.metadataError;
    },
    setStalled(next) {
      isStalled.value = next;
    },
    reset() {
      words.value = null;
      metadataError.value = null;
      isStalled.value = false;
    },
  };
}
