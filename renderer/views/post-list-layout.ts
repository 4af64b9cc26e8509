import type { PostEntry } from '../../shared/model/post.ts';
import type { PostGroup } from '../state/post-groups.ts';
import { visibleRange } from '../ui/visible-range.ts';

/** Height of a group's heading in CSS pixels; `.post-group-label` has the same. */
export const labelHeight = 28;

/** A group with its place in the list; all measures in CSS pixels. */
export interface PlacedGroup extends PostGroup {
  /** Index of its first post among all. */
  readonly from: number;
  readonly top: number;
  readonly height: number;
  /** Height of its heading; 0 when it has none. */
  readonly lead: number;
}

/** Where every row of the list stands. */
export interface ListLayout {
  readonly groups: readonly PlacedGroup[];
  /** The posts of all groups in order. */
  readonly posts: readonly PostEntry[];
  readonly height: number;
  readonly rowHeight: number;
}

/** A group of which something is seen, and which of its posts are drawn: indexes among its own. */
export interface SeenGroup {
  readonly group: PlacedGroup;
  readonly first: number;
  readonly last: number;
}

/** Places groups one below the other. */
export function placeGroups(groups: readonly PostGroup[], rowHeight: number): ListLayout {
  const placed: PlacedGroup[] = [];
  let top = 0;
  let from = 0;
  for (const group of groups) {
    const lead = group.label === null ? 0 : labelHeight;
    const height = lead + group.entries.length * rowHeight;
    placed.push({ ...group, from, top, height, lead });
    top += height;
    from += group.entries.length;
  }
  return { groups: placed, posts: groups.flatMap(({ entries }) => entries), height: top, rowHeight };
}

/** What is drawn of a list scrolled to `scrollTop`, with `spare` more rows above and below. */
export function seenGroups(
  { groups, rowHeight }: ListLayout,
  scrollTop: number,
  viewHeight: number,
  spare: number,
): readonly SeenGroup[] {
  const reach = spare * rowHeight;
  return groups
    .filter(({ top, height }) => top < scrollTop + viewHeight + reach && top + height > scrollTop - reach)
    .map(group => {
      const top = scrollTop - group.top - group.lead;
      const { from, to } = visibleRange(top, viewHeight, rowHeight, group.entries.length, spare);
      return { group, first: from, last: to };
    });
}

/** The scroll position nearest to `scrollTop` at which the post of that index is wholly seen, below its group's heading. */
export function scrollTopOfPost(
  { groups, rowHeight }: ListLayout,
  index: number,
  scrollTop: number,
  viewHeight: number,
): number {
  const group = groups.findLast(({ from }) => from <= index);
  if (!group) return scrollTop;
  const top = group.top + group.lead + (index - group.from) * rowHeight;
  // The heading of a group stays at the top of the list while the group is seen.
  if (top - group.lead < scrollTop) return top - group.lead;
  return Math.max(scrollTop, top + rowHeight - viewHeight);
}
