import type { ElementContent, Root } from 'hast';
import { inlineElements } from './html-elements.ts';

/** A run of blocks with the lines counted from the run's first. */
export interface BlockRun {
  /** First source line, counted from the line the tree's source begins on, which is 0. */
  readonly start: number;
  readonly nodes: readonly ElementContent[];
}

/**
 * Cuts a tree into its top-level blocks. Text that stands loose between blocks, as raw HTML may leave it, is one
 * run with the inline elements around it. Takes the tree over: lines in the nodes count from each run's first line.
 */
export function splitBlocks(tree: Root): readonly BlockRun[] {
  const runs: { start: number; nodes: ElementContent[] }[] = [];
  let start = 0;
  let isLoose = false;
  for (const node of tree.children) {
    if (node.type === 'doctype' || node.type === 'comment' || (!isLoose && isBlank(node))) continue;
    start = Number((node.type === 'element' && node.properties.dataLine) || start);
    const joinsLast = isLoose && !isBlockElement(node);
    const last = runs.at(-1);
    if (joinsLast && last) last.nodes.push(node);
    else runs.push({ start, nodes: [node] });
    isLoose = !isBlockElement(node);
  }
  for (const run of runs) rebaseLines(run.nodes, run.start);
  return runs;
}

/** Lets the lines in `nodes` count from `start`. */
function rebaseLines(nodes: readonly ElementContent[], start: number): void {
  if (start === 0) return;
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const { dataLine, dataEndLine } = node.properties;
    if (typeof dataLine === 'number') node.properties.dataLine = dataLine - start;
    if (typeof dataEndLine === 'number') node.properties.dataEndLine = dataEndLine - start;
    rebaseLines(node.children, start);
  }
}

function isBlockElement(node: ElementContent): boolean {
  return node.type === 'element' && !inlineElements.has(node.tagName);
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}
