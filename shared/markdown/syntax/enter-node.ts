import type { Nodes } from 'mdast';
import type { CompileContext } from 'mdast-util-from-markdown';
import type { Token } from 'micromark-util-types';

/** Puts a node of this folder's into the tree; what follows goes into it until {@link exitNode}. */
export function enterNode(context: CompileContext, node: Nodes, token: Token): void {
  // The parser's type leaves out the root and fragments, which are no nodes of this folder's.
  context.enter(node as Parameters<CompileContext['enter']>[0], token);
}

/** Ends the node that the token began. */
export function exitNode(this: CompileContext, token: Token): void {
  this.exit(token);
}
