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
  if (place === 'centre') return;
  // Lines far away have estimated heights until they are drawn; asking for a line by height draws and measures first.
  view.lineBlockAtHeight(0);
  const block = view.lineBlockAt(at);
  const start = view.documentTop - view.scrollDOM.getBoundingClientRect().top + view.scrollDOM.scrollTop;
  const fraction = line > whole && line < whole + 1 ? line - whole : 0;
  // The space above the first line belongs to the start of the text.
  view.scrollDOM.scrollTop = whole === 1 && fraction === 0 ? 0 : start + block.top + fraction * block.height;
}

/** Calls `then` once the view has a height: at once, or when its hidden parent is shown. Returns what stops waiting. */
export function whenShown(view: EditorView, then: () => void): () => void {
  if (view.scrollDOM.clientHeight > 0) {
    then();
    return () => undefined;
  }
  const observer = new ResizeObserver(() => {
    if (view.scrollDOM.clientHeight === 0) return;
    observer.disconnect();
    then();
  });
  observer.observe(view.scrollDOM);
  return () => observer.disconnect();
}
