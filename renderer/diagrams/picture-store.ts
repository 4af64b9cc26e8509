import type { DiagramTheme } from './diagram-protocol.ts';

/** A drawn diagram, ready for an image element. */
export interface Picture {
  /** A data address: an image loaded from it can run nothing and load nothing. */
  readonly address: string;
  readonly width: number;
  readonly height: number;
  /** What readers who see no picture are told. */
  readonly alt: string;
}

/** What became of a source: a picture, or the reason why there is none. */
export type Outcome = { readonly picture: Picture } | { readonly reason: string };

/** Outcomes by source and theme. */
export interface PictureStore {
  get(source: string, theme: DiagramTheme): Outcome | undefined;
  set(source: string, theme: DiagramTheme, outcome: Outcome): void;
}

/** A store for about `limit` UTF-16 units of sources and pictures; what was not asked for longest goes first. */
export function createPictureStore(limit = 20_000_000): PictureStore {
  const outcomes = new Map<string, Outcome>();
  let size = 0;
  const take = (key: string): Outcome | undefined => {
    const found = outcomes.get(key);
    if (!found) return undefined;
    outcomes.delete(key);
    size -= sizeOf(key, found);
    return found;
  };
  const put = (key: string, outcome: Outcome): void => {
    outcomes.set(key, outcome);
    size += sizeOf(key, outcome);
    for (const oldest of outcomes.keys()) {
      if (size <= limit || oldest === key) return;
      take(oldest);
    }
  };
  return {
    get(source, theme) {
      const key = `${theme} ${source}`;
      const found = take(key);
      if (found) put(key, found);
      return found;
    },
    set(source, theme, outcome) {
      const key = `${theme} ${source}`;
      take(key);
      put(key, outcome);
    },
  };
}

function sizeOf(key: string, outcome: Outcome): number {
  return key.length + ('picture' in outcome ? outcome.picture.address.length : outcome.reason.length);
}
