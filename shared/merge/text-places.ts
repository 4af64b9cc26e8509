/** A text in the places that are merged each by itself. */
export interface TextPlaces {
  /** They make the text again when they are put together. */
  readonly places: readonly string[];
  /** How many of them, from the first on, are metadata: neighbours there have nothing to do with each other. */
  readonly metadata: number;
}

/** The end of a block of metadata that is written line by line, as a UTF-16 offset; 0 when there is none. */
export type FindBlockEnd = (text: string) => number;

/** Lines that go on with the key above them: indented, empty, an item of a list, or what closes a bracket. */
const continuedPattern = /^(?:\s|$|-(?:\s|$)|[\]}])/;

/** Cuts a text into places: of its metadata each key with all its lines, of its body each line. */
export function placesOf(text: string, blockEnd: number): TextPlaces {
  const keys: string[] = [];
  for (const line of linesOf(text.slice(0, blockEnd))) {
    const last = keys.length - 1;
    if (last >= 0 && continuedPattern.test(line)) keys[last] += line;
    else keys.push(line);
  }
  return { places: [...keys, ...linesOf(text.slice(blockEnd))], metadata: keys.length };
}

/** The lines of a text, each with its line end; none of an empty text. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
