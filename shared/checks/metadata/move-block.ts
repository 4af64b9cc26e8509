import type { FindingFix } from '../../model/checks.ts';
import { applyChanges } from '../../model/text-change.ts';
import type { ReadBlock, StrayBlock } from './stray-block.ts';

/**
 * Moves what stands above the metadata to where the body begins, each character as it is; line ends come to it only where it
 * would run into what follows. Undefined where the generator would not read the metadata then as they are written.
 */
export function moveBlockFix(
  text: string,
  { from, to }: StrayBlock,
  read: ReadBlock,
): FindingFix | undefined {
  const body = to + (/^(?:[^\S\n]*\n)*/.exec(text.slice(to))?.[0].length ?? 0);
  const above = text.slice(0, from);
  const insert = (text[body - 1] === '\n' ? '' : '\n') + above + breakAfter(above, text.slice(body));
  const changes = [
    { from: 0, to: from, insert: '' },
    { from: body, to: body, insert },
  ];
  const moved = applyChanges(text, changes);
  const block = read(moved);
  const isRead = block?.from === 0 && block.error === undefined && block.isOpen === undefined;
  const isWhole = isRead && moved.slice(0, block.to).trimEnd() === text.slice(from, to).trimEnd();
  return isWhole ? { kind: 'text', label: 'Move it below', changes } : undefined;
}

/** What keeps a text apart from the paragraph below it. */
function breakAfter(above: string, below: string): string {
  if (above.trim() === '' || below === '' || above.endsWith('\n\n')) return '';
  return above.endsWith('\n') ? '\n' : '\n\n';
}
