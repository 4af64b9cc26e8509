import { type LinePlace, lastIndexBelow, lineAtTop, risingPlaces, topOfLine } from '../sync/line-map.ts';
import type { ScrollBox } from '../sync/reading-point.ts';
import type { ScrollSurface } from '../sync/scroll-pane.ts';
import { blocksOf } from './block-lines.ts';
import { placesOf } from './block-places.ts';
import { isElement } from './frame-nodes.ts';
import type { PreviewPage, ShownUnit } from './page/patch-preview.ts';

/**
 * The page by pixels and lines. Only the unit that is asked for is measured, when it is asked for: there is no map of the
 * page that could be out of date. `lastLine` is the number of lines of the post.
 */
export function createPreviewSurface(
  pageOf: () => PreviewPage | undefined,
  lastLine: () => number,
  adjust: (top: number, box: ScrollBox) => number,
): ScrollSurface {
  const around = (find: (page: PreviewPage, scrolled: number) => number): LinePlace[] => {
    const page = pageOf();
    const scrolled = page?.article.ownerDocument.defaultView?.scrollY ?? 0;
    return page ? placesAround(page, find(page, scrolled), scrolled, lastLine()) : [];
  };
  return {
    box() {
      const page = pageOf();
      return page ? boxOf(page) : undefined;
    },
    scrollTo(top) {
      pageOf()?.article.ownerDocument.defaultView?.scrollTo({ top, behavior: 'instant' });
    },
    lineAt: point =>
      lineAtTop(
        around((page, scrolled) => unitAtPoint(page, point - scrolled)),
        point,
      ),
    topOf: line =>
      topOfLine(
        around(page => unitOfLine(page, line)),
        line,
      ),
    // Units take their true heights in the next frame, when the browser has seen what is near.
    measure: () => undefined,
    adjust,
  };
}

function boxOf({ article, units }: PreviewPage): ScrollBox | undefined {
  const view = article.ownerDocument.defaultView;
  const { scrollHeight } = article.ownerDocument.documentElement;
  // A frame that is not shown keeps its height, and says it was scrolled to its start.
  const isShown = article.getClientRects().length > 0;
  if (!view || !isShown || view.innerHeight === 0 || units.length === 0) return undefined;
  return { top: view.scrollY, height: view.innerHeight, length: Math.max(scrollHeight, view.innerHeight) };
}

/** The last unit that begins at a line or before it; -1 before the first. */
export function unitOfLine({ units }: PreviewPage, line: number): number {
  return lastIndexBelow(units.length, index => (units[index]?.line ?? 0) <= line);
}

function unitAtPoint({ units, article }: PreviewPage, top: number): number {
  return lastIndexBelow(units.length, index => topOf(units, index, article) <= top);
}

/** The places of a unit and of where the next one begins, in pixels of the content. */
function placesAround(page: PreviewPage, index: number, scrolled: number, lastLine: number): LinePlace[] {
  const { units, article } = page;
  const unit = units[index];
  const next = units[index + 1];
  const start = { line: 1, top: -scrolled };
  const places: LinePlace[] = [];
  // Up to the first block is the post's own header: its metadata.
  if (index <= 0) places.push(start);
  if (unit) places.push({ line: unit.line, top: topOf(units, index, article) }, ...placesOf(unit));
  if (next) places.push({ line: next.line, top: topOf(units, index + 1, article) });
  else places.push(...endOf(page, scrolled, lastLine));
  return risingPlaces(places).map(({ line, top }) => ({ line, top: top + scrolled }));
}

/** From the last block to the end of the page: footnotes and the space below. */
function endOf({ units, article }: PreviewPage, scrolled: number, lastLine: number): LinePlace[] {
  const last = units.findLast(unit => unit.nodes.some(isElement));
  const ends = last ? blocksOf(last).map(({ endLine }) => endLine + 1) : [];
  const bottom = last?.nodes.findLast(isElement)?.getBoundingClientRect().bottom ?? -scrolled;
  const line = Math.max(1, ...ends);
  const { scrollHeight } = article.ownerDocument.documentElement;
  return [
    { line, top: bottom },
    { line: Math.max(lastLine + 1, line) + 1, top: scrollHeight - scrolled },
  ];
}

/** Where a unit begins; a unit with nothing to see begins where the next one does. */
function topOf(units: readonly ShownUnit[], index: number, article: HTMLElement): number {
  for (let at = index; at < units.length; at += 1) {
    const element = units[at]?.nodes.find(isElement);
    if (element) return topOfElement(element, article);
  }
  return article.getBoundingClientRect().bottom;
}

/** In a part of the page that is too far away to be laid out, an element is where its share of that part is. */
function topOfElement(element: Element, article: HTMLElement): number {
  if (element.parentElement === article || element.checkVisibility({ contentVisibilityAuto: true }))
    return element.getBoundingClientRect().top;
  let inner = element;
  let part = element;
  while (part.parentElement && part.parentElement !== article) {
    inner = part;
    part = part.parentElement;
  }
  const box = part.getBoundingClientRect();
  const siblings = part.children;
  return box.top + (box.height * Array.prototype.indexOf.call(siblings, inner)) / siblings.length;
}
