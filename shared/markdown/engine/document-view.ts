import { diffUnits, type KeyedUnit, keyUnits } from '../diff-units.ts';
import type { StepFailure } from '../enrich-tree.ts';
import type { DocumentMessage, OutlineHeading, UnitPatch } from '../preview-protocol.ts';
import { addCounts, noCounts, type TextCounts } from '../words.ts';
import type { KnownFootnote } from './definition-table.ts';
import { diffPieces, placeUnits, showUnit } from './diff-pieces.ts';
import { footnoteSection } from './footnote-section.ts';
import type { Piece, RenderedFootnote, RenderedUnit } from './render-piece.ts';
import { footnotesByName, type PlacedUnit, resolvePlaces } from './resolve-places.ts';

/** What a page shows of a post. */
export interface DocumentView {
  readonly outline: readonly OutlineHeading[];
  /** Shows these pieces, the first of which begins on `firstLine`, and answers what the page has to change. */
  show(pieces: readonly Piece[], firstLine: number): ViewChange;
  totals(): ViewTotals;
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

/** What the pieces on the page add up to. */
export interface ViewTotals {
  readonly counts: TextCounts;
  readonly messages: readonly DocumentMessage[];
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
  let counts = noCounts;
  const failing = new Set<Piece>();
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
    section = keyUnits(footnoteSection(found.footnotes));
    const isSame = JSON.stringify(found.outline) === JSON.stringify(outline);
    if (!isSame) outline = found.outline;
    return { patches, generated: diffUnits(before, section), outline: isSame ? null : outline };
  };

  return {
    get outline() {
      return outline;
    },
    show(next, line) {
      const difference = diffPieces(pieces, next, firstLine ?? line);
      counts = difference.insertedPieces.reduce((sum, piece) => addCounts(sum, piece.counts), counts);
      counts = difference.removedPieces.reduce(
        (sum, piece) => addCounts(sum, negative(piece.counts)),
        counts,
      );
      for (const piece of difference.removedPieces) failing.delete(piece);
      for (const piece of difference.insertedPieces) if (piece.failures.length > 0) failing.add(piece);
      const moved = firstLine === undefined || line === firstLine ? [] : [moveAll(line - firstLine)];
      firstLine = line;
      pieces = next;
      for (const [old, now] of difference.kept) {
        const state = states.get(old);
        if (state !== undefined) states.set(now, state);
      }
      const touched = [...difference.removed, ...difference.inserted, ...difference.kept.flat()];
      const hasMoved = moved.length > 0 || difference.patches.some(({ lines }) => lines !== 0);
      const areFootnotesNew = footnotes !== options.footnotes();
      footnotes = options.footnotes();
      const patches = [...difference.patches, ...moved];
      if (!areFootnotesNew && !touched.some(hasPlaces) && !(hasMoved && outline.length > 0))
        return { patches, generated: [], outline: null };
      const resolved = resolve(placeUnits(pieces, firstLine), new Set(difference.inserted));
      return { ...resolved, patches: [...patches, ...resolved.patches] };
    },
    totals: () => ({
      counts,
      messages: failing.size === 0 ? [] : messagesOf(pieces, firstLine ?? 1),
    }),
    forgetFootnotes() {
      rendered = new WeakMap();
      footnotes = new Map();
    },
  };
}

function negative({ words, ideographs, characters }: TextCounts): TextCounts {
  return { words: -words, ideographs: -ideographs, characters: -characters };
}

function moveAll(lines: number): UnitPatch {
  return { at: 0, remove: 0, insert: [], lines };
}

function hasPlaces({ places, ids }: RenderedUnit): boolean {
  return places.length > 0 || ids.length > 0;
}

function messagesOf(pieces: readonly Piece[], firstLine: number): DocumentMessage[] {
  const messages: DocumentMessage[] = [];
  let line = firstLine;
  for (const { failures, lines } of pieces) {
    for (const failure of failures) messages.push({ ...failure, line, severity: severityOf(failure) });
    line += lines;
  }
  return messages;
}

function severityOf({ rule }: StepFailure): 'error' | 'warning' {
  return rule === 'preview.failed' ? 'error' : 'warning';
}
