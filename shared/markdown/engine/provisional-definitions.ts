import type { SegmentParser } from './parse-segments.ts';
import type { Segment } from './segment.ts';

// What a definition of a link or a footnote begins with; source: CommonMark 0.31, link reference definitions.
const definitionPattern = /^ {0,3}\[(?:[^[\]\\\n]|\\.){1,999}\]:.*(?:\n[ \t]+\S.*)?/gm;

/**
 * Segments of those lines of `text` that look like definitions: what a post that is not read to its end yet probably
 * defines, so that references are links from the start.
 */
export function findProvisional(text: string, parser: SegmentParser): readonly Segment[] {
  const lines = [...text.matchAll(definitionPattern)].map(([line]) => line);
  if (lines.length === 0) return [];
  try {
    return parser.parse(`${lines.join('\n\n')}\n`);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
