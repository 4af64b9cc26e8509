/** An item of a changed list: an old one that stays or gets another text, or a new one. */
export interface ListEntry {
  /** The index of the old item whose place it takes; undefined for an inserted one. */
  readonly old?: number;
  /** The new text; undefined when the old item stays as it is. */
  readonly text?: string;
}

/** Above this many comparisons only the items at the start and end are matched. */
const mostComparisons = 250_000;

/** How a list becomes another with as few items touched as possible. */
export function alignItems(before: readonly string[], after: readonly string[]): readonly ListEntry[] {
  const kept = matchItems(before, after);
  const entries: ListEntry[] = [];
  let old = 0;
  for (let index = 0; index < after.length; ) {
    // A run of items that are not kept, up to the next kept one
    let end = index;
    while (end < after.length && kept[end] === undefined) end += 1;
    const oldEnd = kept[end] ?? before.length;
    for (; index < end; index += 1) {
      const text = after[index] ?? '';
      entries.push(old < oldEnd ? { old, text } : { text });
      old = Math.min(old + 1, oldEnd);
    }
    if (end < after.length) entries.push({ old: oldEnd });
    old = oldEnd + 1;
    index = end + 1;
  }
  return entries;
}

/** For every item of `after` the index of the item of `before` it is, if any: a longest common subsequence. */
function matchItems(before: readonly string[], after: readonly string[]): (number | undefined)[] {
  const kept = new Array<number | undefined>(after.length).fill(undefined);
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) {
    kept[head] = head;
    head += 1;
  }
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail += 1;
    kept[after.length - tail] = before.length - tail;
  }
  const rows = before.length - head - tail;
  const columns = after.length - head - tail;
  if (rows * columns > mostComparisons) return kept;
  const lengths = commonLengths(before.slice(head, head + rows), after.slice(head, head + columns));
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    if (before[head + row] === after[head + column]) {
      kept[head + column] = head + row;
      row += 1;
      column += 1;
    } else if ((lengths[row + 1]?.[column] ?? 0) >= (lengths[row]?.[column + 1] ?? 0)) row += 1;
    else column += 1;
  }
  return kept;
}

function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const longest =
        before[row] === after[column]
          ? (table[row + 1]?.[column + 1] ?? 0) + 1
          : Math.max(table[row + 1]?.[column] ?? 0, table[row]?.[column + 1] ?? 0);
      const line = table[row];
      if (line !== undefined) line[column] = longest;
    }
  return table;
}
