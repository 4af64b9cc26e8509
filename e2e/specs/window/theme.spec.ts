import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';

/** Whether the text of the window, and that of the preview, is light, as on a dark ground. */
async function darkness(window: BlogWindow): Promise<readonly [boolean, boolean]> {
  const isDark = (element: HTMLElement) => {
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).color.match(/[\d.]+/g) ?? []).map(
      Number,
    );
    return red + green + blue > 384;
  };
  return [
    await window.page.locator('body').evaluate(isDark),
    await window.previewFrame.locator('body').evaluate(isDark),
  ];
}

test.describe('light and dark', () => {
  test('follow the system while it is light and when it turns dark', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog());
    await window.openPost('First snow');
    for (const colorScheme of ['light', 'dark', 'light'] as const) {
      await window.page.emulateMedia({ colorScheme });
      const isDark = colorScheme === 'dark';
      await expect.poll(() => darkness(window)).toEqual([isDark, isDark]);
    }
  });

  test('follow the setting instead once it was made, also at the next start', async ({ desk }) => {
    const blog = desk.makeBlog();
    const { window, stop } = await desk.start(blog);
    await window.openPost('First snow');
    await window.page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => darkness(window)).toEqual([false, false]);
    await window.runCommand('Switch between light and dark');
    await expect.poll(() => darkness(window)).toEqual([true, true]);
    expect(await stop()).toBe(0);
    const again = await desk.open(blog);
    await again.openPost('First snow');
    await again.page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => darkness(again)).toEqual([true, true]);
  });
});
