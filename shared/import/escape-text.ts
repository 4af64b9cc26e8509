import type { MarkdownDialect } from '../generators/generator.ts';

/** A stretch of one paragraph: words of the reader's, or Markdown and HTML of ours. */
export interface Piece {
  readonly kind: 'text' | 'raw';
  readonly value: string;
}

/** The joined paragraph as the escaping rules look at it. */
interface Paragraph {
  readonly joined: string;
  readonly dialect: MarkdownDialect;
  readonly stars: boolean;
  /** Where underscores stand that would mean emphasis. */
  readonly underscores: ReadonlySet<number>;
  readonly backticks: boolean;
  readonly tildes: boolean;
  readonly brackets: boolean;
  readonly isHeading: boolean;
}

/** The characters each dialect lets a backslash escape; python-markdown shows the backslash before any other. */
const escapable: Record<MarkdownDialect['name'], RegExp> = {
  'python-markdown': /[\\`*_{}[\]()>#+\-.!|]/,
  kramdown: /[\\`*_{}[\]()>#+\-.!|:"'$<=~]/,
  commonmark: /[!-/:-@[-`{-~]/,
};

/**
 * Writes pieces as Markdown of the dialect: only characters the dialect would read as markup are escaped, with a
 * backslash where it knows one and a character reference elsewhere.
 */
export function escapeText(
  pieces: readonly Piece[],
  dialect: MarkdownDialect,
  place: 'paragraph' | 'heading' | 'cell' = 'paragraph',
): string {
  const joined = pieces.map(piece => piece.value).join('');
  const text = pieces.map(piece => (piece.kind === 'text' ? piece.value : '\0')).join('');
  const raw = pieces.map(piece => (piece.kind === 'raw' ? piece.value : '')).join('');
  const hasMarks = pieces.some(piece => piece.kind === 'raw' && /^__?$/.test(piece.value));
  const paragraph: Paragraph = {
    joined,
    dialect,
    stars: raw.includes('*') || count(text, /(?<=\S)\*|\*(?=\S)/g) > 1,
    underscores: emphasisUnderscores(joined, hasMarks),
    backticks: raw.includes('`') || count(text, /`/g) > 1,
    tildes: dialect.strikethrough && (raw.includes('~') || count(text, /~/g) > 1),
    brackets: /\][ \n]?[([:]|\[\^/.test(text) || !isBalanced(pieces),
    isHeading: place === 'heading',
  };
  let offset = 0;
  let result = '';
  for (const piece of pieces) {
    result +=
      piece.kind === 'raw' ? piece.value : escapePiece(paragraph, offset, piece.value, place === 'cell');
    offset += piece.value.length;
  }
  return result;
}

function escapePiece(paragraph: Paragraph, offset: number, value: string, isCell: boolean): string {
  let result = '';
  for (let index = 0; index < value.length; index += 1) {
    const character = value.charAt(index);
    const at = offset + index;
    const isLineStart = !isCell && !paragraph.isHeading && (at === 0 || paragraph.joined[at - 1] === '\n');
    if (character === '\u00a0') result += isAtEdge(paragraph.joined, at) ? '&nbsp;' : character;
    else if (isLineStart) {
      const [written, length] = escapeLineStart(paragraph, at);
      if (length > 0) {
        result += written;
        index += length - 1;
      } else result += escapeAt(paragraph, at, isCell);
    } else result += escapeAt(paragraph, at, isCell);
  }
  return result;
}

/** What begins a block at the start of a line, and how many characters of it were written escaped. */
function escapeLineStart(paragraph: Paragraph, at: number): readonly [string, number] {
  const { joined, dialect } = paragraph;
  const end = joined.indexOf('\n', at);
  const line = joined.slice(at, end === -1 ? undefined : end);
  const [, digits, mark] = /^(\d{1,9})([.)])(?=\s|$)/.exec(line) ?? [];
  if (digits !== undefined && mark !== undefined && (mark === '.' || dialect.name === 'commonmark')) {
    return [digits + escapeCharacter(mark, dialect), digits.length + 1];
  }
  const first = line.charAt(0);
  const isBlockStart =
    (dialect.name === 'commonmark' ? /^#{1,6}(\s|$)/ : /^#/).test(line) ||
    /^>/.test(line) ||
    /^[-+*](\s|$)/.test(line) ||
    /^(-+|=+|([-_*][ \t]*){3,}|[-:| ]*[-|][-:| ]*)\s*$/.test(line) ||
    /^~~~/.test(line) ||
    (dialect.name !== 'commonmark' && /^(:\s|\{)/.test(line));
  return isBlockStart ? [escapeCharacter(first, dialect), 1] : ['', 0];
}

function escapeAt(paragraph: Paragraph, at: number, isCell: boolean): string {
  const { joined, dialect } = paragraph;
  const character = joined.charAt(at);
  if (character === '<') return /^<[a-z/!?]/i.test(joined.slice(at, at + 2)) ? '&lt;' : '<';
  if (character === '&')
    return /^&(#\d+|#x[\da-f]+|[\da-z]+);/i.test(joined.slice(at, at + 40)) ? '&amp;' : '&';
  if (character === ':' && endsAbbreviation(paragraph, at)) return '&#58;';
  return needsEscape(paragraph, at, isCell) ? escapeCharacter(character, dialect) : character;
}

function needsEscape(paragraph: Paragraph, at: number, isCell: boolean): boolean {
  const { joined, dialect } = paragraph;
  const before = joined.charAt(at - 1);
  const after = joined.charAt(at + 1);
  switch (joined.charAt(at)) {
    case '\\':
      // What follows may be written as a reference, which would then be shown.
      return after === '' || /[\n<&\u00a0]/.test(after) || escapable[dialect.name].test(after);
    case '`':
      return paragraph.backticks;
    case '*':
      return paragraph.stars && !(isSpace(before) && isSpace(after));
    case '_':
      return paragraph.underscores.has(at);
    case '~':
      return paragraph.tildes;
    case '[':
    case ']':
      return paragraph.brackets || isTaskBox(joined, at, dialect);
    case '!':
      return after === '[';
    case '{':
      return opensAttributes(paragraph, at);
    case '|':
      return isCell || dialect.name === 'kramdown';
    case '$':
      return dialect.name === 'kramdown' && (after === '$' || before === '$');
    case '#':
      return paragraph.isHeading && /^#+\s*$/.test(joined.slice(at));
    default:
      return false;
  }
}

/** python-markdown takes a line such as `*[x]: y` for an abbreviation, escaped bracket or not. */
function endsAbbreviation({ joined, dialect }: Paragraph, at: number): boolean {
  if (dialect.name !== 'python-markdown' || !/\] ?$/.test(joined.slice(Math.max(0, at - 2), at)))
    return false;
  return joined.startsWith('*[', joined.lastIndexOf('\n', at) + 1);
}

/**
 * A run of underscores can only open emphasis before a word and not inside one, and only when one after a word closes
 * it; but where underscores of ours are open, any that closes would close them.
 */
function emphasisUnderscores(joined: string, hasMarks: boolean): Set<number> {
  const runs = [...joined.matchAll(/_+/g)].map(({ 0: { length }, index }) => {
    const before = joined.charAt(index - 1);
    const after = joined.charAt(index + length);
    const opens = !isWord(before) && !isSpace(after);
    return { index, length, opens, closes: !isSpace(before) && !isWord(after) };
  });
  const lastCloser = runs.findLast(run => run.closes)?.index ?? -1;
  const meant = runs.filter(
    run => (run.opens && run.index < lastCloser) || (hasMarks && (run.opens || run.closes)),
  );
  return new Set(meant.flatMap(run => Array.from({ length: run.length }, (_, offset) => run.index + offset)));
}

/** python-markdown and kramdown read `{…}` after an element or at a heading's end as its attributes. */
function opensAttributes({ joined, dialect, isHeading }: Paragraph, at: number): boolean {
  if (dialect.name === 'commonmark') return false;
  return isHeading || joined.charAt(at + 1) === ':' || /[)*`>]/.test(joined.charAt(at - 1));
}

function isTaskBox(joined: string, at: number, dialect: MarkdownDialect): boolean {
  return dialect.taskLists && at === 0 && /^\[[ xX]\]\s/.test(joined);
}

function escapeCharacter(character: string, dialect: MarkdownDialect): string {
  return escapable[dialect.name].test(character) ? `\\${character}` : `&#${character.codePointAt(0)};`;
}

/** A no-break space beside other space or at an edge of a line would be taken for space that can go. */
function isAtEdge(joined: string, at: number): boolean {
  return isSpace(joined.charAt(at - 1)) || isSpace(joined.charAt(at + 1));
}

function isSpace(character: string): boolean {
  return character === '' || /\s/.test(character);
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Whether every bracket of the text has its partner, inside the same link where it is in one. */
function isBalanced(pieces: readonly Piece[]): boolean {
  let brackets = pieces.map(bracketsOf).join('');
  for (let length = -1; length !== brackets.length; ) {
    length = brackets.length;
    brackets = brackets.replace(/\[\]|\(\)/g, '');
  }
  return brackets === '';
}

/** The brackets of the text as they are, those of links as round ones. */
function bracketsOf(piece: Piece): string {
  if (piece.kind === 'text') return piece.value.replace(/[^[\]]/g, '');
  if (piece.value === '[') return '(';
  return piece.value.startsWith('](') ? ')' : '';
}
