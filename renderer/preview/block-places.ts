import type { LinePlace } from '../sync/line-map.ts';
import { mostSamples, sampleStep, tallLine } from '../sync/long-lines.ts';
import { type BlockLines, blocksOf } from './block-lines.ts';
import type { ShownUnit } from './page/patch-preview.ts';

/**
 * Where the lines of a unit are, in pixels from the top of the window: the first line of every block, and the end of
 * those with no block inside. What has no box (closed details) gives no place. Not in order where blocks float.
 */
export function placesOf(unit: ShownUnit): LinePlace[] {
  const blocks = blocksOf(unit).filter(({ element }) =>
    element.checkVisibility({ contentVisibilityAuto: true }),
  );
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1]?.element;
    const isInnermost = !next || !block.element.contains(next);
    const box = block.element.getBoundingClientRect();
    if (box.height === 0 && box.width === 0) return [];
    // Where the end is not known, what follows is.
    const hasEnd = isInnermost && block.element.hasAttribute('data-end-line');
    return hasEnd ? placesInside(block, box) : [{ line: block.line, top: box.top }];
  });
}

function placesInside({ element, line, endLine }: BlockLines, box: DOMRect): LinePlace[] {
  const start = { line, top: box.top };
  // What follows the picture is its end, however many blank lines are between.
  if (line === endLine && isPicture(element, box)) return [start, { line: line + 0.5, top: box.top }];
  const code = element.localName === 'pre' ? element : element.querySelector('pre');
  const inside = code ? codePlaces(code, line, endLine) : textPlaces({ element, line, endLine }, box);
  return [start, ...inside, { line: endLine + 1, top: box.bottom }];
}

/** Where each further line of a paragraph begins that keeps the line breaks of its source. */
function textPlaces({ element, line, endLine }: BlockLines, box: DOMRect): LinePlace[] {
  const text = element.textContent ?? '';
  const isFromRight = element.matches(':dir(rtl)');
  if (line === endLine) return box.height > tallLine ? sharePlaces(element, line, box, isFromRight) : [];
  if (text.trim().split('\n').length !== endLine - line + 1) return [];
  const starts = lineStarts(element);
  const step = Math.ceil(starts.length / mostSamples);
  const windowHeight = element.ownerDocument.defaultView?.innerHeight ?? 0;
  const range = element.ownerDocument.createRange();
  const places: LinePlace[] = [];
  const measure = (index: number): LinePlace | undefined => {
    const start = starts[index];
    if (!start) return undefined;
    range.setStart(start.node, start.at);
    range.setEnd(start.node, start.at + 1);
    return { line: line + index + 1, top: topOfStart(range, box, isFromRight) };
  };
  let above = box.top;
  for (let from = 0; from < starts.length; from += step) {
    const last = measure(from + step - 1);
    const below = last?.top ?? box.bottom;
    // Lines are not all as high; where somebody looks, each is where it is.
    if (above <= windowHeight && below >= 0)
      for (let index = from; index < from + step - 1; index += 1) places.push(...present(measure(index)));
    places.push(...present(last));
    above = below;
  }
  return places;
}

const present = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

/** The first character of each line but the first. */
function lineStarts(element: Element): { readonly node: Node; readonly at: number }[] {
  const starts: { node: Node; at: number }[] = [];
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let isBreakDue = false;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const value = node.nodeValue ?? '';
    let at = isBreakDue ? 0 : afterBreak(value, 0);
    while (at < value.length) {
      if (value[at] !== '\n') starts.push({ node, at });
      at = afterBreak(value, at);
    }
    isBreakDue = value === '' ? isBreakDue : value.endsWith('\n');
  }
  return starts;
}

/** Behind the next line break; more than the length where there is none. */
function afterBreak(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length + 1 : found + 1;
}

/** Where parts of a long line begin: words are not spread evenly over the rows of a paragraph. */
function sharePlaces(element: Element, line: number, box: DOMRect, isFromRight: boolean): LinePlace[] {
  const length = element.textContent?.length ?? 1;
  const step = sampleStep(length);
  const places: LinePlace[] = [];
  const range = element.ownerDocument.createRange();
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const size = node.nodeValue?.length ?? 0;
    for (let at = step - (before % step); at < size; at += step) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      places.push({ line: line + (before + at) / length, top: topOfStart(range, box, isFromRight) });
    }
    before += size;
  }
  return places;
}

/** A row is read from one side to the other: where a character is in it counts as a part of its height. */
function topOfStart(range: Range, box: DOMRect, isFromRight: boolean): number {
  const { top, left, right, height } = range.getBoundingClientRect();
  return top + (height * (isFromRight ? box.right - right : left - box.left)) / Math.max(1, box.width);
}

/** One line of source that is drawn high: it stands still until the line is half through, or it would race. */
function isPicture(element: Element, box: DOMRect): boolean {
  return box.height > tallLine && (element.matches(pictures) || element.querySelector(pictures) !== null);
}

const pictures = 'img, video, svg, .embed-card, .blocked-media';

/** First and last line of the text in a block of code, which has a fence or none, and a space around it. */
function codePlaces(code: Element, line: number, endLine: number): LinePlace[] {
  const count = countLines(code.textContent ?? '');
  const first = firstCodeLine(count, line, endLine);
  if (count === 0 || first + count > endLine + 1) return [];
  const style = code.ownerDocument.defaultView?.getComputedStyle(code);
  const box = code.getBoundingClientRect();
  const top = box.top + code.clientTop + Number.parseFloat(style?.paddingTop ?? '0');
  const bottom =
    box.top + code.clientTop + code.clientHeight - Number.parseFloat(style?.paddingBottom ?? '0');
  return [
    { line: first, top },
    { line: first + count, top: bottom },
  ];
}

/** The source line of a code block's first line of text: below the fence, if it has one. */
export function firstCodeLine(count: number, line: number, endLine: number): number {
  return count >= endLine - line + 1 ? line : line + 1;
}

/** Lines of code; the end of the last one begins no other. */
export function countLines(text: string): number {
  if (text === '') return 0;
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
