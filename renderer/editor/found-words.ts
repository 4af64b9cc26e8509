import { setSearchQuery } from '@codemirror/search';
import {
  type EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
  Transaction,
} from '@codemirror/state';
import { type Command, Decoration, type DecorationSet, EditorView, keymap } from '@codemirror/view';
import type { Mark } from '../../shared/search/search-answer.ts';

/** Replaces the words that are marked; they are in order and do not overlap. */
export const setFoundWords = StateEffect.define<readonly Mark[]>();

const word = Decoration.mark({ class: 'cm-found' });
const wordAtCaret = Decoration.mark({ class: 'cm-found-current' });

/** The words that are marked. They are of the text that was searched: the first edit takes the marks away. */
const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(found, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setFoundWords))
        return Decoration.set(effect.value.map(mark => word.range(mark.from, mark.to)));
      // Who looks for something in the post is done with what was searched in all of them.
      if (effect.is(setSearchQuery)) return Decoration.none;
    }
    if (!transaction.docChanged) return found;
    return transaction.annotation(Transaction.remote) ? found.map(transaction.changes) : Decoration.none;
  },
  provide: field => EditorView.decorations.from(field),
});

const current = EditorView.decorations.compute([marked, 'selection'], state => {
  const { head } = state.selection.main;
  const [here] = wordsOf(state, head, head).filter(({ from }) => from === head);
  return here ? Decoration.set(wordAtCaret.range(here.from, here.to)) : Decoration.none;
});

function wordsOf(state: EditorState, from = 0, to = state.doc.length): readonly Mark[] {
  const words: Mark[] = [];
  state.field(marked, false)?.between(from, to, (start, end) => {
    words.push({ from: start, to: end });
  });
  return words;
}

/** Marks words quietly: nothing is selected, so that typing replaces none of them. The caret goes before the one at `start`. */
export function showFoundWords(view: EditorView, words: readonly Mark[], start: number): void {
  const { length } = view.state.doc;
  view.dispatch({
    effects: setFoundWords.of(words.filter(({ from, to }) => from < to && to <= length)),
  });
  goToWord(view, Math.min(start, length));
}

function goToWord(view: EditorView, at: number, ...effects: StateEffect<unknown>[]): void {
  view.dispatch({
    selection: { anchor: at },
    effects: [EditorView.scrollIntoView(at, { y: 'center' }), ...effects],
  });
}

/** Goes to the next marked word, or the one before, around the ends of the text; not where none is marked. */
function goOn(step: 1 | -1): Command {
  return view => {
    const words = wordsOf(view.state);
    const { head } = view.state.selection.main;
    const beside =
      step > 0 ? words.findIndex(({ from }) => from > head) : words.findLastIndex(({ from }) => from < head);
    const index = beside >= 0 ? beside : step > 0 ? 0 : words.length - 1;
    const next = words[index];
    if (!next) return false;
    goToWord(view, next.from, EditorView.announce.of(`Found word ${index + 1} of ${words.length}`));
    return true;
  };
}

const unmark: Command = view => {
  if (wordsOf(view.state).length === 0) return false;
  view.dispatch({ effects: setFoundWords.of([]) });
  return true;
};

/** Words that a search in all posts has found are marked, and the keys that find the next match go from one to the other. */
export const foundWords: Extension = [
  marked,
  current,
  Prec.high(
    keymap.of([
      { key: 'F3', run: goOn(1), shift: goOn(-1), preventDefault: true },
      { key: 'Mod-g', run: goOn(1), shift: goOn(-1), preventDefault: true },
      { key: 'Escape', run: unmark },
    ]),
  ),
];
