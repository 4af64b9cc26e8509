import type { StepFailure } from '../enrich-tree.ts';
import type { DocumentMessage } from '../preview-protocol.ts';
import { addCounts, noCounts, type TextCounts } from '../words.ts';
import type { PieceDifference } from './diff-pieces.ts';
import type { Piece } from './render-piece.ts';

/** What the pieces on the page add up to, kept from change to change. */
export interface ViewTotals {
  readonly counts: TextCounts;
  /** Takes in which pieces came and went. */
  take(difference: PieceDifference): void;
  /** What failed, given all pieces, the first of which begins on `firstLine`. */
  messages(pieces: readonly Piece[], firstLine: number): DocumentMessage[];
}

/** The totals of nothing. */
export function createViewTotals(): ViewTotals {
  let counts = noCounts;
  const failing = new Set<Piece>();
  return {
    get counts() {
      return counts;
    },
    take({ removedPieces, insertedPieces }) {
      for (const piece of removedPieces) {
        counts = addCounts(counts, negative(piece.counts));
        failing.delete(piece);
      }
      for (const piece of insertedPieces) {
        counts = addCounts(counts, piece.counts);
        if (piece.failures.length > 0) failing.add(piece);
      }
    },
    messages: (pieces, firstLine) => (failing.size === 0 ? [] : messagesOf(pieces, firstLine)),
  };
}

function negative({ words, ideographs, characters }: TextCounts): TextCounts {
  return { words: -words, ideographs: -ideographs, characters: -characters };
}

function messagesOf(pieces: readonly Piece[], firstLine: number): DocumentMessage[] {
  const messages: DocumentMessage[] = [];
  let line = firstLine;
  for (const { failures, lines } of pieces) {
    for (const failure of failures) messages.push({ ...failure, line, severity: severityOf(failure) });
    line += lines;
  }
  return messages;
}

function severityOf({ rule }: StepFailure): 'error' | 'warning' {
  return rule === 'preview.failed' ? 'error' : 'warning';
}
