import type { ListEntry } from './align-items.ts';
import type { TextRange } from './edit-dialect.ts';

/** A list written between two offsets, and how a new item and a gap are written there. */
export interface ListSource {
  readonly text: string;
  /** Between the brackets or quotes. */
  readonly inside: TextRange;
  readonly items: readonly TextRange[];
  /** What stands between two items where the list itself does not show it. */
  readonly gap: string;
  /** Whether `#` between items begins a comment. */
  readonly hasComments: boolean;
  readonly write: (entry: ListEntry) => string;
}

/**
 * The inside of a list after a change: what stays keeps its characters and those around it, what is new gets the
 * list's own separators. Undefined when a comment would be lost or end up behind another item.
 */
export function rebuildList(source: ListSource, entries: readonly ListEntry[]): string | undefined {
  const { text, inside, items } = source;
  const isComment = (part: string) => source.hasComments && part.includes('#');
  const [first] = items;
  const last = items.at(-1);
  const whole = text.slice(inside.from, inside.to);
  if (first === undefined || last === undefined || entries.length === 0) {
    if (isComment(withoutItems(source))) return undefined;
    return first === undefined || entries.length > 0 ? padded(whole, entries, source) : '';
  }
  const gaps = items.slice(1).map((item, index) => text.slice(items[index]?.to ?? 0, item.from));
  const head = text.slice(inside.from, first.from);
  const tail = text.slice(last.to, inside.to);
  const newGap = gaps.findLast(gap => !isComment(gap)) ?? gapLike(head, source.gap);
  if (isComment(newGap)) return undefined;
  if (isComment(tail) && entries.at(-1)?.old !== items.length - 1) return undefined;
  const used = new Set<number>();
  let result = head;
  entries.forEach((entry, index) => {
    result += source.write(entry);
    if (index === entries.length - 1) return;
    const gap = entry.old === undefined ? undefined : gaps[entry.old];
    if (gap !== undefined && entry.old !== undefined) used.add(entry.old);
    result += gap ?? newGap;
  });
  if (gaps.some((gap, index) => !used.has(index) && isComment(gap))) return undefined;
  return result + tail;
}

/** A list with one item on a line of its own gets the next one below it. */
function gapLike(head: string, gap: string): string {
  return head.includes('\n') ? gap.trimEnd() + head : gap;
}

function padded(inner: string, entries: readonly ListEntry[], source: ListSource): string {
  const written = entries.map(source.write).join(source.gap);
  const pad = inner.length === 2 && inner.trim() === '' ? ' ' : inner;
  return entries.length === 0 || pad.trim() !== ''
    ? inner
    : pad.includes('\n')
      ? written
      : pad + written + pad;
}

function withoutItems({ text, inside, items }: ListSource): string {
  let result = '';
  let position = inside.from;
  for (const { from, to } of items) {
    result += text.slice(position, from);
    position = to;
  }
  return result + text.slice(position, inside.to);
}
