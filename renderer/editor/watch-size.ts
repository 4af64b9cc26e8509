import type { EditorView } from '@codemirror/view';

/**
 * Calls `onChange`, in the same frame, when the window of the text has another size or its column another width; what is
 * typed makes the text longer, which is no such change. Returns the function that stops it.
 */
export function watchSize(view: EditorView, onChange: () => void): () => void {
  let known = '';
  const sizes = new Map<Element, DOMRectReadOnly>();
  const observer = new ResizeObserver(entries => {
    for (const { target, contentRect } of entries) sizes.set(target, contentRect);
    const pane = sizes.get(view.scrollDOM);
    const now = [pane?.width, pane?.height, sizes.get(view.contentDOM)?.width].join();
    if (now === known) return;
    known = now;
    onChange();
  });
  observer.observe(view.scrollDOM);
  observer.observe(view.contentDOM);
  return () => observer.disconnect();
}
