import { type ChangeSpec, EditorSelection, type EditorState, type SelectionRange } from '@codemirror/state';
import { metadataEndOf } from './metadata-block.ts';
import { postFormat } from './post-format.ts';

/** What a command does to one range, for `changeByRange`. */
export interface RangeChange {
  readonly changes: ChangeSpec[];
  readonly range: SelectionRange;
}

/** Whether HTML is written at a position: in the body of an HTML post. */
export function isHtml(state: EditorState, position: number): boolean {
  return state.facet(postFormat) === 'html' && position >= metadataEndOf(state);
}

/** Puts a range (or the word around a caret) between tags of this name, or takes those around it away. */
export function toggleTag(state: EditorState, range: SelectionRange, name: string): RangeChange {
  const open = `<${name}>`;
  const close = `</${name}>`;
  const { from, to } = rangeOrWord(state, range);
  const text = state.sliceDoc(from, to);
  if (text.startsWith(open) && text.endsWith(close) && text.length >= open.length + close.length)
    return changed(state, range, [
      { from, to: from + open.length },
      { from: to - close.length, to },
    ]);
  const before = from - open.length;
  const after = to + close.length;
  if (state.sliceDoc(Math.max(0, before), from) === open && state.sliceDoc(to, after) === close)
    return changed(state, range, [
      { from: before, to: from },
      { from: to, to: after },
    ]);
  if (from === to)
    return { changes: [{ from, insert: open + close }], range: EditorSelection.cursor(from + open.length) };
  return changed(state, range, [
    { from, insert: open },
    { from: to, insert: close },
  ]);
}

/** Makes a range (or the word around a caret) an HTML link with the caret in its target. */
export function linkTag(state: EditorState, range: SelectionRange): RangeChange {
  const { from, to } = rangeOrWord(state, range);
  const open = '<a href="';
  return {
    changes: [
      { from, insert: `${open}">` },
      { from: to, insert: '</a>' },
    ],
    range: EditorSelection.cursor(from + open.length),
  };
}

function rangeOrWord(state: EditorState, range: SelectionRange) {
  const word = range.empty ? state.wordAt(range.head) : null;
  return word && word.from < range.head && range.head < word.to ? word : range;
}

function changed(state: EditorState, range: SelectionRange, specs: ChangeSpec[]): RangeChange {
  const changes = state.changes(specs);
  if (range.empty) return { changes: specs, range: EditorSelection.cursor(changes.mapPos(range.head, 1)) };
  const start = changes.mapPos(range.from, 1);
  const end = Math.max(start, changes.mapPos(range.to, -1));
  return {
    changes: specs,
    range: range.anchor <= range.head ? EditorSelection.range(start, end) : EditorSelection.range(end, start),
  };
}
