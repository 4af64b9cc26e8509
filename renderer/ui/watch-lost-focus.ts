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
      if (!isLost()) return;
      recover();
      stillKeys();
    });
  }).observe(document.body, { childList: true, subtree: true });
}

/** Two presses in that time were meant for one button, in ms. */
const doubled = 400;

/** The key that pressed the button, held or pressed twice, is not for what has the focus now: it would write into the post. */
function stillKeys(): void {
  const controller = new AbortController();
  const options = { capture: true, signal: controller.signal };
  const since = performance.now();
  const still = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return controller.abort();
    if (!event.repeat && performance.now() - since > doubled) return controller.abort();
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', still, options);
}
