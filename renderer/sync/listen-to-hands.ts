/** How a pane is about to be moved. */
export interface Hand {
  /** With Alt held: this movement is for the one pane alone. */
  readonly isApart: boolean;
  /** By a key, which may move the caret. */
  readonly isKey: boolean;
}

const modifiers: ReadonlySet<string> = new Set(['Alt', 'AltGraph', 'Control', 'Meta', 'Shift']);

/**
 * Calls `onHand` when wheel, finger, pointer or key may begin to scroll what `target` holds; scroll bars press the pointer,
 * and momentum has no event of its own.
 */
export function listenToHands(target: EventTarget, onHand: (hand: Hand) => void): void {
  const tell = (event: Event, isKey: boolean): void =>
    onHand({ isApart: 'altKey' in event && event.altKey === true, isKey });
  for (const name of ['wheel', 'touchstart', 'touchmove', 'pointerdown'])
    target.addEventListener(name, event => tell(event, false), { passive: true, capture: true });
  target.addEventListener(
    'keydown',
    event => {
      if ('key' in event && !modifiers.has(String(event.key))) tell(event, true);
    },
    { passive: true, capture: true },
  );
}
