import { expect, test } from '../../support/fixtures.ts';

const nested = `---
title: Nested
---

Before.

${'> '.repeat(20_000)}deep

After.
`;

const count = 14_000;
const long = `---
title: Long
---

${Array.from({ length: count }, (_, index) => `Paragraph ${index} says little of note, and harms nobody at all.\n\n`).join('')}`;

test('says why a part stands as source, and leads there', async ({ desk }) => {
  const window = await desk.open(desk.makeBlog({ 'nested.md': nested }));
  await window.openPost('Nested');
  await expect(window.article).toContainText('After.', { timeout: 60_000 });
  const note = window.page.getByRole('status', { name: 'Preview state' }).getByRole('button');
  await expect(note).toHaveText('Line 7 appears as source: it is nested too deeply.');
  await note.focus();
  await window.page.keyboard.press('Enter');
  await expect(window.editor).toBeFocused();
  await window.page.keyboard.press('ArrowUp');
  await window.page.keyboard.press('ArrowUp');
  await window.page.keyboard.type('Long ');
  await expect(window.article.locator('p').first()).toHaveText('Long Before.');
});

test('blames nobody for words typed at the end of a long post that is still coming', async ({ desk }) => {
  test.setTimeout(240_000);
  const window = await desk.open(desk.makeBlog({ 'long.md': long }));
  const note = window.page.getByRole('status', { name: 'Preview state' });
  const said: string[] = [];
  await window.page.exposeFunction('sayNote', (text: string) => said.push(text));
  await note.evaluate(element => {
    const page = globalThis as unknown as { sayNote(text: string): void };
    new MutationObserver(() => page.sayNote(element.textContent ?? '')).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await window.openPost('Long');
  await expect(window.article).toContainText('Paragraph 0 ', { timeout: 60_000 });
  const counts = window.page.locator('.status-words').first();
  await expect(counts).toHaveText('counting…');
  await window.typeAtEnd('The very end.');
  await expect(window.article).toContainText('The very end.', { timeout: 200_000 });
  await expect(counts).toHaveText(/^\d+,\d+ words/);
  await expect(window.article.locator('p').filter({ hasText: 'Paragraph' })).toHaveCount(count);
  await expect(note).toHaveText('');
  expect(said.filter(text => text.includes('Line'))).toEqual([]);
});
