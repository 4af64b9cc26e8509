import type { TextChange, TextChanges } from '../model/text-change.ts';
import { findHunks, type Hunk } from './find-hunks.ts';
import { keyByKey } from './key-hunks.ts';
import { type FindBlockEnd, placesOf } from './text-places.ts';

/** The texts of a three-way merge, with `\n` line ends. */
export interface MergeSides {
  /** The text both sides began with. */
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/**
 * The changes that bring into `mine` what `theirs` has changed of `base`; undefined when both sides changed the same
 * place or neighbouring ones, so that somebody has to choose. Places are the lines of the body and, where `blockEnd`
 * finds metadata, their keys, which may be neighbours. What both sides changed alike is in `mine` already.
 */
export function mergeTexts(sides: MergeSides, blockEnd: FindBlockEnd = () => 0): TextChanges | undefined {
  const [base, mine, theirs] = [sides.base, sides.mine, sides.theirs].map(text =>
    placesOf(text, blockEnd(text)),
  );
  if (!base || !mine || !theirs) return undefined;
  const hunksOf = (places: readonly string[]) =>
    keyByKey(findHunks(base.places, places), base.places, base.metadata);
  const ours = hunksOf(mine.places);
  const wanted: Hunk[] = [];
  for (const hunk of hunksOf(theirs.places)) {
    if (ours.some(own => isSame(own, hunk))) continue;
    if (ours.some(own => isTouching(own, hunk, base.metadata))) return undefined;
    wanted.push(hunk);
  }
  return toChanges(base.places, ours, wanted);
}

function isSame(one: Hunk, other: Hunk): boolean {
  return one.from === other.from && one.to === other.to && one.places.join('') === other.places.join('');
}

/**
 * Whether two changes of one base, one from each side, are of the same place or neighbouring ones; the first `metadata` places
 * are keys, which may be neighbours.
 */
export function isTouching(one: Hunk, other: Hunk, metadata: number): boolean {
  if (one.from < other.to && other.from < one.to) return true;
  // In which order two insertions at one place belong, nobody knows.
  if (one.from === other.from && (one.from === one.to) === (other.from === other.to)) return true;
  if (one.to !== other.from && other.to !== one.from) return false;
  const border = one.to === other.from ? one.to : other.to;
  return border > metadata;
}

/** The wanted changes of the base in the offsets of a text that already has `ours`. */
function toChanges(
  base: readonly string[],
  ours: readonly Hunk[],
  wanted: readonly Hunk[],
): readonly TextChange[] {
  const starts = [0];
  for (const place of base) starts.push((starts.at(-1) ?? 0) + place.length);
  const startOf = (index: number) => starts[index] ?? 0;
  const changes: TextChange[] = [];
  let shift = 0;
  let passed = 0;
  for (const hunk of wanted) {
    for (let own = ours[passed]; own && own.to <= hunk.from; own = ours[++passed])
      shift += own.places.join('').length - (startOf(own.to) - startOf(own.from));
    changes.push({
      from: startOf(hunk.from) + shift,
      to: startOf(hunk.to) + shift,
      insert: hunk.places.join(''),
    });
  }
  return changes;
}
