import type { BrowserContext, Page } from '@playwright/test';

/** What a page did that a post must not make it do. */
export interface PageWatch {
  /** Signs that a script of a post ran, since the last call. */
  takeExecuted(): string[];
  /** Requests for anything but the app's own files and the blog's pictures, since the last call. */
  takeRequests(): string[];
}

/** Watches dialogs, consoles, errors, new windows and the network of `page`; nothing but `origin` is reached. */
export async function watchPage(context: BrowserContext, page: Page, origin: string): Promise<PageWatch> {
  const executed: string[] = [];
  const requests: string[] = [];
  const ownPattern =
    /^\/(?:e2e\/unit\/xss\/(?:rig|rest)\.html|renderer\/(?:preview|diagrams)\/frame\.html|assets\/.*)$/;

  await context.route('**', route => {
    const url = new URL(route.request().url());
    if (url.origin === origin && ownPattern.test(url.pathname)) return route.continue();
    requests.push(url.href.slice(0, 200));
    return route.abort();
  });
  page.on('dialog', dialog => {
    executed.push(`dialog: ${dialog.message()}`);
    // The page may be gone before the dialog is.
    dialog.dismiss().catch(() => undefined);
  });
  page.on('console', message => {
    // The browser itself reports refused and missing files as errors.
    if (message.type() !== 'error' && message.type() !== 'warning')
      executed.push(`console: ${message.text()}`);
  });
  page.on('pageerror', error => executed.push(`error: ${error.message}`));
  context.on('page', opened => {
    if (opened !== page) executed.push(`window: ${opened.url()}`);
  });
  return {
    takeExecuted: () => executed.splice(0),
    takeRequests: () => requests.splice(0),
  };
}
