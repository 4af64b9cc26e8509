import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { SiteFixture } from '../services/publish/testing/site-fixture.ts';
import { context, openTestWindow, type TestWindow } from './app-parts.test-support.ts';

/** A blog with a remote, and a window in which it is not opened yet; both are put away when the test is over. */
export async function openSiteWindow(): Promise<{ readonly site: SiteFixture; readonly window: TestWindow }> {
  const site = new SiteFixture();
  const window = await openTestWindow(join(site.folder, 'program'));
  onTestFinished(async () => {
    await window.close();
    site.remove();
  });
  return { site, window };
}

/** Opens a blog as the window does, and trusts it. */
export async function openTrusted({ handlers }: TestWindow, folder: string): Promise<void> {
  await handlers['blog.open']({ folder }, context);
  await handlers['blog.trust'](undefined, context);
}
