import type { Root } from 'hast';
import { findGenerator } from '../generators/all-generators.ts';
import type { Generator, PostSource } from '../generators/generator.ts';
import { checkDepth } from './check-depth.ts';
import { expandHtml, expandMarkdown, type UncleanDocument } from './expand-html.ts';
import { addHeadingIds } from './heading-ids.ts';
import { highlightCode } from './highlight-code.ts';
import { linkAnchors } from './link-anchors.ts';
import { markTeaser } from './mark-teaser.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { plainTextUnits } from './plain-text-units.ts';
import type {
  DocumentMessage,
  DocumentMetadata,
  OutlineHeading,
  PreviewUnit,
  RenderContext,
} from './preview-protocol.ts';
import { renderMath } from './render-math.ts';
import { replaceEmbeds } from './replace-embeds.ts';
import { type ResolveAsset, resolveMedia } from './resolve-media.ts';
import { sanitize } from './sanitize.ts';
import { smartenPunctuation } from './smart-punctuation.ts';
import { addSourceLines, dropPositions } from './source-lines.ts';
import { splitBlocks } from './split-blocks.ts';
import { countText, countTree, type TextCounts } from './words.ts';

/** A whole post, rendered. */
export interface RenderedDocument {
  readonly units: readonly PreviewUnit[];
  /** The footnote section, when there is one. */
  readonly generated: readonly PreviewUnit[];
  readonly outline: readonly OutlineHeading[];
  readonly counts: TextCounts;
  readonly messages: readonly DocumentMessage[];
}

/** The post's metadata as its generator reads it. */
export function readDocumentMetadata(text: string, context: RenderContext): DocumentMetadata {
  const { metadata, error } = generatorOf(context).readMetadata(context.site, sourceOf(text, context));
  return { metadata, metadataError: error ?? null };
}

/**
 * Renders a post's whole text.
 * @throws RangeError when the document is nested too deeply, for the parser's stack or by {@link checkDepth}.
 */
export function renderDocument(text: string, context: RenderContext): RenderedDocument {
  const { body, firstLine } = bodyOf(text, context);
  if (context.format === 'rest' || context.format === 'text') return renderPlainText(text, context);
  const messages: DocumentMessage[] = [];
  const unclean = expandBody(body, context);
  const document = clean(unclean);
  const counts = countTree(document.body);
  const outline = addHeadingIds(document.body).map(heading => ({
    ...heading,
    line: heading.line + firstLine,
  }));
  for (const step of enrichments(context))
    for (const tree of [document.body, document.generated]) attempt(step, tree, firstLine, messages);
  linkAnchors([document.body, document.generated]);
  const lastLine = firstLine + body.split('\n').length;
  const generated = document.generated.children.filter(node => node.type !== 'doctype');
  return {
    units: placeBlocks(document.body, firstLine, lastLine),
    generated: generated.length === 0 ? [] : [{ line: 0, lines: 0, nodes: generated }],
    outline,
    counts,
    messages,
  };
}

function placeBlocks(tree: Root, firstLine: number, endLine: number): PreviewUnit[] {
  const runs = splitBlocks(tree);
  return runs.map(({ start, nodes }, index) => ({
    line: firstLine + start,
    lines: (runs[index + 1]?.start ?? endLine - firstLine) - start,
    nodes,
  }));
}

/** The post's body as it is written, line by line: what is shown when it cannot be rendered. */
export function renderPlainText(text: string, context: RenderContext): RenderedDocument {
  const { body, firstLine } = bodyOf(text, context);
  return {
    units: plainTextUnits(body, firstLine),
    generated: [],
    outline: [],
    counts: countText(body),
    messages: [],
  };
}

function expandBody(body: string, context: RenderContext): UncleanDocument {
  if (context.format === 'html') return expandHtml(body);
  const dialect = generatorOf(context).dialect(context.site, context.path);
  return expandMarkdown(parseMarkdown(body, dialect), body);
}

/** The border: what comes out of here holds nothing of the user's but what the schema allows. */
function clean(unclean: UncleanDocument): UncleanDocument {
  const [body, generated] = [unclean.body, unclean.generated].map(tree => {
    checkDepth(tree);
    replaceEmbeds(tree);
    markTeaser(tree);
    return sanitize(tree);
  }) as [Root, Root];
  addSourceLines(body);
  dropPositions(body);
  dropPositions(generated);
  return { body, generated };
}

interface Enrichment {
  readonly rule: string;
  run(tree: Root): void;
}

/** Steps after the cleaning: each builds nodes from text only. */
function enrichments(context: RenderContext): readonly Enrichment[] {
  const isSmart =
    context.format === 'markdown' &&
    generatorOf(context).dialect(context.site, context.path).smartPunctuation;
  return [
    ...(isSmart ? [{ rule: 'preview.punctuation', run: smartenPunctuation }] : []),
    { rule: 'preview.math', run: renderMath },
    { rule: 'preview.code', run: highlightCode },
    { rule: 'preview.media', run: tree => resolveMedia(tree, assetResolver(context)) },
  ];
}

function attempt(step: Enrichment, tree: Root, line: number, messages: DocumentMessage[]): void {
  try {
    step.run(tree);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    messages.push({ line, severity: 'warning', rule: step.rule, text });
  }
}

function assetResolver(context: RenderContext): ResolveAsset {
  const generator = generatorOf(context);
  const base = context.assetBase.endsWith('/') ? context.assetBase : `${context.assetBase}/`;
  return url => {
    const path = generator.resolveAsset(context.site, url, context.path);
    return path === undefined ? undefined : base + path.split('/').map(encodeSegment).join('/');
  };
}

/** A lone surrogate has no bytes in an address; the replacement character stands for it. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '�'));
}

function bodyOf(text: string, context: RenderContext): { readonly body: string; readonly firstLine: number } {
  const start = generatorOf(context).bodyStart(context.site, sourceOf(text, context));
  return { body: text.slice(start), firstLine: text.slice(0, start).split('\n').length };
}

function sourceOf(text: string, context: RenderContext): PostSource {
  return {
    path: context.path,
    text,
    ...(context.sidecarText === undefined ? {} : { sidecarText: context.sidecarText }),
  };
}

function generatorOf(context: RenderContext): Generator {
  return findGenerator(context.site.generator);
}
