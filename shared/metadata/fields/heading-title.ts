import { firstHeading } from '../../generators/front-matter/first-heading.ts';
import { applyChanges, type TextChanges } from '../../model/text-change.ts';
import type { TextRange } from '../edit/edit-dialect.ts';
import { trimChange } from '../edit/trim-change.ts';
import { lineAt, linesFrom } from '../text-lines.ts';

/** The heading that is a post's title. */
export interface HeadingTitle extends TextRange {
  readonly text: string;
  /** Nothing but the words stands there, some of their marks behind a backslash. */
  readonly isPlain: boolean;
}

// `# A title #`: what stands before and after the words
const atxPattern = /^( {0,3}#{1,6}[ \t]+)(.+?)(?:[ \t]+#+)?[ \t]*$/;

/** The first heading of a text from offset `from` on, where its words stand. */
export function findHeadingTitle(text: string, from: number): HeadingTitle | undefined {
  const words = firstHeading(text, from);
  if (words === '') return undefined;
  const line = lineOfHeading(text, from);
  const content = text.slice(line.from, line.to);
  const atx = atxPattern.exec(content);
  // A heading with a line under it: the words are on the line before.
  const own = atx === null ? lineAt(text, text.lastIndexOf('\n', line.from - 2) + 1) : line;
  const written = text.slice(own.from, own.to);
  const raw = atx?.[2] ?? written.trim();
  const start =
    own.from + (atx === null ? written.length - written.trimStart().length : (atx[1] ?? '').length);
  return { from: start, to: start + raw.length, text: words, isPlain: withoutEscapes(raw) === words };
}

function withoutEscapes(raw: string): string {
  return raw.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** The line with which the heading is complete: from there on the text has it whatever follows. */
function lineOfHeading(text: string, from: number) {
  const lines = [...linesFrom(text, from)];
  let first = 0;
  let last = lines.length - 1;
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    const end = lines[middle]?.to ?? text.length;
    if (firstHeading(text.slice(0, end), from) === '') first = middle + 1;
    else last = middle;
  }
  return lines[first] ?? { from, to: text.length, next: text.length };
}

/** Gives the first heading other words; undefined when they cannot stand in a heading. */
export function changeHeadingTitle(
  text: string,
  from: number,
  heading: HeadingTitle,
  title: string,
): TextChanges | undefined {
  const wanted = title.trim();
  if (wanted === '' || /[\r\n]/.test(wanted)) return undefined;
  for (const written of [wanted, wanted.replace(/[\\`*_[\]<>#]/g, '\\$&')]) {
    const changes = trimChange(text, heading.from, heading.to, written);
    if (firstHeading(applyChanges(text, changes), from) === wanted) return changes;
  }
  return undefined;
}
