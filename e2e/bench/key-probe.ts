import type { Page } from '@playwright/test';

/** What one key took, in ms from the moment the browser got it; null where it has not come about. */
export interface KeyTimes {
  /** To the end of the frame that shows the character in the editor. */
  readonly painted: number | null;
  /** To the character standing in the preview's document. */
  readonly previewed: number | null;
  /** To the end of the frame that shows it in the preview. */
  readonly previewPainted: number | null;
}

/** What a page measured while it was typed into. */
export interface Typed {
  readonly keys: readonly KeyTimes[];
  /** Tasks of the main thread over 50 ms, in ms. */
  readonly longTasks: readonly number[];
}

interface Probe {
  /** Resolves when so many keys are painted in the editor. */
  whenPainted(count: number): Promise<void>;
  /** Resolves when so many keys are painted in the preview; at once in a page without one. */
  whenPreviewed(count: number): Promise<void>;
  result(): Typed;
}

type ProbeWindow = typeof globalThis & { probe?: Probe };

/** Puts the measuring code into a page whose caret stands behind `mark`, where `letters` are going to be typed. */
export async function startProbe(page: Page, mark: string, letters: string): Promise<void> {
  await page.evaluate(installProbe, { mark, letters });
}

/** Waits until so many keys are painted in the editor. */
export async function keysPainted(page: Page, count: number): Promise<void> {
  await page.evaluate(number => (globalThis as ProbeWindow).probe?.whenPainted(number), count);
}

/** Waits until so many keys are in the preview, but no longer than `patienceMs`, and gives what was measured. */
export async function finishProbe(page: Page, count: number, patienceMs: number): Promise<Typed> {
  const typed = await page.evaluate(
    async ([number, patience]) => {
      const { probe } = globalThis as ProbeWindow;
      const late = new Promise(resolve => setTimeout(resolve, patience));
      await Promise.race([probe?.whenPreviewed(number), late]);
      return probe?.result();
    },
    [count, patienceMs] as const,
  );
  if (!typed) throw new Error('the probe is not in the page');
  return typed;
}

/** Runs in the page: must not refer to anything outside itself. */
function installProbe({ mark, letters }: { readonly mark: string; readonly letters: string }): void {
  interface Key {
    readonly pressed: number;
    painted: number | null;
    previewed: number | null;
    previewPainted: number | null;
  }
  const keys: Key[] = [];
  const longTasks: number[] = [];
  let waiting: { readonly isDone: () => boolean; readonly resolve: () => void }[] = [];
  let onFrame: (() => void)[] = [];

  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const due = onFrame;
    onFrame = [];
    for (const each of due) each();
    for (const { isDone, resolve } of waiting) if (isDone()) resolve();
    waiting = waiting.filter(({ isDone }) => !isDone());
  };
  // A message sent from a frame's callback arrives when that frame has been laid out and painted.
  const afterFrame = (then: () => void): void =>
    void requestAnimationFrame(() => {
      onFrame.push(then);
      if (onFrame.length === 1) channel.port2.postMessage(null);
    });
  const when = (isDone: () => boolean): Promise<void> =>
    new Promise(resolve => (isDone() ? resolve() : waiting.push({ isDone, resolve })));

  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key.length === 1)
        keys.push({ pressed: timeStamp, painted: null, previewed: null, previewPainted: null });
    },
    { capture: true },
  );
  let entered = 0;
  const onInput = () => {
    const key = keys[entered];
    entered += 1;
    afterFrame(() => {
      if (key) key.painted = performance.now() - key.pressed;
    });
  };
  addEventListener('input', onInput, { capture: true });
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask' });

  const preview =
    document
      .querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
      ?.contentDocument?.querySelector('article') ?? document.querySelector('#preview');

  let held: Element | null = null;
  /** The smallest element around the mark, below `root`. */
  const find = (root: Node): Element | null => {
    const walker = (root.ownerDocument ?? document).createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.nodeValue?.includes(mark)) return node.parentElement;
    return null;
  };
  const countShown = (records: readonly MutationRecord[]): number => {
    if (!held?.isConnected) {
      held = null;
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) held ??= find(node);
      if (preview) held ??= find(preview);
    }
    const text = held?.textContent ?? '';
    const start = text.indexOf(mark) + mark.length;
    let count = 0;
    while (held && count < letters.length && text[start + count] === letters[count]) count += 1;
    return count;
  };
  let shown = 0;
  const onPreview = (records: readonly MutationRecord[]): void => {
    const count = countShown(records);
    const now = performance.now();
    for (const key of keys.slice(shown, count)) {
      key.previewed = now - key.pressed;
      afterFrame(() => {
        key.previewPainted = performance.now() - key.pressed;
      });
    }
    shown = Math.max(shown, count);
  };
  if (preview)
    new MutationObserver(onPreview).observe(preview, { subtree: true, childList: true, characterData: true });

  const probe: Probe = {
    whenPainted: count =>
      when(() => keys.slice(0, count).filter(key => key.painted !== null).length === count),
    whenPreviewed: count =>
      when(
        () => !preview || keys.slice(0, count).filter(key => key.previewPainted !== null).length === count,
      ),
    result: () => ({
      keys: keys.map(({ painted, previewed, previewPainted }) => ({ painted, previewed, previewPainted })),
      longTasks: longTasks.slice(),
    }),
  };
  (globalThis as ProbeWindow).probe = probe;
}
