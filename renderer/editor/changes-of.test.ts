import { redo, undo } from '@codemirror/commands';
import { EditorState, type Transaction } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges } from '../../shared/model/text-change.ts';
import { changesOf } from './changes-of.ts';
import { indentListItem, outdentListItem } from './list-indent.ts';
import { stateOf } from './marked-text.test-support.ts';
import { toggleLink } from './toggle-link.ts';
import { toggleBold, toggleCode, toggleItalic } from './toggle-mark.ts';

const numRuns = process.env.LEYSIN_LONG ? 5000 : 60;
const commands = [
  toggleBold,
  toggleItalic,
  toggleCode,
  toggleLink,
  indentListItem,
  outdentListItem,
  undo,
  redo,
];
const piece = fc.constantFrom('a', 'word ', '*', '**', '`', '\n', '- ', '> ', '# ', '[x](y)', '😀', '```\n');
const step = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), insert: piece, from: fc.nat(60), to: fc.nat(60) }),
  fc.record({ kind: fc.constant('command' as const), which: fc.nat(7), from: fc.nat(60), to: fc.nat(60) }),
);

test('the emitted changes lead from each text to the next, whatever is typed, undone or run', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 15 }), fc.array(step, { maxLength: 20 }), (start, steps) => {
      let state = stateOf('').update({ changes: { from: 0, insert: start.join('') } }).state;
      let followed = state.doc.toString();
      const take = (transaction: Transaction) => {
        followed = applyChanges(followed, changesOf(transaction.changes));
        state = transaction.state;
        expect(followed).toBe(state.doc.toString());
      };
      for (const next of steps) {
        const anchor = Math.min(next.from, state.doc.length);
        const head = Math.min(next.to, state.doc.length);
        take(state.update({ selection: { anchor, head } }));
        if (next.kind === 'type') take(state.update(state.replaceSelection(next.insert)));
        else commands[next.which]?.({ state, dispatch: take });
      }
    }),
    { numRuns },
  );
});

test('several carets give several changes in old offsets', () => {
  const state = EditorState.create({ doc: 'abc' });
  const { changes } = state.update({
    changes: [
      { from: 0, insert: 'x' },
      { from: 2, to: 3 },
    ],
  });
  expect(changesOf(changes)).toEqual([
    { from: 0, to: 0, insert: 'x' },
    { from: 2, to: 3, insert: '' },
  ]);
});
