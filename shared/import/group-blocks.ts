import type { ElementContent } from 'hast';
import { isBlank, isBlock, isRaw, isTag } from './conversion.ts';

/** A paragraph's inline nodes, or one block. */
export type BlockGroup = ElementContent[] | ElementContent;

/**
 * The content as blocks in reading order: wrappers and `p` dissolved, loose text gathered into paragraphs, two or more
 * line breaks taken as the end of a paragraph.
 */
export function groupBlocks(nodes: readonly ElementContent[]): BlockGroup[] {
  const groups: BlockGroup[] = [];
  let run: ElementContent[] = [];
  const flush = (): void => {
    groups.push(...paragraphsOf(run));
    run = [];
  };
  for (const node of nodes) {
    if (isBlock(node)) {
      flush();
      groups.push(...(isWrapper(node) ? groupBlocks(node.children) : [node]));
    } else if (node.type === 'comment' && run.every(isBlank)) {
      groups.push(node);
    } else {
      run.push(node);
    }
  }
  flush();
  return groups;
}

function isWrapper(node: ElementContent): node is ElementContent & { children: ElementContent[] } {
  return node.type === 'element' && !isRaw(node) && /^(p|div|li)$/.test(node.tagName);
}

function paragraphsOf(run: readonly ElementContent[]): BlockGroup[] {
  const paragraphs: ElementContent[][] = [[]];
  for (const [index, node] of run.entries()) {
    const current = paragraphs.at(-1);
    if (isTag(node, 'br') && isTag(nextSeen(run, index), 'br')) paragraphs.push([]);
    else if (isTag(node, 'br') && (current === undefined || current.every(isBlank))) continue;
    else current?.push(node);
  }
  return paragraphs.flatMap(withoutLeadingComments);
}

function nextSeen(run: readonly ElementContent[], index: number): ElementContent | undefined {
  for (let next = index + 1; next < run.length; next += 1) {
    const node = run[next];
    if (node !== undefined && !isBlank(node)) return node;
  }
  return undefined;
}

/** A comment at the start of a paragraph would make HTML of its first line, so it stands before it. */
function withoutLeadingComments(paragraph: ElementContent[]): BlockGroup[] {
  const start = paragraph.findIndex(node => node.type !== 'comment' && !isBlank(node) && !isTag(node, 'br'));
  const leading = start === -1 ? paragraph : paragraph.slice(0, start);
  const comments = leading.filter(node => node.type === 'comment');
  return start === -1 ? comments : [...comments, paragraph.slice(start)];
}
