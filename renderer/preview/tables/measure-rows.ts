import { type ColumnNeed, joinNeeds } from './column-widths.ts';

/** Knows what the rows of tables ask for. */
export interface RowMeasure {
  /** Measures those of some rows of `table` that are not known until time is up; true when all of them are known. */
  work(table: HTMLTableElement, wanted: readonly HTMLTableRowElement[], isTimeUp: () => boolean): boolean;
  /** The needs of the columns, from the rows that are known; undefined when rows differ in their number of cells. */
  needsOf(table: HTMLTableElement): readonly ColumnNeed[] | undefined;
  /** The row has other contents, or another size, than before. */
  forget(row: Element): void;
  /** All rows have. */
  forgetAll(): void;
}

/** Rows measured between two looks at the clock. */
const rowsPerLook = 32;

/**
 * Measures copies of rows beside the article, where no other row has to be laid out with them. Rows are known for as long
 * as they are on the page, so that after a change only new ones are measured.
 */
export function createRowMeasure(article: HTMLElement): RowMeasure {
  let known = new WeakMap<Element, readonly ColumnNeed[]>();

  const measure = (table: HTMLTableElement, rows: readonly HTMLTableRowElement[]): void => {
    const { holder, copy, copies } = copyRows(article, table, rows);
    article.after(holder);
    const widest = widthsOf(copy, copies, 'max-content');
    const narrowest = widthsOf(copy, copies, 'min-content');
    holder.remove();
    for (const [index, row] of rows.entries())
      known.set(
        row,
        (widest[index] ?? []).map((max, column) => ({ min: narrowest[index]?.[column] ?? max, max })),
      );
  };

  return {
    work(table, wanted, isTimeUp) {
      const rows = wanted.filter(row => !known.has(row));
      for (let from = 0; from < rows.length; from += rowsPerLook) {
        measure(table, rows.slice(from, from + rowsPerLook));
        if (isTimeUp()) return from + rowsPerLook >= rows.length;
      }
      return true;
    },
    needsOf(table) {
      const columns = table.rows[0]?.cells.length ?? 0;
      const needs = Array.from({ length: columns }, (): ColumnNeed => ({ min: 0, max: 0 }));
      for (const row of table.rows) {
        if (row.cells.length !== columns) return undefined;
        for (const [column, cell] of (known.get(row) ?? []).entries())
          needs[column] = joinNeeds(needs[column] ?? cell, cell);
      }
      return needs;
    },
    forget(row) {
      known.delete(row);
    },
    forgetAll() {
      known = new WeakMap();
    },
  };
}

interface CopiedRows {
  readonly holder: Element;
  readonly copy: HTMLTableElement;
  readonly copies: readonly HTMLTableRowElement[];
}

/** Copies in elements like those around the rows, so that they have the same styles. */
function copyRows(
  article: HTMLElement,
  table: HTMLTableElement,
  rows: readonly HTMLTableRowElement[],
): CopiedRows {
  const holder = article.cloneNode(false) as Element;
  holder.setAttribute('data-measured', '');
  const copy = table.cloneNode(false) as HTMLTableElement;
  copy.removeAttribute('data-columns');
  copy.style.removeProperty('inline-size');
  const body = article.ownerDocument.createElement('tbody');
  const copies = rows.map(row => row.cloneNode(true) as HTMLTableRowElement);
  body.append(...copies);
  copy.append(body);
  holder.append(copy);
  return { holder, copy, copies };
}

/** The widths of the cells when each row is as wide as it is told to be by itself. */
function widthsOf(
  copy: HTMLTableElement,
  copies: readonly HTMLTableRowElement[],
  width: 'min-content' | 'max-content',
): number[][] {
  const columns = Math.max(1, ...copies.map(({ cells }) => cells.length));
  copy.style.setProperty('grid-template-columns', `repeat(${columns}, ${width})`);
  return copies.map(({ cells }) => [...cells].map(cell => cell.getBoundingClientRect().width));
}
