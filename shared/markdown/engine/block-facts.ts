import type { Definition, FootnoteDefinition, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { mentionsOf } from './mentions.ts';
import { countLineEnds, type Segment } from './segment.ts';

/** What a run of blocks defines and may refer to. */
export function blockFacts(
  text: string,
  blocks: readonly RootContent[],
): Omit<Segment, 'ties' | 'long' | 'isPlain'> {
  const definitions: Definition[] = [];
  const footnotes: FootnoteDefinition[] = [];
  for (const block of blocks)
    visit(block, node => {
      if (node.type === 'definition') definitions.push(node);
      if (node.type === 'footnoteDefinition') footnotes.push(node);
    });
  return { text, lines: countLineEnds(text), blocks, mentions: mentionsOf(text), definitions, footnotes };
}

/** Whether the line before the one that begins at `at` is blank; source: CommonMark 0.31, blank lines. */
export function isAfterBlankLine(text: string, at: number): boolean {
  let end = at - 2;
  while (end >= 0 && (text[end] === ' ' || text[end] === '\t')) end -= 1;
  return end < 0 || text[end] === '\n';
}
