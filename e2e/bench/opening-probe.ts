import type { CDPSession, Page } from '@playwright/test';

/** From the click that opens a post, in ms to the end of the frame that shows it. */
export interface OpeningTimes {
  /** The start of the text in the editor. */
  readonly editor: number;
  /** The start of the post in the preview; undefined in a page without one. */
  readonly first: number | undefined;
  /** The end of the post in the preview's document and laid out. */
  readonly complete: number | undefined;
  /** The longest task of the main thread meanwhile; 0 when none was over 50 ms. */
  readonly longestTask: number;
}

type ProbeWindow = typeof globalThis & { opening?: Promise<OpeningTimes> };

/** Waits in the page for the next click and the post that it opens. */
export async function startOpeningProbe(page: Page, startMark: string, endMark: string): Promise<void> {
  await page.evaluate(installProbe, { startMark, endMark });
}

/** What the click that came meanwhile took. */
export async function openingTimes(page: Page): Promise<OpeningTimes> {
  const times = await page.evaluate(() => (globalThis as ProbeWindow).opening);
  if (!times) throw new Error('the probe is not in the page');
  return times;
}

/** The JavaScript heap in bytes after two collections: of the page, and of its workers together. */
export async function measureHeap(page: Page): Promise<{ readonly page: number; readonly workers: number }> {
  const session = await page.context().newCDPSession(page);
  const workers: string[] = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.push(sessionId);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const send = (method: string) => session.send(method as 'Runtime.getHeapUsage');
  await send('HeapProfiler.collectGarbage');
  await send('HeapProfiler.collectGarbage');
  const own = await send('Runtime.getHeapUsage');
  let inWorkers = 0;
  for (const worker of workers) {
    await sendTo(session, worker, 'HeapProfiler.collectGarbage');
    await sendTo(session, worker, 'HeapProfiler.collectGarbage');
    inWorkers += (await sendTo(session, worker, 'Runtime.getHeapUsage'))?.usedSize ?? Number.NaN;
  }
  await session.detach();
  return { page: own.usedSize, workers: inWorkers };
}

let commands = 0;

/** One command to a worker that `session` is attached to. */
function sendTo(
  session: CDPSession,
  worker: string,
  method: string,
): Promise<{ readonly usedSize?: number } | undefined> {
  commands += 1;
  const id = commands;
  return new Promise((resolve, reject) => {
    const listen = ({ sessionId, message }: { sessionId: string; message: string }): void => {
      const answer = JSON.parse(message) as { id?: number; result?: { usedSize?: number } };
      if (sessionId !== worker || answer.id !== id) return;
      session.off('Target.receivedMessageFromTarget', listen);
      resolve(answer.result);
    };
    session.on('Target.receivedMessageFromTarget', listen);
    session
      .send('Target.sendMessageToTarget', { sessionId: worker, message: JSON.stringify({ id, method }) })
      .catch(reject);
  });
}

/** Runs in the page: must not refer to anything outside itself. */
function installProbe({
  startMark,
  endMark,
}: {
  readonly startMark: string;
  readonly endMark: string;
}): void {
  const preview =
    document
      .querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
      ?.contentDocument?.querySelector('article') ?? document.querySelector('#preview');
  let clicked = Number.NaN;
  let longestTask = 0;
  addEventListener('click', ({ timeStamp }) => (clicked = timeStamp), { capture: true, once: true });
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  }).observe({ type: 'longtask' });

  /** Resolves at the end of the frame that shows what `isThere` waits for. */
  const painted = (root: Element, isThere: () => boolean): Promise<number> =>
    new Promise(resolve => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now() - clicked);
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        requestAnimationFrame(() => channel.port2.postMessage(null));
      });
      observer.observe(root, { subtree: true, childList: true, characterData: true });
    });

  const lastText = (element: Element): string => {
    let last = element;
    while ((last.textContent?.length ?? 0) > 1000 && last.lastElementChild) last = last.lastElementChild;
    return last.textContent ?? '';
  };
  const surface = document.querySelector('.cm-editor')?.parentElement ?? document.body;
  const editor = painted(surface, () => surface.textContent?.includes(startMark) ?? false);
  const first = preview
    ? painted(preview, () => preview.textContent?.includes(startMark) ?? false)
    : undefined;
  const complete = preview ? painted(preview, () => lastText(preview).includes(endMark)) : undefined;
  const measure = async (): Promise<OpeningTimes> => ({
    editor: await editor,
    first: await first,
    complete: await complete,
    longestTask,
  });
  (globalThis as ProbeWindow).opening = measure();
}
