import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

const automatic = Decoration.line({ attributes: { dir: 'auto' } });

function decorateVisible(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let last = -1;
  for (const { from, to } of view.visibleRanges) {
    for (let position = from; position <= to; ) {
      const line = view.state.doc.lineAt(position);
      // A long line can be visible in several pieces.
      if (line.from > last) builder.add(line.from, line.from, automatic);
      last = line.from;
      position = line.to + 1;
    }
  }
  return builder.finish();
}

const visibleLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorateVisible(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = decorateVisible(update.view);
    }
  },
  { decorations: plugin => plugin.decorations },
);

/** Gives every line the writing direction of its own text. */
export const lineDirection = [EditorView.perLineTextDirection.of(true), visibleLines];
