import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/** What one key took, in ms from the moment the browser got it. */
export interface KeyTimes {
  /** To the end of the frame that shows the character in the editor. */
  readonly painted: number;
  /** To the character standing in the preview; undefined in a page without preview. */
  readonly previewed: number | undefined;
}

interface Probe {
  /** Begins to wait for the next key. */
  arm(expected: string): void;
  times: Promise<KeyTimes> | undefined;
}

type ProbeWindow = typeof globalThis & { probe?: Probe };

/** A key that is not in the preview by then has starved; in ms. */
const patienceMs = 20_000;

/** Puts the measuring code into a page whose editor is open. */
export async function startProbe(page: Page): Promise<void> {
  await page.evaluate(installProbe);
}

/** Types one character with a real key event; `expected` is what the preview's block must hold then. */
export async function timeKey(page: Page, key: string, expected: string): Promise<KeyTimes> {
  // Armed before the key is sent: keys and evaluations reach a page on different ways, in any order.
  await page.evaluate(text => (globalThis as ProbeWindow).probe?.arm(text), expected);
  const late = new AbortController();
  const starved = pause(patienceMs, undefined, { signal: late.signal }).then(() => {
    throw new Error(`the key ${key} was not shown within ${patienceMs} ms`);
  });
  try {
    await page.keyboard.press(key);
    const measured = await Promise.race([
      page.evaluate(() => (globalThis as ProbeWindow).probe?.times),
      starved,
    ]);
    if (!measured) throw new Error('the probe is not in the page');
    return measured;
  } finally {
    late.abort();
    starved.catch(() => undefined);
  }
}

/** Runs in the page: must not refer to anything outside itself. */
function installProbe(): void {
  const article = document
    .querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
    ?.contentDocument?.querySelector('article');
  const channel = new MessageChannel();
  let pressed = 0;
  let onPainted: (time: number) => void = time => void time;
  channel.port1.onmessage = () => onPainted(performance.now() - pressed);
  addEventListener('keydown', event => (pressed = event.timeStamp), { capture: true });
  // A message sent from a frame's callback arrives when that frame has been laid out and painted.
  addEventListener('input', () => requestAnimationFrame(() => channel.port2.postMessage(null)), {
    capture: true,
  });
  const measure = async (expected: string): Promise<KeyTimes> => {
    const painted = new Promise<number>(resolve => (onPainted = resolve));
    if (!article) return { painted: await painted, previewed: undefined };
    const previewed = new Promise<number>(resolve => {
      // The whole text: a block may be replaced with its neighbours. At 1 MB this look costs some ms itself.
      const observer = new MutationObserver(() => {
        if (!article.textContent?.includes(expected)) return;
        observer.disconnect();
        resolve(performance.now() - pressed);
      });
      observer.observe(article, { subtree: true, childList: true, characterData: true });
    });
    return { painted: await painted, previewed: await previewed };
  };
  const probe: Probe = {
    arm: expected => {
      probe.times = measure(expected);
    },
    times: undefined,
  };
  (globalThis as ProbeWindow).probe = probe;
}
