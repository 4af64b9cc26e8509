import { type ReadonlySignal, signal } from '@preact/signals';
import type { DocumentMessage, LineRange, PreviewAnswer } from '../../shared/markdown/preview-protocol.ts';
import type { TextCounts } from '../../shared/markdown/words.ts';
import type { PreviewStanding } from '../../shared/model/preview-standing.ts';
import { createOutlineState, type OutlineState } from './outline-state.ts';

/** What the preview found out about the open post. */
export interface PreviewState {
  /** Null until the first answer. */
  readonly counts: ReadonlySignal<TextCounts | null>;
  /** Whether more of a long post is on its way, and counted when it comes. */
  readonly isCounting: ReadonlySignal<boolean>;
  readonly outline: OutlineState;
  /** Why the metadata cannot be read, when it cannot. */
  readonly metadataError: ReadonlySignal<string | null>;
  readonly standing: ReadonlySignal<PreviewStanding>;
  /** Lines that take too long to show, and appear as source. */
  readonly plainLines: ReadonlySignal<readonly LineRange[]>;
  /** What of the post could not be shown as it should be. */
  readonly messages: ReadonlySignal<readonly DocumentMessage[]>;
  take(answer: PreviewAnswer): void;
  setStanding(standing: PreviewStanding, plain: readonly LineRange[]): void;
  reset(): void;
}

/** The same array, so that nothing is drawn anew for it. */
const noMessages: readonly DocumentMessage[] = [];

/** Creates the state of the preview: nothing known. */
export function createPreviewState(): PreviewState {
  const counts = signal<TextCounts | null>(null);
  const outline = createOutlineState();
  const metadataError = signal<string | null>(null);
  const isCounting = signal(false);
  const standing = signal<PreviewStanding>('following');
  const messages = signal<readonly DocumentMessage[]>(noMessages);
  const plainLines = signal<readonly LineRange[]>([]);
  return {
    counts,
    outline,
    isCounting,
    metadataError,
    standing,
    plainLines,
    messages,
    take(answer) {
      counts.value = answer.counts;
      isCounting.value = answer.rest > 0;
      messages.value = answer.messages.length > 0 ? answer.messages : noMessages;
      outline.take(answer.outline);
      if (answer.metadata) metadataError.value = answer.metadata.metadataError;
    },
    setStanding(next, plain) {
      standing.value = next;
      plainLines.value = plain;
    },
    reset() {
      counts.value = null;
      outline.reset();
      metadataError.value = null;
      isCounting.value = false;
      messages.value = noMessages;
      standing.value = 'following';
      plainLines.value = [];
    },
  };
}
