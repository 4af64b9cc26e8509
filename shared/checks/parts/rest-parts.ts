import type { BodyParts, PostLink, ProsePiece } from '../check.ts';

// `.. image:: a.png`, `.. |name| image:: a.png`, `.. figure:: a.png`, with its options below it
const picturePattern =
  /^([ \t]*)\.\. (?:\|[^|\n]{1,200}\| )?(?:image|figure)::[ \t]+(\S[^\n]*)((?:\n\1[ \t]+:[^\n]*)*)/gm;

// `.. _name: address`
const targetPattern = /^[ \t]*\.\. _[^:\n]{1,300}:[ \t]+(\S+)[ \t]*$/gm;

// `text <address>`_
const inlinePattern = /`[^`<>]{0,500}<([^`<>\s]{1,2000})>`_/g;

/**
 * What the body of a reStructuredText post holds, as far as it can be told without the parser of Python: pictures, links
 * and lines outside of indented blocks. Its headings have anchors that are not told.
 */
export function restParts(body: string, start: number): BodyParts {
  const links: PostLink[] = [];
  for (const match of body.matchAll(picturePattern)) {
    const [whole, , url = '', options = ''] = match;
    const from = start + match.index;
    const alt = /:alt:[ \t]*(\S[^\n]*)?/.exec(options);
    links.push({ kind: 'picture', url: url.trim(), from, to: from + whole.length, alt: alt?.[1] ?? null });
  }
  for (const pattern of [targetPattern, inlinePattern])
    for (const match of body.matchAll(pattern)) {
      const from = start + match.index;
      links.push({ kind: 'link', url: match[1] ?? '', from, to: from + match[0].length });
    }
  const code = indentedBlocks(body).map(([from, to]) => [start + from, start + to] as const);
  return {
    links: links.filter(({ from }) => !code.some(([begin, end]) => from >= begin && from < end)),
    references: [],
    prose: proseOutside(body, start, code),
    headings: [],
    ids: new Set(),
    hasMoreIds: true,
    code,
  };
}

/** Blocks below a line that ends in `::` or begins a directive for code. */
function indentedBlocks(body: string): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const blocks =
    /^([ \t]*)(?:\.\. (?:code|code-block|sourcecode|raw|parsed-literal)::.*|(?!\.\. ).*::[ \t]*)\n((?:[ \t]*\n|\1[ \t]+.*(?:\n|$))+)/gm;
  for (const match of body.matchAll(blocks)) {
    const length = (match[2] ?? '').length;
    const to = match.index + match[0].length;
    found.push([to - length, to]);
  }
  return found;
}

function proseOutside(
  body: string,
  start: number,
  code: readonly (readonly [number, number])[],
): readonly ProsePiece[] {
  const pieces: ProsePiece[] = [];
  let done = start;
  for (const [from, to] of [...code, [start + body.length, start + body.length] as const]) {
    if (from > done) pieces.push({ text: body.slice(done - start, from - start), from: done });
    done = Math.max(done, to);
  }
  return pieces;
}
