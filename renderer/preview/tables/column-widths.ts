/** What a column asks for, in pixels: without breaking a word, and without breaking a line. */
export interface ColumnNeed {
  readonly min: number;
  readonly max: number;
}

/** The browser counts in parts of a pixel. */
const partsOfPixel = 64;

/** The needs of a column that has both cells. */
export function joinNeeds(one: ColumnNeed, other: ColumnNeed): ColumnNeed {
  return { min: Math.max(one.min, other.min), max: Math.max(one.max, other.max) };
}

/**
 * The widths, in pixels, that automatic table layout gives to columns where `available` pixels are free. What is left
 * over the narrowest table goes to each column by how much wider it would like to be, and what rounding leaves to the last.
 */
export function shareWidth(needs: readonly ColumnNeed[], available: number): number[] {
  const least = needs.reduce((sum, { min }) => sum + min, 0);
  const most = needs.reduce((sum, { max }) => sum + max, 0);
  if (most <= available) return needs.map(({ max }) => max);
  const free = Math.max(0, available - least);
  const widths = needs.map(({ min, max }) => cutToParts(min + ((max - min) * free) / (most - least || 1)));
  const rounded = cutToParts(least + free) - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, column) => (column === widths.length - 1 ? width + rounded : width));
}

function cutToParts(pixels: number): number {
  return Math.floor(pixels * partsOfPixel) / partsOfPixel;
}
