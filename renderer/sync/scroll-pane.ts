import { readingPoint, type ScrollBox, scrollTopFor } from './reading-point.ts';
import { createSettling } from './settling.ts';

/** What a pane shows, by pixels of its content and source lines (1-based with a fraction). */
export interface ScrollSurface {
  /** Undefined while nothing is seen of the pane. */
  box(): ScrollBox | undefined;
  scrollTo(top: number): void;
  lineAt(point: number): number;
  /** May be an estimate for a line far from the window. */
  topOf(line: number): number;
  /** Gives what has come near the window its true size, where that can be had before the next frame. */
  measure(): void;
  /** The scroll position to take instead of one that would leave what must be seen out of sight. */
  adjust?(top: number, box: ScrollBox): number;
}

/** How a pane came to be scrolled: as it was told, while it found its place, or by someone else. */
export type ScrollCause = 'own' | 'settling' | 'other';

/** One of two panes that show the same text: it keeps its place through every change of size. */
export interface ScrollPane {
  /** The line at the reading point, also while the pane is hidden. */
  readonly place: number;
  /** Takes a place, now and again while sizes settle. */
  hold(place: number): void;
  /** Shows a line (1-based) at the top edge, now and while sizes change, until something else moves the pane or lines change. */
  holdTop(line: number): void;
  /** Whether the pane is still as `holdTop` put it. */
  readonly isTopHeld: boolean;
  /** Names the same place anew, after lines came or went before it; scrolls nothing. */
  rename(place: number): void;
  /** Something has another size: takes the place again, unless a hand is just moving the pane. */
  refresh(): void;
  /**
   * The text has changed: takes the place again, and for longer only where the pane had to be moved. While a writer types it
   * has not, and frames made for nothing would hold up the next key.
   */
  keep(): void;
  /** A hand moves the pane from now on: it is let go. */
  letGo(): void;
  /** Says why the pane has scrolled, and takes over where it is when that was not its own doing. */
  scrolled(): ScrollCause;
  /** The hand has come to rest: takes over where the pane is by now; false when no hand moved it. */
  rested(): boolean;
  /** Takes over what is where the pane stands, if what is around has another size now; true when that is another place. */
  reread(): boolean;
}

/** The second try finds true heights where the first had estimates, and so on. */
const rounds = 4;

/** Where a pane belongs, and the way there. */
interface Position {
  /** The line at the reading point. */
  place: number;
  /** The line at the top edge, where that is what counts. */
  edge: number | undefined;
  /** Scrolls there; true when the pane was there. */
  put(): boolean;
  /** Takes over where the pane is. */
  takeOver(box: ScrollBox): void;
  /** Whether the pane stands where it was put or taken over last; not where that is not known. */
  isKnown(box: ScrollBox): boolean;
  /** Whether it was ever put anywhere while it was seen. */
  isSet(): boolean;
}

function createPosition(surface: ScrollSurface): Position {
  let written: number | undefined;
  const position: Position = {
    place: 1,
    edge: undefined,
    put() {
      let round = 0;
      for (; round < rounds; round += 1) {
        const box = surface.box();
        if (!box || move(box)) break;
      }
      written = surface.box()?.top;
      return round === 0;
    },
    takeOver(box) {
      written = box.top;
      position.edge = undefined;
      position.place = surface.lineAt(readingPoint(box));
    },
    isKnown: box => written !== undefined && Math.abs(box.top - written) < 1,
    isSet: () => written !== undefined,
  };
  /** One try; true when nothing had to be moved. */
  const move = (box: ScrollBox): boolean => {
    const { place, edge } = position;
    const wanted = edge === undefined ? scrollTopFor(surface.topOf(place), box) : surface.topOf(edge);
    const aligned = within(wanted, box);
    const top = within(surface.adjust?.(aligned, box) ?? aligned, box);
    const isThere = Math.abs(top - box.top) < 0.5;
    if (!isThere) {
      surface.scrollTo(top);
      surface.measure();
    }
    if (top !== aligned || edge !== undefined) position.place = surface.lineAt(readingPoint({ ...box, top }));
    return isThere;
  };
  return position;
}

/** A pane at the start of its text. */
export function createScrollPane(surface: ScrollSurface): ScrollPane {
  const position = createPosition(surface);
  let isMoving = false;
  const settling = createSettling(position.put);
  const hold = (place: number, edge: number | undefined): void => {
    Object.assign(position, { place, edge });
    isMoving = false;
    position.put();
    settling.begin();
  };

  return {
    get place() {
      return position.place;
    },
    get isTopHeld() {
      return position.edge !== undefined;
    },
    hold: place => hold(place, undefined),
    // The line is the place, too, as long as nothing is seen of the pane.
    holdTop: line => hold(line, line),
    rename(place) {
      Object.assign(position, { place, edge: undefined });
    },
    refresh() {
      if (isMoving) return;
      surface.measure();
      position.put();
      settling.begin();
    },
    keep() {
      if (!isMoving && !position.put()) settling.begin();
    },
    letGo() {
      position.edge = undefined;
      settling.end();
    },
    scrolled() {
      const box = surface.box();
      // One that was hidden is shown again where the browser likes.
      if (!box || !position.isSet() || position.isKnown(box)) return 'own';
      if (settling.isOn()) return 'settling';
      isMoving = true;
      position.takeOver(box);
      return 'other';
    },
    rested() {
      const box = isMoving ? surface.box() : undefined;
      isMoving = false;
      if (box) position.takeOver(box);
      return box !== undefined;
    },
    reread() {
      const box = isMoving || settling.isOn() ? undefined : surface.box();
      if (!box || !position.isKnown(box)) return false;
      const known = position.place;
      position.takeOver(box);
      return Math.abs(position.place - known) > leastChange;
    },
  };
}

/** A smaller part of a line is nothing to see. */
const leastChange = 0.01;

const within = (top: number, { length, height }: ScrollBox) => Math.max(0, Math.min(top, length - height));
