import type { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { foldDataUris } from './fold-data-uris.ts';
import { stateOf } from './marked-text.test-support.ts';

/** The ranges that are shown as labels, in UTF-16 offsets. */
function foldedData(state: EditorState): readonly { readonly from: number; readonly to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  state.field(foldDataUris).between(0, state.doc.length, (from, to) => {
    ranges.push({ from, to });
  });
  return ranges;
}

const data = `data:image/png;base64,${'iVBORw0K'.repeat(100)}`;

test('long embedded data is folded, short data and other text are not', () => {
  expect(foldedData(stateOf(`![cat](${data}) and ${data.slice(0, 100)}`))).toEqual([
    { from: 7, to: 7 + data.length },
  ]);
  expect(foldedData(stateOf(`https://example.org/${'a'.repeat(500)}`))).toEqual([]);
});

test('pasted data is folded, and folds move with what is typed before them', () => {
  let { state } = stateOf('one').update({ changes: { from: 3, insert: ` ![](${data})` } });
  state = state.update({ changes: { from: 0, insert: '12' } }).state;
  expect(foldedData(state)).toEqual([{ from: 10, to: 10 + data.length }]);
});

test('data that is deleted leaves no fold', () => {
  const { state } = stateOf(`a ${data} b`).update({ changes: { from: 1, to: 3 + data.length } });
  expect(foldedData(state)).toEqual([]);
});

test('ten megabytes of data are one fold', () => {
  const large = `data:image/png;base64,${'A'.repeat(10_000_000)}`;
  expect(foldedData(stateOf(`![](${large})`))).toEqual([{ from: 4, to: 4 + large.length }]);
});
