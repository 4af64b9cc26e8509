import { indentMore } from '@codemirror/commands';
import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state';
import { listIndent } from './post-format.ts';
import { nodeAround } from './prose-at.ts';

const listItems = new Set(['ListItem']);
const fencedCode = new Set(['FencedCode', 'CodeBlock']);

/**
 * Nests the selected list items by the dialect's step. In code it indents; anywhere else it does not apply, so that Tab
 * goes on to the next control.
 */
export const indentListItem: StateCommand = target => {
  const { state, dispatch } = target;
  if (state.readOnly) return false;
  const { head } = state.selection.main;
  if (nodeAround(state, head, head, fencedCode)) return indentMore(target);
  const lines = listLines(state);
  if (lines.length === 0) return false;
  const step = ' '.repeat(state.facet(listIndent));
  const changes = lines.filter(line => line.length > 0).map(line => ({ from: indentAt(line), insert: step }));
  dispatch(state.update({ changes, userEvent: 'input.indent' }));
  return true;
};

/** Brings the selected list items one step out; does not apply to an item that is not nested. */
export const outdentListItem: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const step = state.facet(listIndent);
  const changes = listLines(state).flatMap(line => removedIndent(line, step));
  if (changes.length === 0) return false;
  dispatch(state.update({ changes, userEvent: 'delete.dedent' }));
  return true;
};

/** The selected lines that belong to list items, when the selection begins in one. */
function listLines(state: EditorState): Line[] {
  const lines: Line[] = [];
  for (const range of state.selection.ranges) {
    for (let position = range.from; position <= range.to; ) {
      const line = state.doc.lineAt(position);
      const isListed = nodeAround(state, line.to, line.to, listItems) !== undefined;
      if (isListed && lines.at(-1)?.from !== line.from) lines.push(line);
      position = line.to + 1;
    }
  }
  return lines;
}

// Quote marks before the list, as in `> - item`.
const quotePattern = /^(?:\s{0,3}> ?)*/;

function indentAt(line: Line): number {
  return line.from + (quotePattern.exec(line.text)?.[0].length ?? 0);
}

function removedIndent(line: Line, step: number): ChangeSpec[] {
  const from = indentAt(line);
  const rest = line.text.slice(from - line.from);
  const blank = rest.length - rest.trimStart().length;
  const length = rest.startsWith('\t') ? 1 : Math.min(step, blank);
  return length > 0 ? [{ from, to: from + length }] : [];
}
