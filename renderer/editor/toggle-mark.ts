import { syntaxTree } from '@codemirror/language';
import {
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type SelectionRange,
  type StateCommand,
} from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { isProse, nodeAround } from './prose-at.ts';
import { isHtml, type RangeChange, toggleTag } from './toggle-tag.ts';

/** A pair of marks around text, as the writer types it and as the parser names it. */
interface Mark {
  readonly node: string;
  /** The element an HTML post uses. */
  readonly tag: string;
  /** The mark for this content. */
  readonly around: (content: string) => { readonly open: string; readonly close: string };
}

const bold: Mark = {
  node: 'StrongEmphasis',
  tag: 'strong',
  around: () => ({ open: '**', close: '**' }),
};

const italic: Mark = {
  node: 'Emphasis',
  tag: 'em',
  around: () => ({ open: '*', close: '*' }),
};

const code: Mark = { node: 'InlineCode', tag: 'code', around: codeMarks };

/** Makes the selected text bold, or plain where it is bold; without a selection, the word or an empty pair, and out of it at its end. */
export const toggleBold: StateCommand = toggle(bold);

/** Makes the selected text italic, or plain where it is italic; without a selection, the word or an empty pair, and out of it at its end. */
export const toggleItalic: StateCommand = toggle(italic);

/** Makes the selected text inline code, or plain where it is code; without a selection, the word or an empty pair, and out of it at its end. */
export const toggleCode: StateCommand = toggle(code);

/** The fence is longer than any run of backticks inside: https://spec.commonmark.org/0.31.2/#code-spans */
function codeMarks(content: string) {
  const runs = new Set([...content.matchAll(/`+/g)].map(run => run[0].length));
  let length = 1;
  while (runs.has(length)) length++;
  const fence = '`'.repeat(length);
  const pad = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return { open: fence + pad, close: pad + fence };
}

function toggle(mark: Mark): StateCommand {
  return ({ state, dispatch }) => {
    const { ranges } = state.selection;
    const isTagged = ranges.every(range => isHtml(state, range.from));
    if (state.readOnly || !(isTagged || ranges.every(range => isProse(state, range.head)))) return false;
    const update = state.changeByRange(range =>
      isTagged ? toggleTag(state, range, mark.tag) : toggleRange(state, range, mark),
    );
    dispatch(state.update(update, { scrollIntoView: true, userEvent: 'input.format' }));
    return true;
  };
}

function toggleRange(state: EditorState, range: SelectionRange, mark: Mark): RangeChange {
  if (range.empty) return toggleAtCaret(state, range.head, mark);
  const parts = textParts(state, range);
  if (parts.length === 0) return { changes: [], range };
  const marked = parts.map(part => nodeAround(state, part.from, part.to, new Set([mark.node])));
  const changes = marked.every(node => node !== undefined)
    ? unique(marked).flatMap(node => unmark(state, node))
    : parts.flatMap(part => wrap(state, part.from, part.to, mark));
  return { changes, range: keepSelection(state, range, parts, changes) };
}

function unique(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  return nodes.filter((node, index) => nodes.findIndex(other => other.from === node.from) === index);
}

/** The selection stays on the words, inside the marks. */
function keepSelection(
  state: EditorState,
  range: SelectionRange,
  parts: readonly Part[],
  specs: ChangeSpec[],
): SelectionRange {
  const changes = state.changes(specs);
  const from = Math.max(range.from, parts[0]?.from ?? range.from);
  const to = Math.min(range.to, parts.at(-1)?.to ?? range.to);
  const start = changes.mapPos(from, 1);
  const end = changes.mapPos(to, -1);
  return range.anchor <= range.head ? EditorSelection.range(start, end) : EditorSelection.range(end, start);
}

function toggleAtCaret(state: EditorState, at: number, mark: Mark): RangeChange {
  const empty = mark.around('');
  const isInEmptyPair =
    state.sliceDoc(at - empty.open.length, at) === empty.open &&
    state.sliceDoc(at, at + empty.close.length) === empty.close &&
    isWholeRun(state, at, empty.open);
  if (isInEmptyPair) {
    const from = at - empty.open.length;
    return { changes: [{ from, to: at + empty.close.length }], range: EditorSelection.cursor(from) };
  }
  const node = nodeAround(state, at, at, new Set([mark.node]));
  // At its end the key that began it ends it: write, press, write on.
  if (node?.lastChild?.from === at) return { changes: [], range: EditorSelection.cursor(node.to) };
  const word = node ? undefined : state.wordAt(at);
  const isInsideWord = word && word.from < at && at < word.to;
  if (!node && !isInsideWord)
    return {
      changes: [{ from: at, insert: empty.open + empty.close }],
      range: EditorSelection.cursor(at + empty.open.length),
    };
  const changes = node ? unmark(state, node) : wrap(state, word?.from ?? at, word?.to ?? at, mark);
  return { changes, range: EditorSelection.cursor(state.changes(changes).mapPos(at, -1)) };
}

/** Whether the marks around a caret are this pair and not the middle of a longer one: `**|**` holds no italic pair. */
function isWholeRun(state: EditorState, at: number, mark: string): boolean {
  const character = mark.charAt(0);
  return (
    state.sliceDoc(at - mark.length - 1, at - mark.length) !== character &&
    state.sliceDoc(at + mark.length, at + mark.length + 1) !== character
  );
}

interface Part {
  readonly from: number;
  readonly to: number;
}

// What stands before the text of a line: quote marks, list bullets, numbers, task boxes, heading marks.
const linePrefixPattern = /^(?:\s*(?:>|[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|\[[ xX]\]\s))*\s*/;

/** The text of a selection line by line, without markup at line starts and white space at either end. */
function textParts(state: EditorState, range: SelectionRange): Part[] {
  const parts: Part[] = [];
  for (let position = range.from; position <= range.to; ) {
    const line = state.doc.lineAt(position);
    const prefix = linePrefixPattern.exec(line.text)?.[0].length ?? 0;
    const from = Math.max(range.from, line.from + prefix);
    const text = state.sliceDoc(from, Math.max(from, Math.min(range.to, line.to)));
    const start = from + (text.length - text.trimStart().length);
    const end = start + text.trim().length;
    if (end > start && isProse(state, start)) parts.push({ from: start, to: end });
    position = line.to + 1;
  }
  return parts;
}

function unmark(state: EditorState, node: SyntaxNode): ChangeSpec[] {
  const marks = [node.firstChild, node.lastChild].filter(mark => mark !== null);
  if (node.name !== code.node) return marks.map(mark => ({ from: mark.from, to: mark.to }));
  const open = marks[0]?.to ?? node.from;
  const close = marks[1]?.from ?? node.to;
  const content = state.sliceDoc(open, close);
  const isPadded = /^ `.* $|^ .*` $/s.test(content);
  const pad = isPadded ? 1 : 0;
  return [
    { from: node.from, to: open + pad },
    { from: close - pad, to: node.to },
  ];
}

/** Marks a range and takes out the same marks inside it; a marked part that reaches over its ends is joined. */
function wrap(state: EditorState, from: number, to: number, mark: Mark): ChangeSpec[] {
  let start = from;
  let end = to;
  const inner: ChangeSpec[] = [];
  syntaxTree(state).iterate({
    from,
    to,
    enter(node) {
      if (node.name !== mark.node || node.to <= from || node.from >= to) return;
      start = Math.min(start, node.from);
      end = Math.max(end, node.to);
      inner.push(...unmark(state, node.node));
    },
  });
  const { open, close } = mark.around(inner.length > 0 ? '' : state.sliceDoc(start, end));
  return [{ from: start, insert: open }, ...inner, { from: end, insert: close }];
}
