import { diffArrays } from 'diff';
import type { Hunk } from './find-hunks.ts';

/** What comes before the value of a key: `title: `, `title = `, `.. title: `. */
const keyPattern = /^(?:\.\. ?)?["']?([^:=\s"']+)["']?\s*[:=]/;

/**
 * Takes changes of neighbouring keys apart, so that each key is a change of its own: the other version may have changed
 * only one of them, or have it already. The first `metadata` places of the base are keys; what goes beyond them, or has
 * keys that come twice, stays one change.
 */
export function keyByKey(hunks: readonly Hunk[], base: readonly string[], metadata: number): readonly Hunk[] {
  return hunks.flatMap(hunk => {
    if (hunk.to > metadata || hunk.from === hunk.to) return [hunk];
    const names = base.slice(hunk.from, hunk.to).map(nameOf);
    const newNames = hunk.places.map(nameOf);
    if (hasDoubles(names) || hasDoubles(newNames)) return [hunk];
    return takeApart(hunk, names, newNames);
  });
}

function takeApart(
  { from, places }: Hunk,
  names: readonly string[],
  newNames: readonly string[],
): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let at = from;
  let taken = 0;
  for (const { value, added, removed } of diffArrays([...names], [...newNames])) {
    const count = value.length;
    if (added) hunks.push({ from: at, to: at, places: places.slice(taken, taken + count) });
    else
      for (let index = 0; index < count; index++)
        hunks.push({
          from: at + index,
          to: at + index + 1,
          places: removed ? [] : places.slice(taken + index, taken + index + 1),
        });
    if (!added) at += count;
    if (!removed) taken += count;
  }
  return hunks;
}

/** The key of a place; its first line where it has none, as a fence. */
function nameOf(place: string): string {
  const line = place.split('\n', 1)[0] ?? '';
  return keyPattern.exec(line)?.[1] ?? line;
}

const hasDoubles = (names: readonly string[]) => new Set(names).size < names.length;
