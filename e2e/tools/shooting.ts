import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import type { BlogWindow } from '../support/blog-window.ts';

/** Where pictures to look at go; git does not know them. */
export const shots = fileURLToPath(new URL('../shots', import.meta.url));

/** Both looks of every picture. */
export const themes = ['light', 'dark'] as const;

/** A window of a notebook, and a small one. */
export const sizes = [
  { width: 1440, height: 900 },
  { width: 900, height: 600 },
] as const;

/** A window beside another one. */
export const narrowSize = { width: 800, height: 900 } as const;

/** Takes the window as it is, light and dark. */
export async function shoot(page: Page, name: string): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await settle(page);
    await page.screenshot({ path: join(shots, `${name}-${theme}.png`) });
  }
}

/** Takes the window at each of some sizes, and leaves it at the first one there is. */
export async function shootSizes(
  page: Page,
  name: string,
  taken: readonly { readonly width: number; readonly height: number }[] = sizes,
): Promise<void> {
  for (const size of taken) {
    await page.setViewportSize(size);
    await shoot(page, `${name}-${size.width}`);
  }
  await page.setViewportSize(sizes[0]);
}

/** Waits for the preview to hold a paragraph. */
export async function previewFilled(window: BlogWindow): Promise<void> {
  await window.article.locator('p').first().waitFor();
}

/** Waits for running transitions, fonts and pictures of the preview. */
export async function settle(page: Page): Promise<void> {
  await twoFrames(page);
  await page.evaluate(async () => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument;
    await document.fonts.ready;
    await frame?.fonts.ready;
    const pictures = [...(frame?.images ?? [])].filter(picture => !picture.complete);
    await Promise.all(pictures.map(picture => picture.decode().catch(() => undefined)));
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.all(moving.map(animation => animation.finished.catch(() => undefined)));
  });
  await twoFrames(page);
}

async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** A window of the browser at an address of Leysin. */
export async function newPage(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: sizes[0], reducedMotion: 'reduce' });
  await page.goto(address);
  return page;
}
