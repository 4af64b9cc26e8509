/**
 * Calls `recover` when the focus is nowhere because what had it was taken off the page, as a button that is not needed any
 * more: keys would do nothing, and a screen reader would begin at the top. Not where the user has clicked beside everything,
 * nor below a dialog, which keeps the focus itself. Whoever moves the focus at the same moment comes first.
 */
export function watchLostFocus(recover: () => void): void {
  let last: EventTarget | null = null;
  const isLost = () =>
    document.activeElement === document.body && document.querySelector('dialog[open]') === null;
  document.addEventListener('focusin', event => {
    last = event.target;
  });
  document.addEventListener('pointerdown', () =>
    setTimeout(() => {
      if (isLost()) last = null;
    }),
  );
  new MutationObserver(() => {
    if (!isLost() || !(last instanceof Element) || last.isConnected) return;
    last = null;
    setTimeout(() => {
      if (isLost()) recover();
    });
  }).observe(document.body, { childList: true, subtree: true });
}
