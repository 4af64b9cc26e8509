import { toHtml } from 'hast-util-to-html';
import { commonMark } from '../../generators/dialects/markdown-dialects.ts';
import type { MarkdownDialect } from '../../generators/generator.ts';
import { expandMarkdown } from '../expand-html.ts';
import { parseMarkdown } from '../parse-markdown.ts';
import { sanitize } from '../sanitize.ts';

const explanation = / title="The generator runs this; the preview only shows it"/g;

/** The cleaned HTML of a text, without line ends between blocks and without the explanation each label carries. */
export function htmlOf(text: string, changes: Partial<MarkdownDialect> = {}): string {
  const dialect = { ...commonMark, ...changes };
  const html = toHtml(sanitize(expandMarkdown(parseMarkdown(text, dialect), text)));
  return html
    .replace(explanation, '')
    .replace(/\n+(?=<\/?(?:p|ul|ol|li|aside|details|summary|dl|blockquote|div|pre|h\d)\b)/g, '')
    .replace(/(<(?:ul|ol|li|aside|details|blockquote)\b[^>]*>)\n/g, '$1')
    .trim();
}

/** The HTML of a label on a line of its own. */
export function block(name: string, args = ''): string {
  return `<div class="generator-block">${content(name, args)}</div>`;
}

/** The HTML of a label within a line. */
export function tag(name: string, args = ''): string {
  return `<span class="generator-tag">${content(name, args)}</span>`;
}

function content(name: string, args: string): string {
  const parts = [name === '' ? '' : `<b>${name}</b>`, args === '' ? '' : `<code>${args}</code>`];
  return parts.filter(part => part !== '').join(' ');
}
