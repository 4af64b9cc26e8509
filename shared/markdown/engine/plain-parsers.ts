import type { SegmentParser } from './parse-segments.ts';
import { plainSegment, type Segment } from './segment.ts';
import { blankLineEnd } from './waiting-text.ts';

const noTree = (): never => {
  throw new TypeError('Only Markdown has a tree');
};

/** For text that is shown as it is written: a segment for each run of lines up to a blank one. */
export const plainParser: SegmentParser = {
  isPlain: true,
  parse(text) {
    const segments: Segment[] = [];
    for (let at = 0; at < text.length; ) {
      const end = at + blankLineEnd(text.slice(at));
      segments.push(plainSegment(text.slice(at, end)));
      at = end;
    }
    return segments;
  },
  tree: noTree,
};

/** For text that is rendered as a whole. */
export const wholeParser: SegmentParser = {
  isPlain: false,
  parse: text => [{ ...plainSegment(text), isPlain: false }],
  tree: noTree,
};
