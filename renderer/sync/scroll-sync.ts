import type { ScrollPane } from './scroll-pane.ts';
import { createSettling } from './settling.ts';

/** One of the two panes. */
export type PaneName = 'editor' | 'preview';

/** Keeps two panes at the same place. */
export interface ScrollSync {
  /** The user's hand is on a pane. `isApart`: this movement is to leave the other pane alone. */
  take(pane: PaneName, isApart: boolean): void;
  /** The writer types: what scrolls now is no wish to look elsewhere. */
  typed(): void;
  /** A pane has scrolled. */
  scrolled(pane: PaneName): void;
  /** Nothing scrolls a pane any more. */
  rested(pane: PaneName): void;
  /** A pane was put at a place that both are to show, whoever led before. */
  placed(pane: PaneName): void;
  /** A pane was put where its text begins: the other one begins at its own start, until a hand moves one of them. */
  began(pane: PaneName): void;
  /** Whether the panes move together. Locking moves the pane that followed last. */
  setLocked(isLocked: boolean): void;
  readonly isLocked: boolean;
  /** Shows in the other pane what is at the reading point of this one, locked or not. */
  showInOther(pane: PaneName): void;
}

const otherOf = { editor: 'preview', preview: 'editor' } as const;

/**
 * Exactly one pane leads: the one that last got wheel, touch, key, scrollbar or drag. What a pane scrolls because it was
 * told to never moves the other one back.
 */
export function createScrollSync(panes: Readonly<Record<PaneName, ScrollPane>>): ScrollSync {
  let leader: PaneName = 'editor';
  let isTyping = false;
  let isApart = false;
  let isLocked = true;
  const align = (): void => {
    panes[otherOf[leader]].hold(panes[leader].place);
  };
  const follows = (pane: PaneName): boolean => pane === leader && !isTyping && isLocked && !isApart;
  // The browser tells the end of a movement before it has laid out what came into sight by it.
  const settling = createSettling(() => {
    if (follows(leader) && panes[leader].reread()) align();
  });
  return {
    take(pane, isApartNow) {
      leader = pane;
      isTyping = false;
      isApart = isApartNow;
      settling.end();
      panes[pane].letGo();
    },
    typed() {
      isTyping = true;
    },
    scrolled(pane) {
      const cause = panes[pane].scrolled();
      if (cause !== 'other' || (isTyping && pane === 'editor')) return;
      // A hand we did not see: a screen reader, the browser's own search.
      if (pane !== leader) this.take(pane, false);
      if (isLocked && !isApart) align();
    },
    rested(pane) {
      if (!panes[pane].rested() || !follows(pane)) return;
      align();
      settling.begin();
    },
    placed(pane) {
      this.take(pane, false);
      align();
    },
    began(pane) {
      leader = pane;
      isTyping = false;
      isApart = true;
      settling.end();
    },
    setLocked(next) {
      if (next === isLocked) return;
      isLocked = next;
      isApart = false;
      if (isLocked) align();
    },
    get isLocked() {
      return isLocked && !isApart;
    },
    showInOther(pane) {
      panes[otherOf[pane]].hold(panes[pane].place);
    },
  };
}
