import { basename, extname } from 'node:path';
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { AppError } from '../../../shared/app-error.ts';
import type { MarkdownDialect } from '../../../shared/generators/generator.ts';
import { type ConvertedHtml, htmlToMarkdown } from '../../../shared/import/html-to-markdown.ts';

/** What an HTML file holds, as a post. */
export interface ImportedHtml extends ConvertedHtml {
  /** From `<title>`, else from the first `<h1>`, else from the file's name. */
  readonly title: string;
}

/**
 * Converts the bytes of an `.html` file. They are read as UTF-8 unless the file names windows-1252 or ISO 8859-1 in a
 * `<meta>` of its first 1,024 bytes, where the HTML standard looks for it.
 * @throws file.not-text when they are not valid UTF-8 or hold a NUL, or when the file names another encoding.
 */
export function importHtml(
  fileName: string,
  bytes: Uint8Array,
  options: { readonly dialect: MarkdownDialect },
): ImportedHtml {
  const html = decodeHtml(fileName, bytes);
  return { title: titleOf(html) ?? basename(fileName, extname(fileName)), ...htmlToMarkdown(html, options) };
}

/** The names that mean windows-1252 on the web: the Encoding standard reads ISO 8859-1 and ASCII as it, too. */
const windows1252Names = ['windows-1252', 'cp1252', 'iso-8859-1', 'iso8859-1', 'latin1', 'us-ascii', 'ascii'];

/** For example `<meta charset="utf-8">` or `<meta … content="text/html; charset=latin1">`. */
const charsetPattern = /<meta\s[^>]*charset\s*=\s*["']?\s*([\w-]+)/i;

function decodeHtml(path: string, bytes: Uint8Array): string {
  const hasByteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const charset = hasByteOrderMark ? 'utf-8' : (charsetPattern.exec(start)?.[1]?.toLowerCase() ?? 'utf-8');
  const isWindows1252 = windows1252Names.includes(charset);
  if (bytes.includes(0) || !(isWindows1252 || charset === 'utf-8' || charset === 'utf8')) {
    throw new AppError('file.not-text', { path, charset });
  }
  if (isWindows1252) return decodeWindows1252(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('file.not-text', { path, charset }, error);
  }
}

/** The characters of bytes 0x80 to 0x9F in the Encoding standard's index; five of them stay control characters. */
const windows1252Characters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20 decodes windows-1252 as ISO 8859-1, which has control characters in the place of quotes and dashes. */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, character => windows1252Characters.charAt(character.charCodeAt(0) - 0x80));
}

function titleOf(html: string): string | undefined {
  const tree = fromHtml(html);
  for (const tag of ['title', 'h1']) {
    const text = textOf(firstElement(tree, tag) ?? { type: 'root', children: [] });
    const title = text.replace(/\s+/g, ' ').trim();
    if (title !== '') return title;
  }
  return undefined;
}

function firstElement(node: Nodes, tag: string): Element | undefined {
  if (node.type === 'element' && node.tagName === tag) return node;
  // A drawing has titles of its own.
  if (!('children' in node) || (node.type === 'element' && node.tagName === 'svg')) return undefined;
  for (const child of node.children) {
    const found = firstElement(child, tag);
    if (found !== undefined) return found;
  }
  return undefined;
}
