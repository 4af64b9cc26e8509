import type { Locator } from '@playwright/test';
import type { BlogWindow } from '../support/blog-window.ts';

/** Publishes and says yes to what is asked, also to trust again what has changed, until `end` is seen. */
export async function publishUntil(window: BlogWindow, end: Locator): Promise<void> {
  const trust = window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true });
  const now = window.dialog('Publish').getByRole('button', { name: 'Publish now' });
  await window.button('Publish').click();
  await trust.or(now).or(end).first().waitFor();
  if (await trust.isVisible()) {
    await trust.click();
    await now.or(end).first().waitFor();
  }
  if (await now.isVisible()) await now.click();
  await end.first().waitFor();
}
