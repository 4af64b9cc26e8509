import { linesOf } from './text-places.ts';

const fencePattern = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Cuts a text into its paragraphs and the blank lines between them, which make the text again when they are put together.
 * Fenced code is one paragraph, whatever blank lines are in it.
 */
export function paragraphsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let wasBlank: boolean | undefined;
  let fence = '';
  for (const line of linesOf(text)) {
    const isBlank = fence === '' && line.trim() === '';
    if (isBlank === wasBlank) parts[parts.length - 1] += line;
    else parts.push(line);
    wasBlank = isBlank;
    fence = fenceAfter(line, fence);
  }
  return parts;
}

/** The fence that is open behind a line; '' for none. */
function fenceAfter(line: string, open: string): string {
  const [match, mark = ''] = fencePattern.exec(line) ?? [];
  if (match === undefined) return open;
  if (open === '') return mark;
  const closes = mark.startsWith(open) && line.slice(match.length).trim() === '';
  return closes ? '' : open;
}
