import { findGenerator } from '../generators/all-generators.ts';
import type { Generator, MarkdownDialect, PostSource } from '../generators/generator.ts';
import type { DocumentMetadata, RenderContext } from './preview-protocol.ts';

/** Where a post's body stands. */
export interface BodyPlace {
  /** UTF-16 offset of the body in the text. */
  readonly start: number;
  /** 1-based line of the file the body begins on. */
  readonly firstLine: number;
  /** Whether metadata stand before it that nothing ends: a change anywhere behind them may. */
  readonly isHeadOpen: boolean;
}

/** Where a post's body begins. */
export function bodyPlace(text: string, context: RenderContext): BodyPlace {
  const block = generatorOf(context).metadataInText(context.site, sourceOf(text, context));
  const start = block?.to ?? 0;
  return { start, firstLine: text.slice(0, start).split('\n').length, isHeadOpen: block?.isOpen === true };
}

/** The post's metadata as its generator reads it. */
export function readDocumentMetadata(text: string, context: RenderContext): DocumentMetadata {
  const { metadata, error } = generatorOf(context).readMetadata(context.site, sourceOf(text, context));
  return { metadata, metadataError: error ?? null };
}

/** The Markdown of the post's blog. */
export function dialectOf(context: RenderContext): MarkdownDialect {
  return generatorOf(context).dialect(context.site, context.path);
}

/** The generator of the post's blog. */
export function generatorOf(context: RenderContext): Generator {
  return findGenerator(context.site.generator);
}

function sourceOf(text: string, context: RenderContext): PostSource {
  return {
    path: context.path,
    text,
    ...(context.sidecarText === undefined ? {} : { sidecarText: context.sidecarText }),
  };
}
