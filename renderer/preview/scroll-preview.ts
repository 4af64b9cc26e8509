import type { PreviewPage, ShownUnit } from './patch-preview.ts';

interface Place {
  readonly line: number;
  /** Pixels from the top of the window. */
  readonly top: number;
}

/** Share of the height at which a block is put that was out of sight. */
const readingPoint = 1 / 3;

/** Scrolls so that a source line, with the fraction of it that is scrolled away, is at the top. */
export function scrollToLine(page: PreviewPage, line: number): void {
  const view = viewOf(page);
  if (view)
    view.scrollTo({
      top: headShare(page, line) * (view.scrollY + topOfLine(page, line)),
      behavior: 'instant',
    });
}

/** How much of the header above the first unit a line scrolls away: line 1 shows it all, the first unit's line nothing. */
function headShare(page: PreviewPage, line: number): number {
  const first = page.units[0]?.line ?? 1;
  return line < first || line <= 1 ? Math.max(0, line - 1) / Math.max(1, first - 1) : 1;
}

/** Scrolls only when a source line is out of sight, and then puts it a third down the window. */
export function keepLineVisible(page: PreviewPage, line: number): void {
  const view = viewOf(page);
  if (!view || page.units.length === 0) return;
  const top = topOfLine(page, line);
  const margin = Math.min(48, view.innerHeight / 6);
  if (top >= margin && top <= view.innerHeight - margin) return;
  const isAtStart = top < margin && view.scrollY + top < view.innerHeight * readingPoint;
  const target = isAtStart ? 0 : view.scrollY + top - view.innerHeight * readingPoint;
  view.scrollTo({ top: target, behavior: 'instant' });
}

/** The source line, with fraction, at the top of the window; 1 when nothing is shown. */
export function lineAtTop(page: PreviewPage): number {
  const first = page.units.findIndex(unit => bottomOf(unit) > 0);
  if (first < 0) return page.units.at(-1)?.line ?? 1;
  const places = placesFrom(page, first);
  const at = places.findLastIndex(place => place.top <= 0);
  const before = places[at];
  const after = places[at + 1];
  if (!before) return places[0]?.line ?? 1;
  if (!after || after.top <= before.top) return before.line;
  return before.line + ((0 - before.top) / (after.top - before.top)) * (after.line - before.line);
}

function topOfLine(page: PreviewPage, line: number): number {
  const unit = Math.max(
    0,
    page.units.findLastIndex(each => each.line <= line),
  );
  const places = placesFrom(page, unit);
  const at = Math.max(
    0,
    places.findLastIndex(place => place.line <= line),
  );
  const before = places[at];
  const after = places[at + 1];
  if (!before) return 0;
  if (!after || after.line <= before.line || line <= before.line) return before.top;
  return before.top + ((line - before.line) / (after.line - before.line)) * (after.top - before.top);
}

/** Places of the blocks of one unit and of the end of it, rising in both line and pixel; others would let it jump. */
function placesFrom(page: PreviewPage, index: number): Place[] {
  const unit = page.units[index];
  if (!unit) return [];
  const next = page.units[index + 1];
  const end: Place[] = [
    { line: next?.line ?? unit.line + 1, top: next ? (topOf(next) ?? bottomOf(unit)) : bottomOf(unit) },
  ];
  const places: Place[] = [];
  for (const place of [...blockPlaces(unit), ...end]) {
    const last = places.at(-1);
    if (!last || (place.line > last.line && place.top >= last.top)) places.push(place);
  }
  return places;
}

function blockPlaces(unit: ShownUnit): Place[] {
  const places: Place[] = [];
  for (const node of unit.nodes) {
    if (!isElement(node)) continue;
    for (const element of [node, ...node.querySelectorAll('[data-line]')]) {
      const line = Number(element.getAttribute('data-line') ?? Number.NaN);
      const box = element.getBoundingClientRect();
      // Closed details and the like have no box.
      if (!Number.isNaN(line) && (box.height > 0 || box.width > 0)) places.push({ line, top: box.top });
    }
  }
  return places;
}

function topOf(unit: ShownUnit): number | undefined {
  const element = unit.nodes.find(isElement);
  return element?.getBoundingClientRect().top;
}

function bottomOf(unit: ShownUnit): number {
  const element = unit.nodes.findLast(isElement);
  return element?.getBoundingClientRect().bottom ?? 0;
}

function viewOf(page: PreviewPage): Window | null {
  return page.article.ownerDocument.defaultView;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
