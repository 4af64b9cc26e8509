import type { Html, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { holdsBlocks } from './component-labels.ts';
import { omittedBlock, omittedTag } from './label.ts';

// A comment; one that is not closed runs to the end, so that no text is looked at twice.
const commentPattern = /<!--[\s\S]*?(?:-->|$)/g;

/** What of a dropped block the label shows, in UTF-16 units: enough to know it by. */
const shownUnits = 60;

/**
 * Takes raw HTML away as a generator does that trusts no author: labels stand where blocks and tags were, and the text
 * between tags within a line stays. Comments stay: they show nothing, and one of them may end the teaser.
 */
export function dropHtml(tree: Root): void {
  visit(tree, node => {
    if (!('children' in node)) return;
    const children = node.children as RootContent[];
    for (const [index, child] of children.entries())
      if (child.type === 'html' && !isComment(child.value))
        children[index] = holdsBlocks(node) ? droppedBlock(child) : droppedTag(child);
  });
}

function isComment(value: string): boolean {
  return value.trimEnd().endsWith('-->') && value.replace(commentPattern, '').trim() === '';
}

function droppedBlock(node: Html): RootContent {
  const value = node.value.trim();
  // The end of an element whose beginning has its label already.
  const isEnd = /^(?:<\/[a-z][^<>]*>\s*)+$/i.test(value);
  const shown: RootContent = isEnd
    ? { type: 'html', value: '<!---->' }
    : omittedBlock({ name: 'HTML left out', args: shorten(value) }, value);
  return at(node, shown);
}

function droppedTag(node: Html): RootContent {
  const isEnd = node.value.startsWith('</');
  return at(
    node,
    isEnd ? { type: 'text', value: '' } : omittedTag({ name: '', args: shorten(node.value) }, node.value),
  );
}

function at(node: Html, shown: RootContent): RootContent {
  return { ...shown, ...(node.position ? { position: node.position } : {}) };
}

function shorten(value: string): string {
  const [first = ''] = value.split('\n');
  const line = first.trimEnd();
  return line.length > shownUnits || value.length > first.length
    ? `${[...line].slice(0, shownUnits).join('')} …`
    : line;
}
