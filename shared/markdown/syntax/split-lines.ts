import type { PhrasingContent } from 'mdast';

/** Cuts text with markup at its first line ending, which goes. */
export function splitAtFirstLine(
  content: readonly PhrasingContent[],
): [first: PhrasingContent[], rest: PhrasingContent[]] {
  const at = content.findIndex(
    node => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')),
  );
  const node = content[at];
  if (!node) return [[...content], []];
  if (node.type !== 'text') return [content.slice(0, at), content.slice(at + 1)];
  const end = node.value.indexOf('\n');
  const before = { ...node, value: node.value.slice(0, end) };
  const after = { ...node, value: node.value.slice(end + 1) };
  return [
    [...content.slice(0, at), ...(before.value === '' ? [] : [before])],
    [...(after.value === '' ? [] : [after]), ...content.slice(at + 1)],
  ];
}

/** The lines of text with markup. A line ending inside a link or emphasis cuts nothing. */
export function splitLines(content: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [];
  let rest: readonly PhrasingContent[] = content;
  while (rest.length > 0) {
    const [line, more] = splitAtFirstLine(rest);
    lines.push(line);
    rest = more;
  }
  return lines;
}
