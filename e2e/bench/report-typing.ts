import type { Browser } from '@playwright/test';
import type { ScratchPlace } from '../tools/scratch-place.ts';
import { measureOpening } from './measure-opening.ts';
import { type DocumentName, documentNames, measureTyping } from './measure-typing.ts';
import { describeAims, openingTable, typingTable } from './typing-tables.ts';

const explanation = `All pages took turns in one run, in the same Chromium, with the same posts and keys. Times are ms, p50 / p95, from the
moment the browser got the key (its event's time stamp). Compare rows with each other, not with another run or machine.

- *Leysin* is the built program, served by \`leysin serve\`, with everything a writer has: list of posts, journal, autosave.
  *CodeMirror + markdown-it* renders the whole text again and sets \`innerHTML\` at each change, without debounce and
  without a sanitiser. *CodeMirror alone* has no preview: its Markdown grammar, history, search and wrapped lines.
- Keys come 120 ms apart, or as soon as the last one is painted in the editor; nobody waits for the preview. The caret stands
  behind a word in the middle: in a paragraph, an item of a list, a cell of a table, or the middle of the paragraph.
- *Own paint*: to the end of the frame that shows the character in the editor (\`requestAnimationFrame\`, then a message;
  raster and display are not in it). *Preview's document*: to the character standing in the preview's DOM. *Preview
  painted*: to the end of the frame that shows it there. *Preview after own paint*: the difference, for each key.
- *Seen of typed*: how many of the keys the preview had shown half a minute after the last one. One that it had not counts as later
  than all others; where that reaches p50 or p95, the table says *not seen*.
- In traces of 10 KB the worker's answer lies ready about 6 ms after the key, and Chromium hands it to the page only when the
  frame with the key is painted. So the preview's document is never much earlier than the key's own paint; a page that renders
  in the key's own event is, and pays for it with that paint.
- Tasks over 50 ms are Chromium's long tasks of the main thread while typing, whatever caused them.
- *Opening*: from the click that opens a post of 1 MB, in a page whose worker has rendered another post before. *Whole preview*: the last
  paragraph is in the preview and the frame with it is painted. The heap is JavaScript's, 3 s later, after two collections.`;

/** Measures typing and opening, or only typing into some posts, and says in Markdown what came of it. */
export async function reportTyping(
  browser: Browser,
  place: ScratchPlace,
  only: readonly DocumentName[] = [],
): Promise<string> {
  const tell = (text: string) => console.error(`measuring: ${text}`);
  const runs = await measureTyping(browser, place, only.length > 0 ? only : documentNames, tell);
  const openings = only.length > 0 ? [] : await measureOpening(browser, place, tell);
  return [
    '### Aims',
    describeAims(runs, openings),
    '### Typing',
    typingTable(runs),
    ...(openings.length > 0 ? ['### Opening a post of 1 MB', openingTable(openings)] : []),
    '### How it was measured',
    explanation,
  ].join('\n\n');
}
