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

/** A pane at the start of its text. */
export function createScrollPane(surface: ScrollSurface): ScrollPane {
  let place = 1;
  let written: number | undefined;
  let isMoving = false;

  /** One try; true when nothing had to be moved. */
  const move = (box: ScrollBox): boolean => {
    const aligned = within(scrollTopFor(surface.topOf(place), box), box);
    const top = within(surface.adjust?.(aligned, box) ?? aligned, box);
    const isThere = Math.abs(top - box.top) < 0.5;
    if (!isThere) {
      surface.scrollTo(top);
      surface.measure();
    }
    if (top !== aligned) place = surface.lineAt(readingPoint({ ...box, top }));
    return isThere;
  };
  const takeOver = (box: ScrollBox): void => {
    written = box.top;
    place = surface.lineAt(readingPoint(box));
  };
  /** True when the pane was where it belongs. */
  const put = (): boolean => {
    let round = 0;
    for (; round < rounds; round += 1) {
      const box = surface.box();
      if (!box || move(box)) break;
    }
    written = surface.box()?.top;
    return round === 0;
  };
  const settling = createSettling(put);

  return {
    get place() {
      return place;
    },
    hold(next) {
      place = next;
      isMoving = false;
      put();
      settling.begin();
    },
    rename(next) {
      place = next;
    },
    refresh() {
      if (isMoving) return;
      surface.measure();
      put();
      settling.begin();
    },
    keep() {
      if (!isMoving && !put()) settling.begin();
    },
    letGo() {
      settling.end();
    },
    scrolled() {
      const box = surface.box();
      // One that was hidden is shown again where the browser likes.
      if (!box || written === undefined || Math.abs(box.top - written) < 1) return 'own';
      if (settling.isOn()) return 'settling';
      isMoving = true;
      takeOver(box);
      return 'other';
    },
    rested() {
      const box = isMoving ? surface.box() : undefined;
      isMoving = false;
      if (box) takeOver(box);
      return box !== undefined;
    },
    reread() {
      const box = isMoving || settling.isOn() ? undefined : surface.box();
      if (!box || written === undefined || Math.abs(box.top - written) >= 1) return false;
      const known = place;
      takeOver(box);
      return Math.abs(place - known) > leastChange;
    },
  };
}

/** A smaller part of a line is nothing to see. */
const leastChange = 0.01;

const within = (top: number, { length, height }: ScrollBox) => Math.max(0, Math.min(top, length - height));
