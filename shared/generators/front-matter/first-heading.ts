import { linesFrom } from '../../metadata/text-lines.ts';
import { afterUnreadFence } from '../../metadata/unread-front-matter.ts';

// `# A title #`
const atxPattern = /^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*(?:[ \t]#+[ \t]*)?$/;

// The line under a heading: `=====`, `-----`
const underlinePattern = /^ {0,3}(?:=+|-{2,})[ \t]*$/;

// What names the heading's anchor or class: `{#id}`, `{: .cls}`
const attributesPattern = /(?<=\S)[ \t]+\{:?[ \t]*[#.][^{}]*\}$/;

// What may be a heading's words above such a line; no list, no quote, and no `{"title": …}`
const paragraphPattern = /^ {0,3}(?!\{\s*["}]|;;;)[^\s>#*+|-]/;

const fencePattern = /^ {0,3}(`{3,}|~{3,})/;

/** The text of the first heading of a Markdown text from offset `from` on, without its markup; '' when there is none. */
export function firstHeading(text: string, from: number): string {
  let fence: string | undefined;
  let previous = '';
  // A block whose language the generator does not know looks like a heading with a line under it.
  for (const line of linesFrom(text, afterUnreadFence(text, from))) {
    const content = text.slice(line.from, Math.min(line.to, line.from + 1000));
    const mark = fencePattern.exec(content)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && content.trim() === mark) fence = undefined;
      continue;
    }
    fence = mark;
    const heading = atxPattern.exec(content)?.[1] ?? (underlinePattern.test(content) ? previous : '');
    if (heading !== '') return withoutMarkup(heading.replace(attributesPattern, ''));
    previous = mark === undefined && paragraphPattern.test(content) ? content.trim() : '';
  }
  return '';
}

/** Where escaped punctuation waits while markup is taken away: private use characters, by ASCII code. */
const shelter = 0xe000;

/** The words of a heading: link texts instead of links, no emphasis, no code marks. */
function withoutMarkup(heading: string): string {
  return heading
    .replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => String.fromCharCode(shelter + mark.charCodeAt(0)))
    .replace(/!?\[([^\]]*)\](?:\([^()]*\)|\[[^\]]*\])/g, '$1')
    .replace(/[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/[\ue021-\ue07e]/g, mark => String.fromCharCode(mark.charCodeAt(0) - shelter))
    .trim();
}
