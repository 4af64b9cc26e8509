import { EditorSelection, EditorState, type StateCommand } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';
import { expect, test } from 'vitest';
import type { PostFormat } from '../../shared/model/post.ts';
import { editorExtensions } from './editor-state.ts';

const noImages = () => undefined;

/** A state for tests: `|` marks a caret and `<…>` a selection; a backslash takes the meaning from any of them. */
export function stateOf(marked: string, format: PostFormat = 'markdown', metadataEnd = 0): EditorState {
  let text = '';
  let open = -1;
  const ranges = [];
  for (let index = 0; index < marked.length; index++) {
    const character = marked.charAt(index);
    if (character === '\\' && /[|<>]/.test(marked.charAt(index + 1))) text += marked.charAt(++index);
    else if (character === '|') ranges.push(EditorSelection.cursor(text.length));
    else if (character === '<') open = text.length;
    else if (character === '>' && open >= 0) {
      ranges.push(EditorSelection.range(open, text.length));
      open = -1;
    } else text += character;
  }
  return EditorState.create({
    doc: text,
    selection: EditorSelection.create(ranges.length > 0 ? ranges : [EditorSelection.cursor(0)]),
    extensions: editorExtensions({ format, metadataEnd, readOnly: false, onPasteImages: noImages }),
  });
}

/** The text of a state with its carets and selections written as `stateOf` reads them, backslashes left out. */
export function markedText(state: EditorState): string {
  let result = '';
  let position = 0;
  for (const { from, to, empty } of state.selection.ranges) {
    const before = state.sliceDoc(position, from);
    result += empty ? `${before}|` : `${before}<${state.sliceDoc(from, to)}>`;
    position = to;
  }
  return result + state.sliceDoc(position);
}

/** What a command makes of a marked text, or undefined when it does not apply. */
export function after(command: StateCommand, marked: string, format: PostFormat = 'markdown') {
  let state = stateOf(marked, format);
  const applies = command({ state, dispatch: transaction => (state = transaction.state) });
  return applies ? markedText(state) : undefined;
}

/** A test that `command` makes `expected` of the marked text `before`; undefined: it does not apply. */
export function check(
  command: StateCommand,
  before: string,
  expected: string | undefined,
  format: PostFormat = 'markdown',
) {
  test(`${JSON.stringify(before)} becomes ${JSON.stringify(expected)}`, () => {
    expect(after(command, before, format)).toBe(expected);
  });
}

/** What a key is bound to first in a Markdown post, for keys whose command needs nothing but the state. */
export function keyCommand(key: string): StateCommand {
  const binding = stateOf('')
    .facet(keymap)
    .flat()
    .find(each => each.key === key);
  return target => binding?.run?.(target as EditorView) ?? false;
}
