import type { TextChange, TextChanges } from '../model/text-change.ts';

/** A part of the text between two steps: kept from the old text (`to` may be Infinity), or inserted. */
type Piece = { readonly from: number; readonly to: number } | { readonly insert: string };

/**
 * One step that does what `first` and then `second` (in offsets of the text after `first`) do. Takes time in proportion to
 * their number: replacing all of something, and taking it back, are thousands of changes.
 */
export function composeChanges(first: TextChanges, second: TextChanges): TextChanges {
  return toChanges(changePieces(toPieces(first), second));
}

function toPieces(changes: TextChanges): Piece[] {
  const pieces: Piece[] = [];
  let position = 0;
  for (const { from, to, insert } of changes) {
    pieces.push({ from: position, to: from }, { insert });
    position = to;
  }
  return [...pieces, { from: position, to: Number.POSITIVE_INFINITY }];
}

function changePieces(pieces: readonly Piece[], changes: TextChanges): Piece[] {
  const result: Piece[] = [];
  const reader = createReader(pieces);
  let position = 0;
  for (const { from, to, insert } of changes) {
    reader.take(from - position, piece => result.push(piece));
    reader.take(to - from, () => undefined);
    result.push({ insert });
    position = to;
  }
  reader.take(Number.POSITIVE_INFINITY, piece => result.push(piece));
  return result;
}

/** Hands out pieces from the first to the last, cut where a length ends within one. */
function createReader(pieces: readonly Piece[]) {
  let index = 0;
  let open = pieces[0];
  return {
    take(length: number, use: (piece: Piece) => void): void {
      let missing = length;
      while (open && missing > 0) {
        const size = lengthOf(open);
        if (size > missing) {
          const [left, right] = cutPiece(open, missing);
          use(left);
          open = right;
          return;
        }
        use(open);
        missing -= size;
        index += 1;
        open = pieces[index];
      }
    },
  };
}

function cutPiece(piece: Piece, at: number): [Piece, Piece] {
  if ('insert' in piece) return [{ insert: piece.insert.slice(0, at) }, { insert: piece.insert.slice(at) }];
  return [
    { from: piece.from, to: piece.from + at },
    { from: piece.from + at, to: piece.to },
  ];
}

function lengthOf(piece: Piece): number {
  return 'insert' in piece ? piece.insert.length : piece.to - piece.from;
}

function toChanges(pieces: readonly Piece[]): TextChanges {
  const changes: TextChange[] = [];
  let position = 0;
  let insert = '';
  for (const piece of pieces) {
    if ('insert' in piece) insert += piece.insert;
    else if (piece.to > piece.from) {
      if (piece.from > position || insert) changes.push({ from: position, to: piece.from, insert });
      position = piece.to;
      insert = '';
    }
  }
  return changes;
}
