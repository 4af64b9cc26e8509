import { EditorSelection, type EditorState, type SelectionRange, type StateCommand } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { isProse, nodeAround } from './prose-at.ts';
import { isHtml, linkTag } from './toggle-tag.ts';

// A whole web or mail address, as `https://example.org/a?b` or `mailto:me@example.org`.
const addressPattern = /^(?:https?:\/\/|mailto:)\S+$/i;

/**
 * Makes the selected text a link with the caret in its target; a selected address becomes the target with the caret in
 * the text. On a link, leaves its text.
 */
export const toggleLink: StateCommand = ({ state, dispatch }) => {
  const { ranges } = state.selection;
  const isTagged = ranges.every(range => isHtml(state, range.from));
  if (state.readOnly || !(isTagged || ranges.every(range => isProse(state, range.head)))) return false;
  const update = state.changeByRange(range => (isTagged ? linkTag(state, range) : linkRange(state, range)));
  dispatch(state.update(update, { scrollIntoView: true, userEvent: 'input.format' }));
  return true;
};

function linkRange(state: EditorState, range: SelectionRange) {
  const link = nodeAround(state, range.from, range.to, new Set(['Link']));
  if (link && (link.from < range.head || !range.empty)) return unlink(state, link, range);
  const word = range.empty ? state.wordAt(range.head) : null;
  const { from, to } = word && word.from < range.head && range.head < word.to ? word : range;
  const text = state.sliceDoc(from, to);
  if (addressPattern.test(text.trim()))
    return {
      changes: { from, to, insert: `[](${text.trim()})` },
      range: EditorSelection.cursor(from + 1),
    };
  const inText = text.length === 0;
  return {
    changes: [
      { from, insert: '[' },
      { from: to, insert: ']()' },
    ],
    range: EditorSelection.cursor(inText ? from + 1 : to + 3),
  };
}

/** Takes a link apart: its first mark stays out, and everything from the one that closes the text. */
function unlink(state: EditorState, link: SyntaxNode, range: SelectionRange) {
  const marks = link.getChildren('LinkMark');
  const open = marks[0];
  const close = marks.find(mark => state.sliceDoc(mark.from, mark.to) === ']');
  if (!open || !close) return { range };
  const changes = state.changes([
    { from: open.from, to: open.to },
    { from: close.from, to: link.to },
  ]);
  return {
    changes,
    range: EditorSelection.range(changes.mapPos(range.anchor, 1), changes.mapPos(range.head, -1)),
  };
}
