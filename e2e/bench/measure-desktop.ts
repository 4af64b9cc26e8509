import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { startDouble } from '../support/desktop/double-desktop.ts';
import type { ScratchPlace } from '../tools/scratch-place.ts';
import type { Figure } from './figure.ts';
import { painted } from './painted.ts';
import { waitForWindow } from './wait-for-window.ts';

const rounds = 9;

const emptyApp = fileURLToPath(new URL('empty-app/main.cjs', import.meta.url));

interface Start {
  /** From starting the process to the call that makes the window, in ms. */
  readonly windowMade: number;
  /** To the window on the screen. */
  readonly shown: number;
  /** To a page that can be used, painted. */
  readonly ready: number;
  /** From choosing Quit, with a word that was just typed, to the end of the process. */
  readonly quit: number;
}

/**
 * The desktop shell on the double of Electron, beside an empty program in the same host. Ours can be used when the list
 * shows a post, the search has the focus, and the frame with them is painted.
 */
export async function measureDesktop(
  browser: Browser,
  place: ScratchPlace,
  blog: string,
): Promise<readonly Figure[]> {
  const ours: Start[] = [];
  const bare: Start[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await timeStart(browser, place, blog));
    bare.push(await timeStart(browser, place, null));
  }
  const figure = (name: string, part: keyof Start): Figure => ({
    name,
    ours: ours.map(start => start[part]),
    bare: bare.map(start => start[part]),
  });
  return [
    figure('desktop (double): started to window made', 'windowMade'),
    figure('desktop (double): started to window shown', 'shown'),
    figure('desktop (double): started to window usable', 'ready'),
    figure('desktop (double): quit with a word just typed', 'quit'),
  ];
}

/** Starts the program on a blog, or without one the empty program. */
async function timeStart(browser: Browser, place: ScratchPlace, blog: string | null): Promise<Start> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const from = performance.now();
  let windowMade = 0;
  const app = await startDouble({
    args: blog === null ? [] : ['--', blog],
    ...(blog === null ? { mainBundle: emptyApp } : {}),
    env: place.env,
    page,
    context,
    onWindowMade: () => {
      windowMade ||= performance.now() - from;
    },
  });
  const shown = performance.now() - from;
  // The empty page is whole when it is shown.
  await (blog === null ? painted(page) : waitForWindow(page));
  const ready = performance.now() - from;
  if (blog !== null) await typeWord(page);
  const { tookMs: quit } = await app.quit();
  await context.close();
  return { windowMade, shown, ready, quit };
}

/** Types a word into the post that opened by itself. */
async function typeWord(page: Page): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'Post text' });
  await editor.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('late ');
  await page.getByRole('status', { name: 'File state' }).getByText('Unsaved').waitFor();
}
