import type { Element, ElementContent, Root } from 'hast';
import type { Definition, FootnoteDefinition, Root as MdastRoot, RootContent } from 'mdast';
import { cleanTree } from '../clean-tree.ts';
import type { EnrichTree, StepFailure } from '../enrich-tree.ts';
import { expandHtml, expandMarkdown } from '../expand-html.ts';
import { plainTextUnits } from '../plain-text-units.ts';
import type { UnitWrapper } from '../preview-protocol.ts';
import { type BlockRun, splitBlocks } from '../split-blocks.ts';
import { countText, countTree, type TextCounts } from '../words.ts';
import { findIds, findOpenPlaces, type OpenPlace } from './document-parts.ts';
import type { LongBlock, PlainProblem, Segment } from './segment.ts';

/** What rendering a piece of a post needs besides the piece. */
export interface RenderTools {
  readonly enrich: EnrichTree;
  /** The post's definitions of those labels that are among `mentions`. */
  definitions(mentions: ReadonlySet<string>): readonly Definition[];
}

/** A unit as it was rendered; see `PreviewUnit`. */
export interface RenderedUnit {
  /** First line, counted from the piece's first, which is 0. */
  readonly start: number;
  readonly lines: number;
  readonly nodes: readonly ElementContent[];
  readonly within: readonly UnitWrapper[];
  readonly places: readonly OpenPlace[];
  readonly ids: readonly string[];
}

/** What a run of source lines became. */
export interface Piece {
  readonly lines: number;
  readonly units: readonly RenderedUnit[];
  readonly counts: TextCounts;
  readonly failures: readonly StepFailure[];
}

/** A text whose blocks are rendered together. */
export interface PieceSource {
  readonly text: string;
  readonly lines: number;
  readonly blocks: readonly RootContent[];
  readonly mentions: ReadonlySet<string>;
}

/**
 * Renders parsed blocks.
 * @throws RangeError when they are nested too deeply.
 */
export function renderMarkdownPiece(source: PieceSource, tools: RenderTools): Piece {
  return finishPiece(
    expandMarkdown(treeOf(source.blocks, source.mentions, tools), source.text),
    source.lines,
    tools,
  );
}

/**
 * Renders HTML.
 * @throws RangeError when it is nested too deeply.
 */
export function renderHtmlPiece(
  { text, lines }: Pick<PieceSource, 'text' | 'lines'>,
  tools: RenderTools,
): Piece {
  return finishPiece(expandHtml(text), lines, tools);
}

const problems: Readonly<Record<PlainProblem, StepFailure>> = {
  unreadable: {
    rule: 'preview.failed',
    text: 'This part is shown as it is written: it is nested too deeply to be read.',
  },
  slow: { rule: 'preview.slow', text: 'This part is shown as it is written: showing it took too long.' },
};

/** Shows text as it is written. */
export function renderPlainPiece({
  text,
  lines,
  problem,
}: Pick<Segment, 'text' | 'lines' | 'problem'>): Piece {
  // The line end of the last line begins no line of its own, but at the end of the post.
  const shown = text.endsWith('\n') ? text.slice(0, -1) : text;
  const units = plainTextUnits(shown, 0).map(unit => ({
    start: unit.line,
    lines: unit.lines,
    nodes: unit.nodes,
    within: [],
    places: [],
    ids: [],
  }));
  return { lines, units, counts: countText(text), failures: problem ? [problems[problem]] : [] };
}

/**
 * Renders one part of a long block; its units stand in the element of the block.
 * @throws RangeError when it is nested too deeply.
 */
export function renderPart(long: LongBlock, part: Segment, tools: RenderTools): Piece {
  const isBody = long.shell.type === 'table' && part !== long.parts[0];
  const header = isBody ? (long.parts[0]?.blocks ?? []) : [];
  // Whether items stand apart is for the whole list to say.
  const shell = long.shell.type === 'list' ? { ...long.shell, spread: long.isLoose } : long.shell;
  const block = { ...shell, children: [...header, ...part.blocks] } as RootContent;
  const { tree, counts, failures, places } = prepare(
    expandMarkdown(treeOf([block], part.mentions, tools), part.text),
    tools,
    // The header is counted where it stands.
    isBody ? bodyOf : undefined,
  );
  const outer = tree.children.find(isElement);
  const inner = isBody ? bodyOf(tree) : undefined;
  const nodes =
    (inner ?? outer)?.children.filter(child => child.type !== 'text' || child.value.trim() !== '') ?? [];
  const within = [outer, inner].flatMap((element, depth) =>
    element ? [wrapperOf(element, long.id * 2 + depth, long)] : [],
  );
  const ids = findIds({ type: 'root', children: nodes });
  const unit = withKey({ start: 0, lines: part.lines, nodes, within, ids, places });
  return { lines: part.lines, units: [unit], counts, failures };
}

/** The element with the rows of a table that is alone in `tree`. */
function bodyOf(tree: Root): Element | undefined {
  return tree.children
    .find(isElement)
    ?.children.filter(isElement)
    .find(({ tagName }) => tagName === 'tbody');
}

/** A footnote as it was rendered, without the links back. */
export interface RenderedFootnote {
  readonly nodes: readonly ElementContent[];
  readonly places: readonly OpenPlace[];
  readonly ids: readonly string[];
}

/** Renders what a footnote says; one that cannot be rendered is shown as it is written. */
export function renderFootnote(
  { children, position }: FootnoteDefinition,
  segment: Pick<Segment, 'text' | 'mentions'>,
  tools: RenderTools,
): RenderedFootnote {
  try {
    return renderFootnoteBlocks(children as RootContent[], segment, tools);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const source = segment.text.slice(position?.start.offset ?? 0, position?.end.offset);
    return {
      nodes: plainTextUnits(source, 0).flatMap(({ nodes }) => withoutLines(nodes)),
      places: [],
      ids: [],
    };
  }
}

function renderFootnoteBlocks(
  blocks: readonly RootContent[],
  { text, mentions }: Pick<Segment, 'text' | 'mentions'>,
  tools: RenderTools,
): RenderedFootnote {
  const { tree, places } = prepare(expandMarkdown(treeOf(blocks, mentions, tools), text), tools);
  const nodes = withoutLines(tree.children.filter(node => node.type !== 'doctype'));
  return { nodes, places: places.filter(place => place.kind !== 'heading'), ids: findIds(tree) };
}

function treeOf(
  blocks: readonly RootContent[],
  mentions: ReadonlySet<string>,
  tools: RenderTools,
): MdastRoot {
  // Definitions show nothing; they are where references find their addresses. The first one of a label counts.
  return { type: 'root', children: [...tools.definitions(mentions), ...blocks] };
}

function finishPiece(unclean: Root, lines: number, tools: RenderTools): Piece {
  const { tree, counts, failures, places } = prepare(unclean, tools);
  const runs = splitBlocks(tree);
  const known = new Map(places.map(place => [place.element, place]));
  const units = runs.map((run, index) =>
    withKey({
      start: run.start,
      lines: (runs[index + 1]?.start ?? lines) - run.start,
      nodes: run.nodes,
      within: [],
      ...placesOf(run, known),
    }),
  );
  return { lines, units, counts, failures };
}

/** `counted` picks what is counted, when that is not all. */
function prepare(unclean: Root, tools: RenderTools, counted?: (tree: Root) => Element | undefined) {
  const tree = cleanTree(unclean);
  const part = counted?.(tree);
  const counts = countTree(part ? { type: 'root', children: [part] } : tree);
  const places = findOpenPlaces(tree);
  return { tree, counts, places, failures: tools.enrich(tree) };
}

/** The open places of one run of blocks, when the piece has any. */
function placesOf(
  { nodes }: BlockRun,
  known: ReadonlyMap<Element, OpenPlace>,
): Pick<RenderedUnit, 'places' | 'ids'> {
  const tree: Root = { type: 'root', children: [...nodes] };
  const places =
    known.size === 0 ? [] : findOpenPlaces(tree).flatMap(({ element }) => known.get(element) ?? []);
  return { places, ids: findIds(tree) };
}

function wrapperOf(
  { tagName, properties }: Element,
  id: number,
  { shell, hasTasks }: LongBlock,
): UnitWrapper {
  const { dataLine: _line, dataEndLine: _end, className, ...others } = properties;
  if (hasTasks) return { id, tagName, properties: { ...others, className: ['contains-task-list'] } };
  return {
    id,
    tagName,
    properties: shell.type === 'list' ? others : { ...others, ...(className ? { className } : {}) },
  };
}

/** Takes the lines off `nodes`: what has no place in the article's order has no line of its own there. */
function withoutLines(nodes: readonly ElementContent[]): readonly ElementContent[] {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    delete node.properties.dataLine;
    delete node.properties.dataEndLine;
    withoutLines(node.children);
  }
  return nodes;
}

function isElement(node: Root['children'][number]): node is Element {
  return node.type === 'element';
}

const keys = new WeakMap<RenderedUnit, string>();

/** A text that is equal for units that look the same. Units with open places have it before those are filled. */
export function keyOf(unit: RenderedUnit): string {
  const key = keys.get(unit) ?? JSON.stringify([unit.lines, unit.nodes, unit.within]);
  keys.set(unit, key);
  return key;
}

/** Takes the key of a unit before what stands in its open places becomes part of it. */
function withKey(unit: RenderedUnit): RenderedUnit {
  if (unit.places.length > 0) keyOf(unit);
  return unit;
}

/** What cannot be rendered is shown as it is written, with the reason. */
export function pieceOrPlain(source: Pick<PieceSource, 'text' | 'lines'>, render: () => Piece): Piece {
  try {
    return render();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      ...renderPlainPiece(source),
      failures: [{ rule: 'preview.failed', text: `This part is shown as it is written: ${error.message}` }],
    };
  }
}
