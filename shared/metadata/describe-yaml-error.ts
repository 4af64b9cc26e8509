import type { YAMLError } from 'yaml';

interface Problem {
  /** UTF-16 offset in the YAML. */
  readonly at: number;
  readonly message: string;
}

/** Says what is wrong with a YAML text in words for whoever wrote it, and where to mend it. */
export function describeYamlError(yaml: string, error: YAMLError): Problem {
  const [at] = error.pos;
  return (
    findConflict(yaml) ?? readers.get(error.code)?.(yaml, at, error.message) ?? { at, message: error.message }
  );
}

// `<<<<<<< HEAD`, `=======`, `>>>>>>> theirs`: a merge that was not finished
const conflictPattern = /^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$/m;

/** Where git's marks of a conflict begin in a text, in words. */
export function findConflict(text: string): Problem | undefined {
  const at = text.search(conflictPattern);
  return at < 0 ? undefined : { at, message: "git's conflict markers are still in the text" };
}

type Reader = (yaml: string, at: number, message: string) => Problem | undefined;

const tabs: Reader = (_, at) => ({ at, message: 'a tab stands before the text; YAML takes spaces only' });

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['TAB_AS_INDENT', tabs],
  ['BLOCK_AS_IMPLICIT_KEY', (_, at) => ({ at, message: "a value with ': ' in it needs quotes" })],
  ['BAD_SCALAR_START', (yaml, at) => ({ at, message: startWords(yaml.charAt(at)) })],
  ['MISSING_CHAR', missing],
  [
    'BAD_INDENT',
    (yaml, at, message) =>
      openedBracket(yaml, at, message) ?? { at, message: 'the line is not indented like those around it' },
  ],
  [
    'MULTILINE_IMPLICIT_KEY',
    (yaml, at) => ({ at, message: /["']/.test(yaml.charAt(at)) ? openQuote : noKey }),
  ],
  [
    'BAD_DQ_ESCAPE',
    (_, at) => ({
      at,
      message: 'a backslash between double quotes is written twice, or the quotes are single ones',
    }),
  ],
  ['UNEXPECTED_TOKEN', unexpected],
]);

const openQuote = 'a quote is opened here and not closed';

const noKey = 'a line without a key, or without the colon behind it';

function missing(yaml: string, at: number, message: string): Problem | undefined {
  const place = openedQuote(yaml, at, message) ?? openedBracket(yaml, at, message);
  return place ?? (/map keys/.test(message) ? { at, message: noKey } : undefined);
}

function startWords(mark: string): string {
  return `a value that begins with ${mark} needs quotes`;
}

function unexpected(yaml: string, at: number, message: string): Problem | undefined {
  if (/at node end/.test(message))
    return { at, message: 'something stands behind the quote or bracket that ends the value' };
  if (yaml.charAt(at) === '-')
    return { at, message: 'a list begins on the line below its key, or stands between [ and ]' };
  return undefined;
}

/** The quote that nothing closes: the last one that begins a value before the place where it was missed. */
function openedQuote(yaml: string, at: number, message: string): Problem | undefined {
  const mark = /["']/.exec(message.replace(/^Missing closing /, ''))?.[0];
  if (mark === undefined) return undefined;
  const start = lastStart(yaml.slice(0, at + 1), mark);
  return start === undefined ? undefined : { at: start, message: openQuote };
}

/** Where a value, an item or a key began with that quote and had none to end it on its line. */
function lastStart(yaml: string, mark: string): number | undefined {
  const pattern = new RegExp(`(?:^|[:\\-,[{][ \\t]*)(${mark})([^${mark}\\n]*)$`, 'gm');
  const found = [...yaml.matchAll(pattern)].at(-1);
  return found === undefined ? undefined : found.index + found[0].indexOf(mark);
}

/** The bracket that nothing closes: the first value that begins with one, outside of quotes, and has no end before the place. */
function openedBracket(yaml: string, at: number, message: string): Problem | undefined {
  if (!/flow/i.test(message)) return undefined;
  const open: number[] = [];
  for (const { 0: part, index } of yaml.slice(0, at).matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|[[\]{}]/g)) {
    const isValue =
      open.length > 0 || /(?:^|\n|[:-][ \t])[ \t]*$/.test(yaml.slice(Math.max(0, index - 50), index));
    if ((part === '[' || part === '{') && isValue) open.push(index);
    else if (part === ']' || part === '}') open.pop();
  }
  const [start] = open;
  return start === undefined
    ? undefined
    : { at: start, message: `a bracket ${yaml.charAt(start)} is opened here and not closed` };
}
