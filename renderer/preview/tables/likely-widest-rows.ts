/** Rows taken for each column and each measure of its cells. */
const rowsEach = 4;
/** The most rows that are worth measuring before the others. */
const mostRows = 64;

/**
 * The rows that most likely decide how wide the columns are: the first, which names them, and for each column those with
 * the longest texts and the longest words. What else makes a cell wide (pictures, letters of other widths) is not looked at.
 */
export function likelyWidestRows(table: HTMLTableElement): readonly HTMLTableRowElement[] {
  const rows = [...table.rows];
  const texts = rows.map(({ cells }) => [...cells].map(cell => cell.textContent));
  const columns = texts[0]?.length ?? 0;
  const found = new Set(rows.slice(0, 1));
  for (const lengthOf of [lengthOfText, lengthOfLongestWord])
    for (let column = 0; column < columns; column += 1) {
      const lengths = texts.map(cells => lengthOf(cells[column] ?? ''));
      for (const index of largest(lengths, rowsEach)) {
        const row = rows[index];
        if (row && found.size < mostRows) found.add(row);
      }
    }
  return [...found];
}

const lengthOfText = (text: string): number => text.length;

function lengthOfLongestWord(text: string): number {
  return Math.max(...text.split(/\s/).map(({ length }) => length));
}

/** Where the largest numbers are. */
function largest(numbers: readonly number[], count: number): number[] {
  const order = numbers.map((_number, index) => index);
  return order.sort((one, other) => (numbers[other] ?? 0) - (numbers[one] ?? 0)).slice(0, count);
}
