import type { Browser } from '@playwright/test';
import { BlogWindow } from '../support/blog-window.ts';
import { newPage, previewFilled } from './shooting.ts';

/** Opens a window at an address of Leysin, and in it the first post of the Nikola blog. */
export async function openFirstPost(browser: Browser, address: string): Promise<BlogWindow> {
  const window = new BlogWindow(await newPage(browser, address));
  await window.openPost('First snow');
  await window.search.fill('');
  await previewFilled(window);
  return window;
}

/** Writes something at the end of the open post, and waits until it is on the disk. */
export async function writeMore(window: BlogWindow, text: string): Promise<void> {
  await window.typeAtEnd(text);
  await window.fileState.filter({ hasText: /^Saved/ }).waitFor();
}

/** Puts every error away. */
export async function dismissAll(window: BlogWindow): Promise<void> {
  const dismiss = window.alerts.getByRole('button', { name: 'Dismiss' });
  while (await dismiss.first().isVisible()) await dismiss.first().click();
}
