import { movePositions } from '../move-positions.ts';
import type { SegmentParser } from './parse-segments.ts';
import type { PieceSource } from './render-piece.ts';
import type { Segment } from './segment.ts';

/** Neighbouring segments as one source, with copies of their blocks. */
export function joinSegments(group: readonly Segment[], parser: SegmentParser): PieceSource {
  const mentions = new Set<string>();
  let text = '';
  let lines = 0;
  const blocks = group.flatMap(segment => {
    // Parts of a long block are no blocks by themselves.
    const own = segment.long ? parser.tree(segment.text).children : structuredClone([...segment.blocks]);
    for (const block of own) movePositions(block, lines, text.length);
    text += segment.text;
    lines += segment.lines;
    for (const label of segment.mentions) mentions.add(label);
    return own;
  });
  return { text, lines, blocks, mentions };
}
