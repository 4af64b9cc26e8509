import { asDouble } from '../../support/desktop/as-double.ts';
import { expect, firstWindow, test } from '../../support/fixtures.ts';

test.describe('a page that does not answer', () => {
  test('is asked about once, and no more when it answers again', async ({ desk }) => {
    const app = asDouble(await desk.startDesktop(desk.makeBlog()));
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await window.typeAtEnd('Before it hung.');
    await app.hang(0);
    await expect.poll(() => app.pendingDialogs()).toEqual(['This window does not answer']);
    await app.hang(0);
    await app.hang(0, false);
    await expect.poll(() => app.pendingDialogs()).toEqual([]);
    await window.typeAtEnd(' And after.');
    await expect(window.editor).toContainText('Before it hung. And after.');
    expect(await app.shownDialogs()).toHaveLength(1);
  });
});
