import type { Element, ElementContent } from 'hast';
import { isBlank, isBlock, isRaw, isTag } from './conversion.ts';

/**
 * The inline element as a list of nodes in which no inline element holds a block, a paragraph break or white space at
 * its edges: blocks are lifted out and the formatting goes into them.
 */
export function liftBlocks(element: Element): ElementContent[] {
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const flush = (): void => {
    result.push(...wrapRun(element, run, result.length === 0));
    run = [];
  };
  for (const child of element.children) {
    if (isBlock(child)) {
      flush();
      result.push(insideBlock(element, child));
    } else if (isTag(child, 'br') && endsInBreak(run)) {
      const breaks = takeTrailingBreaks(run);
      flush();
      result.push(...breaks, child);
    } else {
      run.push(child);
    }
  }
  flush();
  // A link without words is invisible, but it is still a link.
  const isEmptyLink = element.tagName === 'a' && !result.some(node => node.type === 'element');
  return isEmptyLink ? [{ ...element, children: [] }, ...result] : result;
}

function insideBlock(element: Element, block: Element): Element {
  if (isRaw(block) || block.tagName === 'pre' || block.tagName === 'hr' || block.tagName === 'table')
    return block;
  if (block.tagName === 'ul' || block.tagName === 'ol') {
    return {
      ...block,
      children: block.children.map(item => (isBlock(item) ? insideBlock(element, item) : item)),
    };
  }
  return { ...block, children: liftBlocks({ ...element, children: block.children }) };
}

function endsInBreak(run: readonly ElementContent[]): boolean {
  const last = run.findLast(node => !isBlank(node));
  return isTag(last, 'br');
}

function takeTrailingBreaks(run: ElementContent[]): ElementContent[] {
  let start = run.length;
  while (start > 0) {
    const before = run[start - 1];
    if (before === undefined || !(isBlank(before) || isTag(before, 'br'))) break;
    start -= 1;
  }
  return run.splice(start);
}

function wrapRun(element: Element, run: ElementContent[], isFirst: boolean): ElementContent[] {
  const after = takeTrailingBreaks(run);
  let start = 0;
  while (start < run.length) {
    const node = run[start];
    if (node === undefined || !(isBlank(node) || isTag(node, 'br'))) break;
    start += 1;
  }
  const before = run.splice(0, start);
  if (run.length === 0) return [...before, ...after];
  trimEdge(run, 0, /^[ \t\n\f\r\u00a0]+/, space => before.push(space));
  trimEdge(run, run.length - 1, /[ \t\n\f\r\u00a0]+$/, space => after.unshift(space));
  if (run.every(isBlank)) return [...before, ...after];
  const properties = isFirst ? element.properties : { ...element.properties };
  if (!isFirst) {
    delete properties.id;
    delete properties.name;
  }
  return [...before, { ...element, properties, children: run }, ...after];
}

function trimEdge(
  run: ElementContent[],
  index: number,
  edge: RegExp,
  move: (space: ElementContent) => void,
): void {
  const node = run[index];
  if (node?.type !== 'text') return;
  const [space] = edge.exec(node.value) ?? [];
  if (space === undefined) return;
  move({ type: 'text', value: space });
  run[index] = { ...node, value: node.value.replace(edge, '') };
}

/** Joins neighbours that are the same kind of formatting, since `**a****b**` means something else. */
export function mergeNeighbours(nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    const previous = result.at(-1);
    if (previous?.type === 'text' && node.type === 'text') {
      result[result.length - 1] = { ...previous, value: previous.value + node.value };
    } else if (isFormatting(previous) && isFormatting(node) && previous.tagName === node.tagName) {
      result[result.length - 1] = {
        ...previous,
        children: mergeNeighbours([...previous.children, ...node.children]),
      };
    } else {
      result.push(node);
    }
  }
  return result;
}

function isFormatting(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && /^(em|strong|s|code)$/.test(node.tagName) && !isRaw(node);
}
