import { closeTag } from './html-ties.ts';
import type { Segment } from './segment.ts';

/** The indices of neighbouring segments that raw HTML ties together; `to` is not among them. */
export interface Group {
  readonly from: number;
  readonly to: number;
}

/**
 * What an element that is never closed may hold, in UTF-16 units. In a longer post it ends with the segment that opens it:
 * rendering all that follows at each key would be slow, and nobody means it.
 */
const openUnits = 20_000;

/** What is rendered as one at most, in UTF-16 units: a key must not wait for a long post that an element holds as a whole. */
const groupUnits = 60_000;

/** More elements than this within each other tie nothing: no reader would be shown them either. */
const mostOpen = 100;

interface OpenElement {
  readonly name: string;
  readonly segment: number;
}

/** The runs of two and more segments that must be rendered as one, in order. */
export function groupSegments(segments: readonly Segment[]): Group[] {
  const spans: Group[] = [];
  const unitsOf = measureSpans(segments);
  let open: OpenElement[] = [];
  const endAll = (to: number): void => {
    for (const { segment } of open)
      if (unitsOf({ from: segment, to }) <= openUnits) spans.push({ from: segment, to });
    open = [];
  };
  for (const [index, { ties, isPlain }] of segments.entries()) {
    // What is shown as source holds no elements, and ends those around it.
    if (isPlain) endAll(index);
    if (!ties) continue;
    for (const name of ties.closes) {
      const names = open.map(element => element.name);
      const opener = open[names.lastIndexOf(name)];
      if (!opener) continue;
      spans.push({ from: opener.segment, to: index + 1 });
      closeTag(names, name);
      open = withNames(open, names);
    }
    for (const name of ties.opens.slice(0, mostOpen - open.length)) open.push({ name, segment: index });
  }
  endAll(segments.length);
  return mergeSpans(spans, unitsOf);
}

/** The elements that are left when only `names`, in their order, are. */
function withNames(open: readonly OpenElement[], names: readonly string[]): OpenElement[] {
  const left = [...names];
  return open.filter(({ name }) => {
    if (left[0] !== name) return false;
    left.shift();
    return true;
  });
}

/** How long the text of a span is, in UTF-16 units. */
function measureSpans(segments: readonly Segment[]): (span: Group) => number {
  let sum = 0;
  const ends = [0, ...segments.map(({ text }) => (sum += text.length))];
  return ({ from, to }) => (ends[to] ?? 0) - (ends[from] ?? 0);
}

/** Spans that overlap become one, unless that would be too long: then the element that spans more ends early. */
function mergeSpans(spans: readonly Group[], unitsOf: (span: Group) => number): Group[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    const isWithin = last !== undefined && from < last.to;
    if (unitsOf({ from: isWithin ? last.from : from, to }) > groupUnits) continue;
    if (isWithin) last.to = Math.max(last.to, to);
    else if (to - from > 1) merged.push({ from, to });
  }
  return merged;
}
