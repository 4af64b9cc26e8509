import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { OutlineHeading } from '../../shared/markdown/preview-protocol.ts';
import { foldText } from '../../shared/search/fold-text.ts';

/** A heading as the outline shows it. */
export interface OutlineRow {
  readonly text: string;
  /** 1 to 6, as written. */
  readonly level: number;
  /** How far it is nested, from 0: levels that are skipped, and those above the post's highest, are no steps. */
  readonly depth: number;
  /** Its place among the headings of its own nest, from 1, and their number. */
  readonly place: number;
  readonly siblings: number;
}

/** The headings of the open post, and which of their sections the caret is in. */
export interface OutlineState {
  /** Null until the first answer. */
  readonly headings: ReadonlySignal<readonly OutlineHeading[] | null>;
  /** The same array as long as no text or level changes: lines that only moved draw nothing anew. */
  readonly rows: ReadonlySignal<readonly OutlineRow[]>;
  /** Index of the last heading at or above the caret, or -1. */
  readonly current: ReadonlySignal<number>;
  /** Null: as before. */
  take(headings: readonly OutlineHeading[] | null): void;
  /** @param line 1-based in the file. */
  setCaret(line: number): void;
  reset(): void;
}

/** Creates the outline: none known. */
export function createOutlineState(): OutlineState {
  const headings = signal<readonly OutlineHeading[] | null>(null);
  const caretLine = signal(1);
  let shown: readonly OutlineRow[] = [];
  const rows = computed(() => {
    const next = headings.value ?? [];
    if (!isSameOutline(next, shown)) shown = nestHeadings(next);
    return shown;
  });
  return {
    headings,
    rows,
    current: computed(() => {
      const line = caretLine.value;
      return (headings.value ?? []).findLastIndex(heading => heading.line <= line);
    }),
    take(next) {
      // A post without headings begins as what was before it: none.
      headings.value = next ?? headings.peek() ?? [];
    },
    setCaret(line) {
      caretLine.value = line;
    },
    reset() {
      headings.value = null;
      caretLine.value = 1;
    },
  };
}

function isSameOutline(headings: readonly OutlineHeading[], rows: readonly OutlineRow[]): boolean {
  return (
    headings.length === rows.length &&
    headings.every(({ level, text }, index) => rows[index]?.level === level && rows[index].text === text)
  );
}

/** Nests headings by their levels. */
export function nestHeadings(
  headings: readonly Pick<OutlineHeading, 'level' | 'text'>[],
): readonly OutlineRow[] {
  const open: { readonly level: number; readonly nest: { count: number } }[] = [];
  const top = { count: 0 };
  const placed = headings.map(({ level, text }) => {
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const depth = open.length;
    const nest = open.at(-1)?.nest ?? top;
    nest.count += 1;
    open.push({ level, nest: { count: 0 } });
    return { text, level, depth, place: nest.count, nest };
  });
  return placed.map(({ nest, ...row }) => ({ ...row, siblings: nest.count }));
}

/** The next heading, after `from` and around the end, whose text begins with `start`; -1 when there is none. */
export function findByStart(rows: readonly OutlineRow[], start: string, from: number): number {
  const folded = foldText(start);
  for (let step = 0; step < rows.length; step += 1) {
    const index = (Math.max(0, from) + step) % rows.length;
    if (foldText(rows[index]?.text ?? '').startsWith(folded)) return index;
  }
  return -1;
}
