import {
  EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { placeOfBody } from './body-start.ts';
import { metadataEndOf } from './metadata-block.ts';

/** `asked`: a menu of the system may be selecting all. `body`: the body was selected where all was asked for. */
type Step = 'none' | 'asked' | 'body';

const setStep = StateEffect.define<Step>();

const stepField = StateField.define<Step>({
  create: () => 'none',
  update(step, transaction) {
    for (const effect of transaction.effects) if (effect.is(setStep)) return effect.value;
    return transaction.selection !== undefined || transaction.docChanged ? 'none' : step;
  },
});

/**
 * Has “select all” in the body select the body first: the metadata above are out of sight and written in the form, and what
 * is typed over a selection of all would replace them, too. Asked for once more, all is selected.
 */
export const selectBody: Extension = [
  stepField,
  Prec.high(keymap.of([{ key: 'Mod-a', run: selectBodyFirst }])),
  EditorView.domEventHandlers({
    // Of a menu nothing else is told, before the selection is there; scripts select without it.
    selectstart(_, view) {
      if (view.state.field(stepField) === 'none') view.dispatch({ effects: setStep.of('asked') });
    },
  }),
  EditorState.transactionFilter.of(transaction => {
    const { startState } = transaction;
    if (startState.field(stepField) !== 'asked' || !isSelectingAll(transaction)) return transaction;
    return bodySelection(startState) ?? transaction;
  }),
];

function selectBodyFirst(view: EditorView): boolean {
  const selection = bodySelection(view.state);
  if (selection) view.dispatch(selection);
  return selection !== undefined;
}

/** Selects the body; undefined where the caret is above it, nothing is above it, or it is selected already. */
function bodySelection(state: EditorState) {
  const end = metadataEndOf(state);
  const body = placeOfBody(state, end);
  if (!body || state.selection.main.from < end || state.field(stepField) === 'body') return undefined;
  const selection = { anchor: body.anchor, head: state.doc.length };
  return { selection, effects: setStep.of('body'), userEvent: 'select' };
}

/** Who selects as far as the start or the end, by keys or with the mouse, sees where it goes. */
function isSelectingAll(transaction: Transaction): boolean {
  const { selection, docChanged, scrollIntoView, startState } = transaction;
  if (!selection || docChanged || scrollIntoView || transaction.isUserEvent('select.pointer')) return false;
  return selection.main.from === 0 && selection.main.to === startState.doc.length;
}
