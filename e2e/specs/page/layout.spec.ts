import { expect, test } from '../../support/fixtures.ts';
import { hardPosts } from '../../support/sync/hard-posts.ts';
import {
  distanceBetween,
  driftBetween,
  panesAtRest,
  turnWheel,
  viewPanes,
} from '../../support/sync/panes.ts';

const { text } = hardPosts.find(({ name }) => name === 'Read at 150 %') ?? { text: '' };

test('each pane alone, both, and the place is kept all the while', async ({ desk }) => {
  const window = await desk.open(desk.makeBlog({ 'post.md': text }, false));
  await window.openPost('Read at 150 %');
  await expect(window.article).toContainText('q1q');
  await turnWheel(window.page, 'editor', 5000);
  const before = await viewPanes(window.page);
  await window.runCommand('Editor only');
  await expect(window.article).toBeHidden();
  await window.runCommand('Preview only');
  await expect(window.editor).toBeHidden();
  await expect(window.article).toBeVisible();
  await window.runCommand('Editor and preview');
  await expect(window.editor).toBeVisible();
  await panesAtRest(window.page);
  const after = await viewPanes(window.page);
  expect(Math.abs(after.editor.scrolled - before.editor.scrolled)).toBeLessThan(after.editor.lineHeight);
  expect(distanceBetween(after.editor, after.preview)).toBeLessThan(after.preview.lineHeight);

  await window.page.setViewportSize({ width: 700, height: 900 });
  await panesAtRest(window.page);
  const stacked = await viewPanes(window.page);
  expect(distanceBetween(stacked.editor, stacked.preview)).toBeLessThan(stacked.preview.lineHeight);
});

test('the preview is hidden and shown again by key and button, and the editor stays where it is', async ({
  desk,
}) => {
  const window = await desk.open(desk.makeBlog({ 'post.md': text }, false));
  await window.openPost('Read at 150 %');
  await expect(window.article).toContainText('q1q');
  await turnWheel(window.page, 'editor', 3000);
  const before = await viewPanes(window.page);
  const toggles = [
    () => window.page.keyboard.press('ControlOrMeta+Backslash'),
    () => window.button('Toggle preview').click(),
  ];
  for (const toggle of toggles) {
    await toggle();
    await expect(window.article).toBeHidden();
    await panesAtRest(window.page);
    const alone = await viewPanes(window.page);
    expect(driftBetween(before.editor, alone.editor)).toBeLessThan(alone.editor.lineHeight);
    await toggle();
    await expect(window.article).toBeVisible();
    await panesAtRest(window.page);
    const after = await viewPanes(window.page);
    expect(driftBetween(before.editor, after.editor)).toBeLessThan(after.editor.lineHeight);
    expect(distanceBetween(after.editor, after.preview)).toBeLessThan(after.preview.lineHeight);
  }
});

test('text grows by key and by command, also with the focus in the preview', async ({ desk }) => {
  const window = await desk.open(desk.makeBlog({ 'post.md': text }, false));
  await window.openPost('Read at 150 %');
  await expect(window.article).toContainText('q1q');
  const size = () =>
    window.article.evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize));
  const normal = await size();
  await window.page.keyboard.press('ControlOrMeta+=');
  await expect.poll(size).toBeCloseTo(normal * 1.1, 1);
  await window.article.locator('h2').first().click();
  await window.page.keyboard.press('ControlOrMeta+-');
  await window.page.keyboard.press('ControlOrMeta+-');
  await expect.poll(size).toBeCloseTo(normal * 0.9, 1);
  await window.runCommand('Normal text size');
  await expect.poll(size).toBeCloseTo(normal, 1);
});
