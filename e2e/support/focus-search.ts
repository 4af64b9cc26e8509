import { expect } from '@playwright/test';
import type { BlogWindow } from './blog-window.ts';

/** Goes to the search by its keys; a window that has just opened does not hear them until its first post is there. */
export async function focusSearch(window: BlogWindow): Promise<void> {
  await expect(window.editor).toBeVisible();
  await expect(async () => {
    await window.page.keyboard.press('ControlOrMeta+Shift+f');
    await expect(window.search).toBeFocused({ timeout: 500 });
  }).toPass();
}
