import { type Browser, chromium } from '@playwright/test';
import { findBrowserWithWindows } from '../support/find-browser.ts';

/**
 * Starts the browser that the tests run in, without a window.
 * @throws Error when there is none.
 */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowserWithWindows();
  if (executablePath === undefined)
    throw new Error('No Chromium or Chrome was found. Install one, or name it in LEYSIN_CHROMIUM.');
  return chromium.launch({
    executablePath,
    // Without these Chromium calls its maker's hosts at every start.
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
