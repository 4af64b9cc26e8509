import { commonEnds } from './common-ends.ts';
import { groupSegments } from './group-segments.ts';
import { joinSegments } from './join-segments.ts';
import type { SegmentParser } from './parse-segments.ts';
import {
  type Piece,
  pieceOrPlain,
  type RenderTools,
  renderHtmlPiece,
  renderMarkdownPiece,
  renderPart,
  renderPlainPiece,
} from './render-piece.ts';
import type { LongBlock, Segment } from './segment.ts';

/** Renders segments and remembers what became of them. */
export interface PieceList {
  /** The pieces of all segments in order; the same objects for what did not change. */
  pieces(segments: readonly Segment[]): readonly Piece[];
  /** Forgets the pieces of a segment, so that it is rendered again. */
  forget(segment: Segment): void;
}

export interface PieceListOptions {
  readonly tools: RenderTools;
  readonly parser: SegmentParser;
  /** Whether segments hold HTML instead of Markdown. */
  readonly isHtml: boolean;
}

interface Rendered {
  readonly segments: readonly Segment[];
  readonly perSegment: readonly (readonly Piece[])[];
  readonly pieces: readonly Piece[];
}

interface TiedPiece {
  readonly segments: readonly Segment[];
  readonly piece: Piece;
}

/** A list that has rendered nothing yet. */
export function createPieceList({ tools, parser, isHtml }: PieceListOptions): PieceList {
  const known = new WeakMap<Segment, readonly Piece[]>();
  const parts = new WeakMap<Segment, { readonly id: number; readonly piece: Piece }>();
  let last: Rendered = { segments: [], perSegment: [], pieces: [] };

  const renderParts = (long: LongBlock): readonly Piece[] =>
    long.parts.map(part => {
      const found = parts.get(part);
      if (found?.id === long.id) return found.piece;
      const piece = pieceOrPlain(part, () => renderPart(long, part, tools));
      parts.set(part, { id: long.id, piece });
      return piece;
    });
  const render = (segment: Segment): readonly Piece[] => {
    if (segment.isPlain) return [renderPlainPiece(segment)];
    if (segment.long) return renderParts(segment.long);
    const renderPiece = isHtml ? renderHtmlPiece : renderMarkdownPiece;
    return [pieceOrPlain(segment, () => renderPiece(segment, tools))];
  };
  const piecesOf = (segment: Segment): readonly Piece[] => {
    const found = known.get(segment);
    if (found) return found;
    const rendered = render(segment);
    known.set(segment, rendered);
    return rendered;
  };
  const tiedPiece = createTiedPieces(group => {
    const source = joinSegments(group, parser);
    return pieceOrPlain(source, () => renderMarkdownPiece(source, tools));
  });
  /** Segments that no raw HTML ties together; all but a few are those of the last time. */
  const renderUntied = (segments: readonly Segment[]): Rendered => {
    const { start, tail } = commonEnds(last.segments, segments);
    const middle = segments.slice(start, segments.length - tail).map(piecesOf);
    const before = last.perSegment.slice(0, start);
    const after = last.perSegment.slice(last.perSegment.length - tail);
    const count = (lists: readonly (readonly Piece[])[]): number =>
      lists.reduce((sum, { length }) => sum + length, 0);
    return {
      segments: segments.slice(),
      perSegment: before.concat(middle, after),
      pieces: last.pieces
        .slice(0, count(before))
        .concat(middle.flat(), last.pieces.slice(last.pieces.length - count(after))),
    };
  };
  const renderTied = (segments: readonly Segment[]): readonly Piece[] => {
    let result: readonly Piece[] = [];
    let next = 0;
    for (const { from, to } of groupSegments(segments)) {
      result = result.concat(
        segments.slice(next, from).flatMap(piecesOf),
        tiedPiece(segments.slice(from, to)),
      );
      next = to;
    }
    return result.concat(segments.slice(next).flatMap(piecesOf));
  };

  return {
    pieces(segments) {
      if (segments.some(({ ties }) => ties !== null)) return renderTied(segments);
      last = renderUntied(segments);
      return last.pieces;
    },
    forget(segment) {
      last = { segments: [], perSegment: [], pieces: [] };
      known.delete(segment);
      for (const part of segment.long?.parts ?? []) parts.delete(part);
    },
  };
}

/** Answers the piece of a group, rendered once for as long as the group is made of the same segments. */
function createTiedPieces(
  render: (group: readonly Segment[]) => Piece,
): (group: readonly Segment[]) => Piece {
  const known = new WeakMap<Segment, TiedPiece>();
  return group => {
    const [first] = group;
    const found = first && known.get(first);
    const isSame =
      found?.segments.length === group.length && found.segments.every((each, at) => each === group[at]);
    if (found && isSame) return found.piece;
    const piece = render(group);
    if (first) known.set(first, { segments: group, piece });
    return piece;
  };
}
