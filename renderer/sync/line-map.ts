/** A source line, 1-based with a fraction, and the pixel of the content where it is. */
export interface LinePlace {
  readonly line: number;
  readonly top: number;
}

/**
 * The places that rise in both line and pixel; others (floats, parts out of turn) would let a pane jump. Of two for one
 * line the later counts, since it is the inner one, but for the first, which is where the content begins.
 */
export function risingPlaces(places: Iterable<LinePlace>): LinePlace[] {
  const rising: LinePlace[] = [];
  for (const place of places) {
    const last = rising.at(-1);
    if (last && (place.line < last.line || place.top < last.top)) continue;
    if (last?.line !== place.line) rising.push(place);
    else if (rising.length > 1) rising[rising.length - 1] = place;
  }
  return rising;
}

/** The line at a pixel, between the two places around it. */
export function lineAtTop(places: readonly LinePlace[], top: number): number {
  return between(places, top, 'top', 'line');
}

/** The pixel of a line, between the two places around it. */
export function topOfLine(places: readonly LinePlace[], line: number): number {
  return between(places, line, 'line', 'top');
}

function between(
  places: readonly LinePlace[],
  value: number,
  from: keyof LinePlace,
  to: keyof LinePlace,
): number {
  const at = lastIndexBelow(places.length, index => (places[index]?.[from] ?? 0) <= value);
  const before = places[at];
  const after = places[at + 1];
  if (!before) return places[0]?.[to] ?? 0;
  if (!after) return before[to];
  return before[to] + ((value - before[from]) / (after[from] - before[from])) * (after[to] - before[to]);
}

/** The last of `length` indices for which something holds that holds for all before it; -1 when it does for none. */
export function lastIndexBelow(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
