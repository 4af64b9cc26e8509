import { syntaxTree } from '@codemirror/language';
import type { Range } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

const codeLine = Decoration.line({ class: 'cm-code-line', attributes: { spellcheck: 'false' } });
const unspelled = Decoration.mark({ attributes: { spellcheck: 'false' } });

const codeBlocks = new Set(['FencedCode', 'CodeBlock']);
const inlineCode = new Set(['InlineCode', 'URL', 'HTMLTag']);

function decorateVisible(view: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter(node) {
        if (inlineCode.has(node.name)) found.push(unspelled.range(node.from, node.to));
        if (!codeBlocks.has(node.name)) return;
        found.push(...linesBetween(view, Math.max(node.from, from), Math.min(node.to, to)));
      },
    });
  }
  return Decoration.set(found, true);
}

function linesBetween(view: EditorView, from: number, to: number): Range<Decoration>[] {
  const lines: Range<Decoration>[] = [];
  for (let position = from; position <= to; ) {
    const line = view.state.doc.lineAt(position);
    lines.push(codeLine.range(line.from));
    position = line.to + 1;
  }
  return lines;
}

/** Sets lines of code apart and keeps the spelling check out of code and addresses, where they are visible. */
export const codeLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorateVisible(view);
    }

    update(update: ViewUpdate): void {
      const isReadFurther = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || isReadFurther)
        this.decorations = decorateVisible(update.view);
    }
  },
  { decorations: plugin => plugin.decorations },
);
