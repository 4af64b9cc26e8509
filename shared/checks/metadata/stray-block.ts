import type { MetadataBlock } from '../../metadata/metadata-block.ts';
import { linesFrom } from '../../metadata/text-lines.ts';
import type { BlogView, CheckedPost } from '../check.ts';

/** Reads the metadata that a text of a post begins with. */
export type ReadBlock = (text: string) => MetadataBlock | undefined;

/** Metadata below the start of a text, by UTF-16 offsets. */
export interface StrayBlock {
  readonly from: number;
  /** Behind the line end after it. */
  readonly to: number;
}

/** How a blog's generator reads the metadata in texts of a post. */
export function blockReader(
  { site, generator }: Pick<BlogView, 'site' | 'generator'>,
  source: CheckedPost['source'],
): ReadBlock {
  return text => generator.metadataInText(site, { ...source, text });
}

/**
 * The metadata of a text that has something above them, so that the generator does not find them: those of the last commit
 * as they stand there (`before` is its text), else what is plainly a block between fences. Undefined: there are none.
 */
export function findStrayBlock(
  text: string,
  read: ReadBlock,
  before: string | undefined,
): StrayBlock | undefined {
  return findCommitted(text, read, before) ?? findFenced(text, read, before);
}

function findCommitted(text: string, read: ReadBlock, before = ''): StrayBlock | undefined {
  const block = read(before);
  const written = before.slice(block?.from, block?.to).trimEnd();
  const from = block === undefined ? -1 : text.indexOf(written, 1);
  if (from < 0) return undefined;
  const found = read(text.slice(from));
  if (found === undefined || text.slice(from, from + found.to).trimEnd() !== written) return undefined;
  return { from, to: from + found.to };
}

/**
 * Nikola's metadata in a comment that stands behind words in the same paragraph: Nikola reads their lines all the same, and
 * leaves out of the page what is above them. Tags above are no words.
 */
export function findBehindWords(
  { block, source, metadataFile }: CheckedPost,
  read: ReadBlock,
): StrayBlock | undefined {
  if (block?.style !== 'nikola-lines' || metadataFile !== source.path) return undefined;
  const from = source.text.slice(0, block.to).indexOf('<!--');
  const words = source.text.slice(0, from).replace(/<[^<>]*>/g, '');
  const found = from > 0 && words.trim() !== '' ? read(source.text.slice(from)) : undefined;
  return found?.style === 'nikola-comment' ? { from, to: from + found.to } : undefined;
}

// What may begin a block, also behind words: `---`, `Words ---`, `<!--`; no longer row of the same mark
const openPattern = /(?<![-+;])(?:---|\+\+\+|;;;)[ \t]*$|<!--/;

// What hides a block that is only an example
const codePattern = /^ {0,3}(`{3,}|~{3,})/;

/** Of a long text with many rules only so many are looked behind. */
const mostOpenings = 100;

function findFenced(text: string, read: ReadBlock, before = ''): StrayBlock | undefined {
  const hadBlock = read(before) !== undefined;
  let count = 0;
  for (const from of openingsIn(text)) {
    if (++count > mostOpenings) return undefined;
    if (!hadBlock && !isSlip(text.slice(0, from))) return undefined;
    const below = text.slice(from);
    const block = read(below);
    if (block !== undefined && isPlain(block, below)) return { from, to: from + block.to };
  }
  return undefined;
}

/** Where blocks may begin, behind the start of the text and outside of code and comments. */
function* openingsIn(text: string): Generator<number> {
  /** What ends the code or the comment that a line is in. */
  let end: string | undefined;
  for (const line of linesFrom(text, 0)) {
    const content = text.slice(line.from, line.to);
    if (end !== undefined) {
      if (isEnd(content, end)) end = undefined;
      continue;
    }
    const opening = openPattern.exec(content);
    if (opening !== null && line.from + opening.index > 0) yield line.from + opening.index;
    end = codePattern.exec(content)?.[1] ?? (opensComment(content) ? '-->' : undefined);
  }
}

/** Code ends at a row of its marks alone, as CommonMark 0.31.2 has it (4.5), a comment wherever its end stands. */
const isEnd = (content: string, end: string) =>
  end === '-->'
    ? content.includes(end)
    : /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(content)?.[1]?.startsWith(end) === true;

/** No more lines than that are above metadata by a slip. */
const mostSlipped = 3;

/**
 * Whether `above` is no more than what a hand has typed, or left, above metadata: some words or empty lines. Slides, examples
 * in code or tags, and chapters between rules have something there that was meant.
 */
function isSlip(above: string): boolean {
  const lines = above.split('\n').filter(line => line.trim() !== '');
  return (
    lines.length <= mostSlipped &&
    lines.every(line => /^ {0,3}[\p{L}\p{N}"'“„«(¿¡]/u.test(line) && !/[<{}`|]/.test(line))
  );
}

const opensComment = (content: string) => content.lastIndexOf('<!--') > content.lastIndexOf('-->');

// The line that ends a block between fences, or Nikola's comment
const closePattern = /(?:^|\n)(?:---|\+\+\+|;;;|\.\.\.|.*-->)[ \t]*\n?$/;

/** A rule and a line with a colon are no metadata yet: a title tells, or a date with something beside it. */
function isPlain({ from, to, fields, error, isOpen }: MetadataBlock, text: string): boolean {
  if (from !== 0 || error !== undefined || isOpen || !closePattern.test(text.slice(0, to))) return false;
  const isTelling = fields.some(({ key }) => /^(?:title|date)$/i.test(key));
  return fields.some(({ key }) => key === 'title') || (isTelling && fields.length > 1);
}
