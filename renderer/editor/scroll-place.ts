import type { EditorState } from '@codemirror/state';
import { Direction, type EditorView } from '@codemirror/view';
import { type LinePlace, lineAtTop, risingPlaces, topOfLine } from '../sync/line-map.ts';
import { sampleStep, tallLine } from '../sync/long-lines.ts';
import type { ScrollBox } from '../sync/reading-point.ts';
import type { ScrollSurface } from '../sync/scroll-pane.ts';

/** The text by pixels and lines. Lines near the window are measured; those far away have heights that are guessed. */
export function createEditorSurface(view: EditorView): ScrollSurface {
  const { scrollDOM } = view;
  const box = (): ScrollBox => ({
    top: scrollDOM.scrollTop,
    height: scrollDOM.clientHeight,
    length: scrollDOM.scrollHeight,
  });
  return {
    box: () => (scrollDOM.clientHeight > 0 ? box() : undefined),
    scrollTo(top) {
      scrollDOM.scrollTop = top;
    },
    lineAt(point) {
      const start = textStart(view);
      const { from } = view.lineBlockAtHeight(Math.max(0, point - start));
      return lineAtTop(placesOfLine(view, view.state.doc.lineAt(from).number, start), point);
    },
    topOf(line) {
      const whole = Math.max(1, Math.min(Math.floor(line), view.state.doc.lines));
      return topOfLine(placesOfLine(view, whole, textStart(view)), line);
    },
    measure() {
      view.requestMeasure();
      // Asking for a line by height draws and measures first.
      view.lineBlockAtHeight(0);
    },
  };
}

/** Where parts of a long line begin: words are not spread evenly over its rows. What is not drawn gives no place. */
function sharesOfLine(view: EditorView, line: number): LinePlace[] {
  const { from, length } = view.state.doc.line(line);
  const { scrollDOM, contentDOM } = view;
  const above = scrollDOM.scrollTop - scrollDOM.getBoundingClientRect().top;
  const column = contentDOM.getBoundingClientRect();
  const padding = Number.parseFloat(getComputedStyle(contentDOM).paddingLeft);
  const width = Math.max(1, column.width - 2 * padding);
  const isFromRight = view.textDirectionAt(from) === Direction.RTL;
  const places: LinePlace[] = [];
  const step = sampleStep(length);
  for (let at = step; at < length; at += step) {
    const box = view.coordsAtPos(from + at);
    if (!box) continue;
    const side = isFromRight ? column.right - padding - box.right : box.left - column.left - padding;
    places.push({ line: line + at / length, top: above + box.top + ((box.bottom - box.top) * side) / width });
  }
  return places;
}

/** Pixels of the content above the text. */
function textStart(view: EditorView): number {
  return view.documentTop - view.scrollDOM.getBoundingClientRect().top + view.scrollDOM.scrollTop;
}

/** Where a line begins and ends; the space above the first and below the last line counts as theirs. */
function placesOfLine(view: EditorView, line: number, start: number): LinePlace[] {
  const { doc } = view.state;
  const block = view.lineBlockAt(doc.line(line).from);
  const places = [
    { line, top: line === 1 ? 0 : start + block.top },
    ...(block.height > tallLine ? sharesOfLine(view, line) : []),
    { line: line + 1, top: start + block.bottom },
  ];
  if (line === doc.lines)
    places.push({ line: line + 2, top: Math.max(start + block.bottom, view.scrollDOM.scrollHeight) });
  return risingPlaces(places);
}

/** A place (a line, 1-based with a fraction) by the name it has after a change. */
export function placeAfter(
  place: number,
  before: EditorState,
  after: EditorState,
  mapPos: (position: number) => number,
): number {
  const whole = Math.min(Math.floor(place), before.doc.lines);
  const line = after.doc.lineAt(mapPos(before.doc.line(Math.max(1, whole)).from)).number;
  return Math.max(1, line + place - whole);
}

/** The place of the caret: its line with the share of it that stands before the caret. */
export function caretPlaceOf({ doc, selection }: EditorState): number {
  const line = doc.lineAt(selection.main.head);
  return line.number + Math.min(0.999, (selection.main.head - line.from) / Math.max(1, line.length));
}

/** Pixels from the top of the view to the caret; undefined when it is out of sight. */
export function caretTopOf(view: EditorView): number | undefined {
  const caret = view.coordsAtPos(view.state.selection.main.head);
  const box = view.scrollDOM.getBoundingClientRect();
  if (!caret || caret.top < box.top || caret.bottom > box.bottom) return undefined;
  return caret.top - box.top;
}
