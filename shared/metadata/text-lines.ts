/** A line of a text by UTF-16 offsets: its characters are `from` to `to`, and `next` is where the next line begins. */
export interface TextLine {
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

/** The line that begins at `from`; a line ends with `\n`, `\r\n` or the text. */
export function lineAt(text: string, from: number): TextLine {
  const feed = text.indexOf('\n', from);
  if (feed < 0) return { from, to: text.length, next: text.length };
  const to = feed > from && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed;
  return { from, to, next: feed + 1 };
}

/** The lines from offset `from` on; none when the text ends there. */
export function* linesFrom(text: string, from: number): Generator<TextLine> {
  for (let position = from; position < text.length; ) {
    const line = lineAt(text, position);
    yield line;
    position = line.next;
  }
}

/** The 1-based line that offset `position` is on. */
export function lineNumberAt(text: string, position: number): number {
  let number = 1;
  for (let feed = text.indexOf('\n'); feed >= 0 && feed < position; feed = text.indexOf('\n', feed + 1))
    number += 1;
  return number;
}

/** Where a text begins after its byte order mark, if it has one. */
export function textStart(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}
