import { createIdleWork } from '../page/idle-work.ts';
import { isWrapper } from '../page/place-units.ts';
import { type ColumnNeed, shareWidth } from './column-widths.ts';
import { likelyWidestRows } from './likely-widest-rows.ts';
import { createRowMeasure } from './measure-rows.ts';

/** The tables of an article whose rows are laid out each by itself. */
export interface LongTables {
  /** The article has changed. */
  changed(): void;
}

/** A table with fewer rows is laid out by the browser as a whole. */
const leastRows = 64;
/** How long nothing changes before columns get other widths, in ms. */
const restMs = 1500;
/** What makes a cell wider or narrower without a patch. */
const cellEvents = ['load', 'error', 'toggle'] as const;

interface KnownTable {
  readonly needs: readonly ColumnNeed[];
  readonly font: string;
}

/**
 * Gives the columns of long tables fixed widths: those that automatic layout would give. Otherwise every letter typed into
 * a cell has all rows laid out again, because any of them could make a column wider. While somebody types the widths stay;
 * after a rest, and at once when the pane has another width or the text another size, they follow. Tables inside of other
 * blocks, and those of a post's own HTML, are left alone.
 */
export function createLongTables(article: HTMLElement): LongTables {
  const rows = createRowMeasure(article);
  const known = new Map<HTMLTableElement, KnownTable>();
  let isAtRest = false;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const work = createIdleWork(isTimeUp => {
    for (const table of longTablesOf(article).filter(isDue)) {
      const wanted = isAtRest ? [...table.rows] : likelyWidestRows(table);
      if (!rows.work(table, wanted, isTimeUp)) return false;
      settle(table);
    }
    if (isAtRest) [...known.keys()].filter(table => !isLong(table)).forEach(release);
    return true;
  });

  /**
   * New tables do not wait until somebody rests, since every letter would cost all of their rows. They get the widths that
   * the rows which look widest ask for, and are measured whole at rest.
   */
  function isDue(table: HTMLTableElement): boolean {
    return isAtRest || !known.has(table);
  }

  function settle(table: HTMLTableElement): void {
    const needs = rows.needsOf(table);
    if (!needs) release(table);
    else {
      known.set(table, { needs, font: fontOf(table) });
      fixColumns(table, shareWidth(needs, widthOf(article)));
    }
  }

  function release(table: HTMLTableElement): void {
    known.delete(table);
    releaseColumns(table);
  }

  function changed(): void {
    isAtRest = false;
    clearTimeout(rest);
    rest = setTimeout(() => {
      isAtRest = true;
      work.ask();
    }, restMs);
    work.ask();
  }

  function changedSize(): void {
    for (const [table, { needs, font }] of known) {
      if (!table.isConnected) known.delete(table);
      else if (fontOf(table) === font) fixColumns(table, shareWidth(needs, widthOf(article)));
      else {
        rows.forgetAll();
        release(table);
        work.ask();
      }
    }
  }

  const { defaultView, fonts } = article.ownerDocument;
  defaultView?.addEventListener('resize', changedSize);
  // Not within: a size that is changed while sizes are told is an error.
  new ResizeObserver(() => requestAnimationFrame(changedSize)).observe(article);
  fonts?.addEventListener('loadingdone', () => {
    rows.forgetAll();
    changed();
  });
  for (const name of cellEvents)
    article.addEventListener(
      name,
      ({ target }) => {
        const row = (target as Element).closest('tr');
        if (!row) return;
        rows.forget(row);
        changed();
      },
      true,
    );
  return { changed };
}

/** Lets the browser find the widths of columns, as in any table. */
export function releaseColumns(table: HTMLElement): void {
  if (!table.hasAttribute('data-columns')) return;
  table.removeAttribute('data-columns');
  table.style.removeProperty('grid-template-columns');
  table.style.removeProperty('inline-size');
}

function fixColumns(table: HTMLTableElement, widths: readonly number[]): void {
  const columns = widths.map(width => `${width}px`).join(' ');
  if (table.getAttribute('data-columns') === columns) return;
  table.setAttribute('data-columns', columns);
  table.style.setProperty('grid-template-columns', columns);
  table.style.setProperty('inline-size', `${widths.reduce((sum, width) => sum + width, 0)}px`);
}

/** Those that are patched row by row. */
function longTablesOf(article: HTMLElement): HTMLTableElement[] {
  const found: HTMLTableElement[] = [];
  for (const child of article.children)
    for (const block of child.hasAttribute('data-chunk') ? child.children : [child])
      if (block.localName === 'table' && isLong(block as HTMLTableElement))
        found.push(block as HTMLTableElement);
  return found;
}

function isLong(table: HTMLTableElement): boolean {
  return table.isConnected && isWrapper(table) && table.rows.length >= leastRows;
}

function fontOf(table: HTMLTableElement): string {
  return getComputedStyle(table).font;
}

function widthOf(article: HTMLElement): number {
  return article.getBoundingClientRect().width;
}
