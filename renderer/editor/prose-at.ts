import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { metadataEndOf } from './metadata-block.ts';
import { postFormat } from './post-format.ts';

/** A command waits this long for the text to be read; a longer post is judged by what has been read. */
const parseMs = 50;

const codeBlocks = new Set(['FencedCode', 'CodeBlock', 'Metadata', 'HTMLBlock', 'CommentBlock']);

/** The innermost node of the Markdown around a range that carries one of the names, or undefined. */
export function nodeAround(
  state: EditorState,
  from: number,
  to: number,
  names: ReadonlySet<string>,
): SyntaxNode | undefined {
  const tree = ensureSyntaxTree(state, to, parseMs) ?? syntaxTree(state);
  for (const side of [1, -1] as const) {
    let node: SyntaxNode | null = tree.resolve(from, side);
    for (; node; node = node.parent) if (names.has(node.name) && node.to >= to) return node;
  }
  return undefined;
}

/** Whether Markdown can be written at a position: not in metadata, not in a block of code or HTML. */
export function isProse(state: EditorState, position: number): boolean {
  if (state.facet(postFormat) !== 'markdown') return false;
  if (position < metadataEndOf(state)) return false;
  const block = nodeAround(state, position, position, codeBlocks);
  // A position right behind a block's last character is resolved to it from the left.
  return !block || block.from === position;
}
