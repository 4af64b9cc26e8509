import type { Page } from '@playwright/test';
import { painted } from './painted.ts';

/**
 * Resolves when the window can be used: the list shows a post, the search has the focus, and the frame with them is
 * painted. The page is looked at once a frame, because Playwright's own waiting looks ever less often.
 */
export async function waitForWindow(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const search = document.querySelector<HTMLElement>('input[type="search"]');
      if (!search || !document.querySelector('[role="listbox"] [role="option"]')) return false;
      search.focus();
      return true;
    },
    undefined,
    { polling: 'raf' },
  );
  await painted(page);
}
