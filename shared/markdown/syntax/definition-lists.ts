import type { Paragraph, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import type { Extension } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import { enterNode, exitNode } from './enter-node.ts';
import { splitLines } from './split-lines.ts';

/** Terms and what is said of them. */
export interface DefinitionList extends Parent {
  type: 'definitionList';
  children: (DefinitionTerm | DefinitionDescription)[];
}

/** A word that is explained. */
export interface DefinitionTerm extends Parent {
  type: 'definitionTerm';
  children: PhrasingContent[];
}

/** The explanation of a term. */
export interface DefinitionDescription extends Parent {
  type: 'definitionDescription';
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    definitionList: DefinitionList;
  }
  interface RootContentMap {
    definitionList: DefinitionList;
    definitionTerm: DefinitionTerm;
    definitionDescription: DefinitionDescription;
  }
}

/** Nodes for descriptions, gathered into lists with the terms above them. */
export const definitionNodes: Extension = {
  enter: {
    definitionDescription(token) {
      enterNode(this, { type: 'definitionDescription', children: [], data: { hName: 'dd' } }, token);
    },
  },
  exit: { definitionDescription: exitNode },
  transforms: [gatherDefinitions],
};

function gatherDefinitions(tree: Root): void {
  visit(tree, node => {
    if (node.type === 'definitionList' || !('children' in node)) return;
    const children = node.children as RootContent[];
    if (children.some(child => child.type === 'definitionDescription'))
      (node as Parent).children = gathered(children);
  });
}

function gathered(children: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  for (const child of children) {
    const above = result.at(-1);
    if (child.type !== 'definitionDescription') result.push(child);
    else if (!above || !isRightAbove(above, child)) result.push(listOf([child]));
    else if (above.type === 'paragraph') {
      tighten(child);
      result[result.length - 1] = listOf([...termsOf(above), child], above);
    } else if (above.type === 'definitionList') {
      tighten(child);
      above.children.push(child);
      if (above.position && child.position) above.position.end = child.position.end;
    } else result.push(listOf([child]));
  }
  return result;
}

function isRightAbove(above: RootContent, node: RootContent): boolean {
  return above.position?.end.line === (node.position?.start.line ?? 0) - 1;
}

function listOf(children: DefinitionList['children'], first?: RootContent): DefinitionList {
  const start = (first ?? children[0])?.position?.start;
  const end = children.at(-1)?.position?.end;
  return {
    type: 'definitionList',
    children,
    data: { hName: 'dl' },
    ...(start && end ? { position: { start, end: { ...end } } } : {}),
  };
}

/** Every line of the paragraph is a term. */
function termsOf(paragraph: Paragraph): DefinitionTerm[] {
  return splitLines(paragraph.children).map((children, line) => ({
    type: 'definitionTerm',
    children,
    data: { hName: 'dt' },
    ...(paragraph.position ? { position: lineOf(paragraph.position, line) } : {}),
  }));
}

function lineOf({ start }: NonNullable<Paragraph['position']>, line: number): Paragraph['position'] {
  // Only the line is exact; whoever parses raw HTML in it asks for an offset as well.
  const point = line === 0 ? start : { ...start, line: start.line + line, column: 1 };
  return { start: point, end: point };
}

/** A description that is one paragraph right below its term stands in the list without one. */
function tighten(description: DefinitionDescription): void {
  const paragraphs = description.children.filter(child => child.type === 'paragraph');
  const [first] = description.children;
  if (paragraphs.length !== 1 || first?.type !== 'paragraph') return;
  description.children = [...first.children, ...description.children.slice(1)];
}
