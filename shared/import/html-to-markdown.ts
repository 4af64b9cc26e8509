import type { Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { AppError } from '../app-error.ts';
import type { MarkdownDialect } from '../generators/generator.ts';
import type { ImportReport, LostPart } from '../model/import-report.ts';
import { cleanHast } from './clean-hast.ts';
import type { Conversion } from './conversion.ts';
import { writeBlocks } from './write-blocks.ts';

/** A converted text and what became of its parts. */
export interface ConvertedHtml {
  /** Ends with one newline; empty when there was nothing to convert. */
  readonly markdown: string;
  readonly report: Omit<ImportReport, 'from' | 'path'>;
}

/**
 * Converts HTML, a fragment or a whole document, to Markdown of the dialect. Every word, link, image and comment is
 * kept; what Markdown cannot express stays as HTML, and attributes that had to go are counted in the report, as is that HTML
 * where the dialect drops it.
 * @throws post.cannot-convert when elements are nested so deeply (some thousand levels) that the stack ends.
 */
export function htmlToMarkdown(html: string, options: { readonly dialect: MarkdownDialect }): ConvertedHtml {
  try {
    return convert(html, options.dialect);
  } catch (error) {
    // Parser and writer both walk the tree recursively; only the engine knows how deep it can go.
    if (error instanceof RangeError)
      throw new AppError('post.cannot-convert', { details: error.message }, error);
    throw error;
  }
}

function convert(html: string, dialect: MarkdownDialect): ConvertedHtml {
  const conversion: Conversion = { dialect, lost: [], raw: [] };
  const tree = parse(html);
  const text = writeBlocks(cleanHast(tree, conversion), conversion);
  return {
    markdown: text === '' ? '' : `${text}\n`,
    report: {
      kept: countKept(tree),
      lost: countParts(conversion.lost),
      dropped: dialect.rawHtml ? [] : countParts(conversion.raw),
    },
  };
}

function parse(html: string): Root {
  return fromHtml(html, { fragment: !/<(html|head|body)[\s>]/i.test(html) });
}

function countKept(tree: Root): ImportReport['kept'] {
  const counts: Record<string, number> = {};
  const visit = (node: Nodes): void => {
    if (node.type === 'element') {
      const name = node.tagName === 'a' && node.properties.href === undefined ? 'anchor' : node.tagName;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  const sum = (...tags: string[]): number => tags.reduce((total, tag) => total + (counts[tag] ?? 0), 0);
  return {
    links: sum('a'),
    images: sum('img'),
    headings: sum('h1', 'h2', 'h3', 'h4', 'h5', 'h6'),
    lists: sum('ul', 'ol', 'dl'),
    listItems: sum('li'),
    codeBlocks: sum('pre'),
    tables: sum('table'),
  };
}

function countParts(names: readonly string[]): LostPart[] {
  const counts = new Map<string, number>();
  for (const what of names) counts.set(what, (counts.get(what) ?? 0) + 1);
  return [...counts].map(([what, count]) => ({ what, count }));
}
