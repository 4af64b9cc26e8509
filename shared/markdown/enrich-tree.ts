import type { Root } from 'hast';
import { highlightCode } from './highlight-code.ts';
import { markDiagrams } from './mark-diagrams.ts';
import { dialectOf, generatorOf } from './post-source.ts';
import type { RenderContext } from './preview-protocol.ts';
import { renderMath } from './render-math.ts';
import { type ResolveAsset, resolveMedia } from './resolve-media.ts';
import { smartenPunctuation } from './smart-punctuation.ts';

/** A step that did not succeed; the tree is as the steps before have left it. */
export interface StepFailure {
  readonly rule: string;
  readonly text: string;
}

/** Finishes a cleaned tree in place and answers what failed. */
export type EnrichTree = (tree: Root) => readonly StepFailure[];

interface Step {
  readonly rule: string;
  run(tree: Root): void;
}

/** The steps after the cleaning, for posts of one blog: each builds nodes from text only. */
export function createEnrichment(context: RenderContext): EnrichTree {
  const steps = stepsFor(context);
  return tree => steps.flatMap(step => attempt(step, tree));
}

function stepsFor(context: RenderContext): readonly Step[] {
  const isSmart = context.format === 'markdown' && dialectOf(context).smartPunctuation;
  const resolve = assetResolver(context);
  return [
    ...(isSmart ? [{ rule: 'preview.punctuation', run: smartenPunctuation }] : []),
    { rule: 'preview.math', run: renderMath },
    { rule: 'preview.diagrams', run: markDiagrams },
    { rule: 'preview.code', run: highlightCode },
    { rule: 'preview.media', run: tree => resolveMedia(tree, resolve, context) },
  ];
}

function attempt({ rule, run }: Step, tree: Root): StepFailure[] {
  try {
    run(tree);
    return [];
  } catch (error) {
    return [{ rule, text: error instanceof Error ? error.message : String(error) }];
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
