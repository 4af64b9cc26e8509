import type { Paragraph, PhrasingContent, Root } from 'mdast';
import { fromMarkdown, type Options } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import { SKIP, visit } from 'unist-util-visit';
import type { GeneratorSyntax, MarkdownDialect } from '../generators/generator.ts';
import { movePositions } from './move-positions.ts';
import { hideAddresses, restoreAddresses } from './syntax/addresses.ts';
import { labelComponents } from './syntax/component-labels.ts';
import { dialectParts, noParts, type ParserParts } from './syntax/dialect-parts.ts';
import { dropHtml } from './syntax/drop-html.ts';
import { labelHtml } from './syntax/html-labels.ts';
import { type KnownLabels, type LabelSeed, seedLabels } from './syntax/known-labels.ts';
import { markQuoteCallouts } from './syntax/quote-callouts.ts';
import { taskChecks } from './syntax/task-checks.ts';

/**
 * Reads a post's body, or a piece of it, as Markdown with tables and math, and with what else the blog's dialect knows.
 * `known` are the labels that other pieces of the post define: references to them stay references.
 */
export function parseMarkdown(body: string, dialect: MarkdownDialect, known?: KnownLabels): Root {
  const seed = seedLabels(known);
  const tree = parseTree(body, dialect, parseOptions(dialect, true, seed));
  settleDollars(tree, body, source => parseInline(source, dialect, seed.labels()));
  if (dialect.newlineIsBreak) breakLines(tree);
  return tree;
}

// `![^1]`, an exclamation mark before a footnote
const pictureNote = /!\[\s*\^/;

/** Looking for such a mark, the parser goes back over the whole paragraph at every `]`: ten seconds for 100 KB of them. */
const noPictureNotes = { disable: { null: ['gfmPotentialFootnoteCall'] } };

function parseTree(source: string, dialect: MarkdownDialect, options: Options): Root {
  const hidden = hideAddresses(source, dialect.generatorSyntax);
  const extensions = [...(options.extensions ?? []), ...(pictureNote.test(source) ? [] : [noPictureNotes])];
  const tree = fromMarkdown(hidden ?? source, { ...options, extensions });
  if (hidden !== undefined) restoreAddresses(tree);
  if (dialect.rawHtml) labelRawHtml(tree, dialect.generatorSyntax);
  else dropHtml(tree);
  if (dialect.quoteCallouts) markQuoteCallouts(tree, source);
  return tree;
}

/** Within raw HTML, components and the generator's tags become labels. */
function labelRawHtml(tree: Root, syntax: GeneratorSyntax): void {
  if (syntax !== 'none') labelComponents(tree);
  labelHtml(tree, syntax);
}

function parseOptions(dialect: MarkdownDialect, hasMath: boolean, seed: LabelSeed): Options {
  const parts = [gfmParts(dialect), hasMath && dialect.math ? mathParts() : noParts, dialectParts(dialect)];
  return {
    extensions: [seed.extension, ...parts.flatMap(part => part.syntax)],
    mdastExtensions: parts.flatMap(part => part.nodes),
  };
}

function mathParts(): ParserParts {
  return { syntax: [math()], nodes: [mathFromMarkdown()] };
}

function gfmParts(dialect: MarkdownDialect): ParserParts {
  const { tables, footnotes, taskLists, strikethrough, bareLinks } = dialect;
  if (!tables && !footnotes && !taskLists && !strikethrough && !bareLinks) return noParts;
  return {
    syntax: [gfm(), { disable: { null: constructsWithout(dialect) } }],
    // Bare addresses are found twice: by the tokenizer and by a pass over the finished tree.
    nodes: [...gfmFromMarkdown().filter(extension => bareLinks || !('transforms' in extension)), taskChecks],
  };
}

function constructsWithout(dialect: MarkdownDialect): string[] {
  const names: string[] = [];
  if (!dialect.tables) names.push('table');
  if (!dialect.footnotes) names.push('gfmFootnoteDefinition', 'gfmFootnoteCall', 'gfmPotentialFootnoteCall');
  if (!dialect.taskLists) names.push('tasklistCheck');
  if (!dialect.strikethrough) names.push('strikethrough');
  if (!dialect.bareLinks) names.push('wwwAutolink', 'protocolAutolink', 'emailAutolink');
  return names;
}

/** The classes by which the math step knows a formula that has its own line. */
const displayMath = ['language-math', 'math-display'];

/**
 * Gives `$$…$$` alone in a paragraph its own line, and turns `$5 and $10` back into text: between single dollars stands
 * math only when it touches both and no digit follows. Source: Pandoc's manual, extension `tex_math_dollars`.
 */
function settleDollars(tree: Root, body: string, parse: (source: string) => PhrasingContent[]): void {
  visit(tree, 'inlineMath', (node, index, parent) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined || index === undefined || !parent) return undefined;
    const source = body.slice(start, end);
    if (source.startsWith('$$')) {
      if (parent.children.length === 1) node.data = { ...node.data, hProperties: { className: displayMath } };
      return undefined;
    }
    if (isTightMath(source, body.charAt(end))) return undefined;
    const children = parse(source);
    // They were read by themselves, and stand here.
    for (const child of children) movePositions(child, (node.position?.start.line ?? 1) - 1, start);
    (parent as Paragraph).children.splice(index, 1, ...children);
    return [SKIP, index + children.length];
  });
}

function isTightMath(source: string, next: string): boolean {
  return /^\$\S(?:.*\S)?\$$/s.test(source) && !/\d/.test(next);
}

function parseInline(source: string, dialect: MarkdownDialect, known: KnownLabels): PhrasingContent[] {
  const options = parseOptions(dialect, false, seedLabels(known));
  const [block, ...more] = parseTree(source, dialect, options).children;
  if (block?.type !== 'paragraph' || more.length > 0) return [{ type: 'text', value: source }];
  return block.children;
}

function breakLines(tree: Root): void {
  visit(tree, 'text', (node, index, parent) => {
    if (index === undefined || !parent || !node.value.includes('\n')) return undefined;
    const pieces = node.value
      .split('\n')
      .flatMap((value, line): PhrasingContent[] => [
        ...(line > 0 ? [{ type: 'break' } as const] : []),
        { type: 'text', value },
      ]);
    (parent as Paragraph).children.splice(index, 1, ...pieces);
    return [SKIP, index + pieces.length];
  });
}
