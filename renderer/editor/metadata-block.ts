import {
  type EditorState,
  type Extension,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type Text,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

const metadataLine = Decoration.line({ class: 'cm-metadata', attributes: { spellcheck: 'false' } });

/** Says anew where the metadata ends: a UTF-16 offset in the text after the transaction. */
export const setMetadataEnd = StateEffect.define<number>();

const endField = StateField.define<number>({
  create: () => 0,
  update(end, transaction) {
    for (const effect of transaction.effects)
      if (effect.is(setMetadataEnd)) return clamp(effect.value, transaction.newDoc);
    // Text typed where the body begins is body, so the end does not move with it.
    return transaction.docChanged ? transaction.changes.mapPos(end, -1) : end;
  },
});

function clamp(end: number, doc: Text): number {
  return Math.max(0, Math.min(end, doc.length));
}

function decorate(state: EditorState): DecorationSet {
  const end = state.field(endField);
  const builder = new RangeSetBuilder<Decoration>();
  for (let position = 0; position < end; ) {
    const line = state.doc.lineAt(position);
    builder.add(line.from, line.from, metadataLine);
    position = line.to + 1;
  }
  return builder.finish();
}

const linesField = StateField.define<DecorationSet>({
  create: decorate,
  update(lines, transaction) {
    const end = transaction.startState.field(endField, false);
    if (end !== transaction.state.field(endField)) return decorate(transaction.state);
    return transaction.docChanged && transaction.changes.touchesRange(0, end)
      ? decorate(transaction.state)
      : lines;
  },
  provide: field => EditorView.decorations.from(field),
});

/** Where the metadata at the top ends now and the body begins, as a UTF-16 offset; 0 when there is none. */
export function metadataEndOf(state: EditorState): number {
  return state.field(endField, false) ?? 0;
}

/** Marks the lines before `end` (a UTF-16 offset) as the post's metadata and follows them through changes. */
export function metadataBlock(end: number): Extension {
  return [endField.init(state => clamp(end, state.doc)), linesField.init(decorate)];
}
