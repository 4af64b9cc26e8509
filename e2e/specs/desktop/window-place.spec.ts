import { expect, firstWindow, test } from '../../support/fixtures.ts';

test.describe('a window', () => {
  test('stands at the next start where it stood, and as large', async ({ desk }) => {
    const blog = desk.makeBlog();
    const bounds = { x: 40, y: 60, width: 900, height: 640 };
    const app = await desk.startDesktop(blog);
    await expect((await firstWindow(app)).posts.getByRole('option').first()).toBeVisible();
    await app.setBounds(0, bounds);
    await expect.poll(async () => (await app.windowState(0)).bounds).toEqual(bounds);
    expect((await app.quit()).code).toBe(0);
    const again = await desk.startDesktop(blog);
    await expect((await firstWindow(again)).posts.getByRole('option').first()).toBeVisible();
    expect((await again.windowState(0)).bounds).toEqual(bounds);
    expect((await again.windowState(0)).isFullScreen).toBe(false);
  });

  test('that filled the screen does so at the next start', async ({ desk }) => {
    const blog = desk.makeBlog();
    const app = await desk.startDesktop(blog);
    await expect((await firstWindow(app)).posts.getByRole('option').first()).toBeVisible();
    await app.chooseMenu('View', 'Full screen');
    await expect.poll(async () => (await app.windowState(0)).isFullScreen).toBe(true);
    expect((await app.quit()).code).toBe(0);
    const again = await desk.startDesktop(blog);
    await expect.poll(async () => (await again.windowState(0)).isFullScreen).toBe(true);
  });
});
