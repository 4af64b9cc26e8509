import { isCount, isPosition, shapeOf } from '../../../shared/api/guards.ts';
import type { PostPlace } from '../../../shared/model/post.ts';

/** Where the writer was in each post, the most recent last; no more than a fixed number. */
export interface PlaceList {
  get(key: string): PostPlace | undefined;
  set(key: string, place: PostPlace): void;
  /** As data for a JSON file. */
  toJson(): unknown;
}

const mostPlaces = 2_000;

const isPlace = shapeOf({ anchor: isCount, head: isCount, topLine: isPosition });

/** Creates the list from what `toJson` gave; entries that are no places are left out. */
export function createPlaceList(saved: unknown): PlaceList {
  const places = new Map<string, PostPlace>();
  const list: PlaceList = {
    get: key => places.get(key),
    set(key, place) {
      // Setting a key anew keeps its rank in a Map, so it is taken out first.
      places.delete(key);
      places.set(key, place);
      for (const oldest of places.keys()) {
        if (places.size <= mostPlaces) break;
        places.delete(oldest);
      }
    },
    toJson: () => ({ places: [...places] }),
  };
  for (const entry of entriesOf(saved)) {
    if (!Array.isArray(entry)) continue;
    const [key, place] = entry;
    if (typeof key === 'string' && isPlace(place)) list.set(key, place);
  }
  return list;
}

function entriesOf(saved: unknown): readonly unknown[] {
  if (typeof saved !== 'object' || saved === null || !('places' in saved)) return [];
  return Array.isArray(saved.places) ? saved.places : [];
}
