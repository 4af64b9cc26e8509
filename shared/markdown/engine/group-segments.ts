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
export const openUnits = 100_000;

interface OpenElement {
  readonly name: string;
  readonly segment: number;
}

/** The runs of two and more segments that must be rendered as one, in order. */
export function groupSegments(segments: readonly Segment[]): Group[] {
  const spans: Group[] = [];
  let open: OpenElement[] = [];
  const endAll = (to: number): void => {
    for (const { segment } of open) if (isShort(segments, segment, to)) spans.push({ from: segment, to });
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
    for (const name of ties.opens) open.push({ name, segment: index });
  }
  endAll(segments.length);
  return mergeSpans(spans);
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

function isShort(segments: readonly Segment[], from: number, to: number): boolean {
  let units = 0;
  for (const { text } of segments.slice(from, to)) units += text.length;
  return units <= openUnits;
}

function mergeSpans(spans: readonly Group[]): Group[] {
  const merged: { from: number; to: number }[] = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last && span.from < last.to) last.to = Math.max(last.to, span.to);
    else if (span.to - span.from > 1) merged.push({ ...span });
  }
  return merged;
}
