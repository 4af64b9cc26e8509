import type { TextChange, TextChanges } from '../model/text-change.ts';

/** A part of the text between two steps: kept from the old text (`to` may be Infinity), or inserted. */
type Piece = { readonly from: number; readonly to: number } | { readonly insert: string };

/** One step that does what `first` and then `second` (in offsets of the text after `first`) do. */
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
  let rest = [...pieces];
  let position = 0;
  for (const { from, to, insert } of changes) {
    const [kept, afterKept] = cut(rest, from - position);
    const [, afterRemoved] = cut(afterKept, to - from);
    result.push(...kept, { insert });
    rest = afterRemoved;
    position = to;
  }
  return [...result, ...rest];
}

function cut(pieces: readonly Piece[], length: number): [Piece[], Piece[]] {
  const head: Piece[] = [];
  let missing = length;
  for (const [index, piece] of pieces.entries()) {
    const size = lengthOf(piece);
    if (size > missing) {
      const [left, right] = cutPiece(piece, missing);
      return [
        [...head, left],
        [right, ...pieces.slice(index + 1)],
      ];
    }
    head.push(piece);
    missing -= size;
  }
  return [head, []];
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
