import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { gitHubMarkdown } from '../../../shared/generators/dialects/markdown-dialects.ts';
import { parseMarkdown } from '../../../shared/markdown/parse-markdown.ts';

/** Longest comment that is read as Markdown, in UTF-16 units: anybody can send one, and the parser is not linear. */
const longestMessage = 10_000;

/** Most marks in it that may begin or end something: a hundred are many, thousands take the parser seconds. */
const mostMarks = 500;

// Quotes and lists in each other at the start of a line, deeper than anybody writes
const deepPattern = /^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){20}/m;

/**
 * A reader's Markdown as HTML, not cleaned: what is HTML in it stays. One newline is a line break, as a reader means it
 * who writes into a form. What is too long or nested too deeply is shown as it stands.
 */
export function commentHtml(message: string): string {
  const marks = message.match(/[*_~`[<&@]/g)?.length ?? 0;
  if (message.length > longestMessage || marks > mostMarks || deepPattern.test(message))
    return plainHtml(message);
  const tree = toHast(parseMarkdown(message, { ...gitHubMarkdown, newlineIsBreak: true }), {
    allowDangerousHtml: true,
  });
  return toHtml(tree, { allowDangerousHtml: true });
}

/** A text as it stands, in HTML. */
export function plainHtml(text: string): string {
  return `<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;
}

/** HTML with its paragraphs between empty lines and a break at each line end, as WordPress reads a comment. */
export function paragraphHtml(text: string): string {
  return text
    .trim()
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map(paragraph => `<p>${paragraph.replaceAll('\n', '<br>\n')}</p>`)
    .join('\n');
}
