import { type LinePlace, lineAtTop, topOfLine } from './line-map.ts';

/** How far a pane is scrolled, in pixels. */
export interface ScrollBox {
  readonly top: number;
  /** What is seen of the content at once. */
  readonly height: number;
  /** The whole content. */
  readonly length: number;
}

/** Share of the height, from the top, at which both panes show the same line. */
const share = 1 / 3;

/**
 * The point of the content at which a pane is read: a third down, sliding from the top edge over the first window and to
 * the bottom edge over the last two, so that panes of any length are at their start and at their end together.
 */
export function readingPoint(box: ScrollBox): number {
  return topOfLine(slide(box), box.top);
}

/** The scroll position at which a point of the content is the reading point. */
export function scrollTopFor(point: number, box: ScrollBox): number {
  return lineAtTop(slide(box), point);
}

/** Scroll positions and the points read there, as lines and their tops. */
function slide({ height, length }: ScrollBox): readonly LinePlace[] {
  const most = Math.max(0, length - height);
  const start = Math.min(height, most / 3);
  const end = most - Math.min(2 * height, (most * 2) / 3);
  return [
    { line: 0, top: 0 },
    { line: start, top: start + height * share },
    { line: end, top: end + height * share },
    { line: most, top: length },
  ];
}
