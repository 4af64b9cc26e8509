import type { Literal, Parents, Root, RootContent } from 'mdast';
import type { Extension } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import { applyAttributes } from './apply-attributes.ts';
import { argumentsOf, readAttributes } from './attribute-words.ts';
import { enterNode, exitNode } from './enter-node.ts';
import { blockLabel, inlineLabel } from './label.ts';

/** `{: #id .class}`, until it has been given to what it stands at. */
export interface AttributeList extends Literal {
  type: 'attributeList';
  isBlock: boolean;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    attributeList: AttributeList;
  }
  interface RootContentMap {
    attributeList: AttributeList;
  }
}

/** Nodes for attribute lists; their marks are gone when the tree is finished. */
export const attributeNodes: Extension = {
  enter: {
    attributeBlock(token) {
      const value = this.sliceSerialize(token).trim();
      enterNode(this, { type: 'attributeList', value, isBlock: true }, token);
    },
    attributeText(token) {
      const value = this.sliceSerialize(token);
      enterNode(this, { type: 'attributeList', value, isBlock: false }, token);
    },
    hiddenBlock(token) {
      enterNode(this, { type: 'html', value: '<!---->' }, token);
    },
  },
  exit: { attributeBlock: exitNode, attributeText: exitNode, hiddenBlock: exitNode },
  transforms: [giveAttributes],
};

function giveAttributes(tree: Root): void {
  visit(tree, 'attributeList', (node, index, parent) => {
    if (index === undefined || !parent) return undefined;
    const siblings = parent.children as RootContent[];
    const { toc, first } = tocAt(node, siblings, index);
    const label = toc ?? remainder(node, ownerOf(node, parent, index));
    const left = label ? [{ ...label, ...(node.position ? { position: node.position } : {}) }] : [];
    siblings.splice(first, index - first + 1, ...left);
    const before = siblings[first - 1];
    const isAtEnd = left.length === 0 && first === siblings.length;
    if (isAtEnd && before?.type === 'text') before.value = before.value.trimEnd();
    return first + left.length;
  });
}

/** `{:toc}`, which takes the place of the list above. */
function tocAt(node: AttributeList, siblings: readonly RootContent[], index: number) {
  const isToc = node.isBlock && readAttributes(node.value).words.includes('toc');
  if (!isToc) return { toc: undefined, first: index };
  const above = siblings[index - 1];
  const isList = above?.type === 'list' && isRightAbove(above, node);
  return {
    toc: blockLabel({ name: 'Table of contents', args: '' }, node.value),
    first: isList ? index - 1 : index,
  };
}

/** Gives the owner what it can have, and answers a label of the whole list where that is not all. */
function remainder(node: AttributeList, owner: Owner | undefined) {
  const extension = extensionPattern.exec(node.value);
  if (extension)
    return blockLabel({ name: extension[1] ?? '', args: extension[2]?.trim() ?? '' }, node.value);
  if (owner && !applyAttributes(owner, readAttributes(node.value))) return undefined;
  const text = { name: '', args: argumentsOf(node.value) };
  return node.isBlock ? blockLabel(text, node.value) : inlineLabel(text, node.value);
}

// `{::options key="value" /}`, `{:/nomarkdown}`: orders to kramdown, which belong to no block.
const extensionPattern = /^\{:[:/](\w*)([^{}]*?)\/?\}$/;

type Owner = Parents | RootContent;

function ownerOf(node: AttributeList, parent: Parents, index: number): Owner | undefined {
  const before = parent.children[index - 1];
  const after = parent.children[index + 1];
  if (node.isBlock) {
    if (before && isRightAbove(before, node) && mayOwn(before)) return before;
    return after && isRightAbove(node, after) && mayOwn(after) ? after : undefined;
  }
  if (before && inlineOwners.has(before.type)) return before;
  if (parent.type !== 'heading' || after) return undefined;
  return parent;
}

const inlineOwners: ReadonlySet<string> = new Set([
  ...['link', 'linkReference', 'image', 'imageReference', 'emphasis', 'strong', 'delete', 'inlineCode'],
]);

function mayOwn(node: RootContent): boolean {
  return node.type !== 'attributeList' && node.type !== 'generatorLabel' && node.type !== 'html';
}

function isRightAbove(above: RootContent, node: RootContent): boolean {
  return above.position?.end.line === (node.position?.start.line ?? 0) - 1;
}
