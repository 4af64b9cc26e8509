import type { Check, Found } from './check.ts';

// `TODO: x`, `FIXME(me): x`, `[TODO]`, `(FIXME)`, `**TODO**`, or the word alone on its line
const leftoverPattern =
  /(?:\[|\(|\*\*|__)(TODO|FIXME)(?=\]|\)|\*\*|__)|(?<![\w`'"“‘/#.-])(TODO|FIXME)(?=(?:\([^()\n]{1,40}\))?:)|(?<=^[ \t>*+-]*)(TODO|FIXME)(?=[ \t]*$)/gm;

/** A note to oneself that was to be gone before the post went online. */
export const todo: Check = {
  rule: 'todo',
  severity: 'warning',
  readsParts: true,
  find({ parts }) {
    const found: Found[] = [];
    for (const { text, from } of parts.prose)
      for (const match of text.matchAll(leftoverPattern)) {
        const word = match[1] ?? match[2] ?? match[3] ?? '';
        const at = from + match.index + match[0].indexOf(word);
        found.push({ at, message: `A note to yourself is still here: ${word}.` });
      }
    return found;
  },
};
