import type { DocumentMessage, OutlineHeading, UnitPatch } from '../preview-protocol.ts';
import type { TextCounts } from '../words.ts';
import type { KnownFootnote } from './definition-table.ts';
import { diffGenerated, type KeyedUnit, keyGenerated } from './diff-generated.ts';
import { diffPieces, type PieceDifference, placeUnits, showUnit } from './diff-pieces.ts';
import { footnoteSection } from './footnote-section.ts';
import type { Piece, RenderedFootnote, RenderedUnit } from './render-piece.ts';
import { footnotesByName, type PlacedUnit, resolvePlaces } from './resolve-places.ts';
import { createViewTotals } from './view-totals.ts';

/** What a page shows of a post. */
export interface DocumentView {
  readonly outline: readonly OutlineHeading[];
  /** Shows these pieces, the first of which begins on `firstLine`, and answers what the page has to change. */
  show(pieces: readonly Piece[], firstLine: number): ViewChange;
  readonly counts: TextCounts;
  /** What failed in the pieces on the page. */
  messages(): readonly DocumentMessage[];
  /** Forgets what footnotes look like, since what they say may be rendered in another way. */
  forgetFootnotes(): void;
}

/** What a page has to change. */
export interface ViewChange {
  readonly patches: readonly UnitPatch[];
  readonly generated: readonly UnitPatch[];
  /** Null: as before. */
  readonly outline: readonly OutlineHeading[] | null;
}

export interface DocumentViewOptions {
  /** The post's footnotes by label; another map when anything about them changed. */
  footnotes(): ReadonlyMap<string, KnownFootnote>;
  renderFootnote(footnote: KnownFootnote): RenderedFootnote;
}

/** A view that shows nothing yet. */
export function createDocumentView(options: DocumentViewOptions): DocumentView {
  let pieces: readonly Piece[] = [];
  let firstLine: number | undefined;
  let outline: readonly OutlineHeading[] = [];
  let states = new Map<RenderedUnit, string>();
  let footnotes: ReadonlyMap<string, KnownFootnote> = new Map();
  let section: readonly KeyedUnit[] = [];
  const totals = createViewTotals();
  let rendered = new WeakMap<KnownFootnote['definition'], RenderedFootnote>();

  const renderFootnote = (footnote: KnownFootnote): RenderedFootnote => {
    const found = rendered.get(footnote.definition) ?? options.renderFootnote(footnote);
    rendered.set(footnote.definition, found);
    return found;
  };
  /** Fills all open places; the patches are for units on the page that came to look otherwise by it. */
  const resolve = (units: readonly PlacedUnit[], fresh: ReadonlySet<RenderedUnit>): ViewChange => {
    const found = resolvePlaces(units, { footnotes: footnotesByName(footnotes), renderFootnote });
    const patches = units.flatMap(({ unit, line }, at): UnitPatch[] => {
      const state = found.states.get(unit);
      const isShown = state === undefined || fresh.has(unit) || states.get(unit) === state;
      return isShown ? [] : [{ at, remove: 1, insert: [showUnit({ unit, line })], lines: 0 }];
    });
    states = new Map(found.states);
    const before = section;
    section = keyGenerated(footnoteSection(found.footnotes));
    const isSame = JSON.stringify(found.outline) === JSON.stringify(outline);
    if (!isSame) outline = found.outline;
    return { patches, generated: diffGenerated(before, section), outline: isSame ? null : outline };
  };

  const keepState = (old: RenderedUnit, now: RenderedUnit): void => {
    const state = states.get(old);
    if (state !== undefined) states.set(now, state);
  };

  return {
    get outline() {
      return outline;
    },
    show(next, line) {
      const difference = diffPieces(pieces, next, firstLine ?? line);
      totals.take(difference);
      const moved = firstLine === undefined || line === firstLine ? [] : [moveAll(line - firstLine)];
      firstLine = line;
      pieces = next;
      for (const [old, now] of difference.kept) keepState(old, now);
      const patches = [...difference.patches, ...moved];
      const areFootnotesNew = footnotes !== options.footnotes();
      footnotes = options.footnotes();
      const areLinesNew = outline.length > 0 && patches.some(({ lines }) => lines !== 0);
      if (!areFootnotesNew && !areLinesNew && !touchesPlaces(difference))
        return { patches, generated: [], outline: null };
      const resolved = resolve(placeUnits(pieces, firstLine), new Set(difference.inserted));
      return { ...resolved, patches: [...patches, ...resolved.patches] };
    },
    get counts() {
      return totals.counts;
    },
    messages: () => totals.messages(pieces, firstLine ?? 1),
    forgetFootnotes() {
      rendered = new WeakMap();
      footnotes = new Map();
    },
  };
}

function moveAll(lines: number): UnitPatch {
  return { at: 0, remove: 0, insert: [], lines };
}

/** Whether what came or went has to do with the rest of the post. */
function touchesPlaces({ removed, inserted, kept }: PieceDifference): boolean {
  return [...removed, ...inserted, ...kept.flat()].some(
    ({ places, ids }) => places.length > 0 || ids.length > 0,
  );
}
