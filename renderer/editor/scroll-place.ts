import { EditorView } from '@codemirror/view';

/** The first visible line, 1-based, with the fraction of it that is scrolled away. */
export function topLineOf(view: EditorView): number {
  const height = view.scrollDOM.getBoundingClientRect().top - view.documentTop;
  if (height <= 0) return 1;
  const block = view.lineBlockAtHeight(height);
  const line = view.state.doc.lineAt(block.from).number;
  if (block.height <= 0) return line;
  return line + Math.min(0.999, Math.max(0, (height - block.top) / block.height));
}

/** Scrolls a line (1-based, a fraction is a part of that line) to the top or the centre of the view. */
export function scrollToLine(view: EditorView, line: number, place: 'top' | 'centre'): void {
  const { doc } = view.state;
  const whole = Math.max(1, Math.min(Math.floor(line), doc.lines));
  const at = doc.line(whole).from;
  const y = place === 'top' ? 'start' : 'center';
  view.dispatch({ effects: EditorView.scrollIntoView(at, { y, yMargin: 0 }) });
  const fraction = Math.min(1, Math.max(0, line - whole));
  if (place === 'top' && (fraction > 0 || whole === 1)) scrollInsideLine(view, at, whole === 1, fraction);
}

/** Lines far away have estimated heights until they were drawn: the rest of the way is gone once they are measured. */
function scrollInsideLine(view: EditorView, at: number, isFirst: boolean, fraction: number): void {
  view.requestMeasure({
    key: 'scroll-inside-line',
    read: () => view.lineBlockAt(Math.min(at, view.state.doc.length)),
    write(block) {
      const start = view.documentTop - view.scrollDOM.getBoundingClientRect().top + view.scrollDOM.scrollTop;
      view.scrollDOM.scrollTop = isFirst && fraction === 0 ? 0 : start + block.top + fraction * block.height;
    },
  });
}
