import { carryLineEndings, fillLineEndings, type LineEnding } from './line-endings.ts';

/** How a text lies in its file, beside its characters. */
export interface TextShape {
  readonly hasByteOrderMark: boolean;
  /** The end of each line that has one, in order. */
  readonly lineEndings: readonly LineEnding[];
}

const byteOrderMark = '\ufeff';
const lineEndPattern = /\r\n?|\n/g;

/**
 * The text of a file, with `\n` for every line end and no byte order mark, and the shape that makes its bytes again.
 * Undefined when the bytes are not UTF-8 throughout or hold a NUL: then they must not be written back as text.
 */
export function decodeText(bytes: Uint8Array): { text: string; shape: TextShape } | undefined {
  if (bytes.includes(0)) return undefined;
  const decoded = decodeStrictly(bytes);
  if (decoded === undefined) return undefined;
  const hasByteOrderMark = decoded.startsWith(byteOrderMark);
  const body = hasByteOrderMark ? decoded.slice(1) : decoded;
  const lineEndings = (body.match(lineEndPattern) ?? []) as LineEnding[];
  return { text: body.replace(lineEndPattern, '\n'), shape: { hasByteOrderMark, lineEndings } };
}

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The bytes of `text` in the shape of the file it was typed over: the byte order mark and the ending of every line that
 * was not touched stay, a new line ends as its neighbour does. The same text gives the same bytes.
 */
export function encodeText(text: string, base: Uint8Array): Uint8Array {
  const plain = text.replace(lineEndPattern, '\n');
  const decoded = decodeText(base);
  if (!decoded) return Buffer.from(plain);
  const mark = decoded.shape.hasByteOrderMark ? byteOrderMark : '';
  return Buffer.from(mark + withLineEndings(plain, decoded.text, decoded.shape.lineEndings));
}

function withLineEndings(text: string, baseText: string, baseEndings: readonly LineEnding[]): string {
  const [first = '\n'] = baseEndings;
  if (baseEndings.every(ending => ending === first))
    return first === '\n' ? text : text.replaceAll('\n', first);
  const endings = fillLineEndings(carryLineEndings(baseText, text, baseEndings));
  let line = 0;
  let previous = '';
  let previousEnd = -1;
  return text.replace(/\n/g, (_, offset: number) => {
    let ending = endings[line++] ?? '\n';
    // Two line ends that meet as "\r" and "\n" would be read as one.
    if (ending === '\n' && previous === '\r' && previousEnd === offset) ending = '\r';
    previous = ending;
    previousEnd = offset + 1;
    return ending;
  });
}
