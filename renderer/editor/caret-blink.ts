import type { Extension } from '@codemirror/state';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** How long the caret is shown, and then hidden, while nothing happens; in ms. */
const blinkMs = 600;

/** Set on the scrolling element while the carets are hidden. */
const offMark = 'data-caret-off';

const blinking = ViewPlugin.fromClass(
  class {
    readonly view: EditorView;
    timer: ReturnType<typeof setInterval> | undefined;

    constructor(view: EditorView) {
      this.view = view;
      this.begin();
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.selectionSet || update.focusChanged) this.begin();
    }

    destroy(): void {
      this.end();
    }

    begin(): void {
      this.end();
      if (!this.view.hasFocus || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
      this.timer = setInterval(() => this.view.scrollDOM.toggleAttribute(offMark), blinkMs);
    }

    end(): void {
      clearInterval(this.timer);
      this.view.scrollDOM.removeAttribute(offMark);
    }
  },
);

/**
 * Lets the carets that `drawSelection({ cursorBlinkRate: 0 })` draws blink, and stand still while the writer types. A
 * style animation would do too, but as long as one runs the browser makes every frame of the screen, and a key waits for
 * the next.
 */
export const caretBlink: Extension = [
  blinking,
  EditorView.theme({ [`.cm-scroller[${offMark}] > .cm-cursorLayer`]: { visibility: 'hidden' } }),
];
