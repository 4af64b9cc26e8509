import type { Extension } from 'mdast-util-from-markdown';
import type { Callout } from './callout.ts';
import { calloutData, calloutTitle, calloutTitleData } from './callout.ts';
import { enterNode, exitNode } from './enter-node.ts';

/** Nodes for callouts between fences and for admonitions. */
export const calloutNodes: Extension = {
  enter: {
    callout(token) {
      enterNode(this, { type: 'callout', kind: '', isFoldable: false, hasTitle: true, children: [] }, token);
    },
    calloutTitle(token) {
      enterNode(this, { type: 'calloutTitle', children: [] }, token);
    },
  },
  exit: {
    calloutMark(token) {
      const node = this.stack.at(-1);
      if (node?.type !== 'callout') return;
      const mark = this.sliceSerialize(token);
      if (mark.startsWith('?')) node.isFoldable = true;
      if (mark.includes('""')) node.hasTitle = false;
    },
    calloutKind(token) {
      const node = this.stack.at(-1);
      if (node?.type === 'callout') node.kind = kindIn(this.sliceSerialize(token));
    },
    calloutTitle: exitNode,
    callout(token) {
      const node = this.stack.at(-1);
      this.exit(token);
      if (node?.type === 'callout') finishCallout(node);
    },
  },
};

// `note`, `{.note}`, `{#id .note}`
function kindIn(source: string): string {
  return (/\.([\w-]+)/.exec(source) ?? /([\w-]+)/.exec(source))?.[1] ?? 'note';
}

function finishCallout(node: Callout): void {
  const { kind } = node;
  const isFoldable = node.isFoldable || kind === 'details';
  node.data = calloutData(kind, isFoldable);
  const [first] = node.children;
  if (first?.type === 'calloutTitle') first.data = calloutTitleData(isFoldable);
  else if (node.hasTitle) node.children.unshift(calloutTitle(kind, isFoldable, []));
}
