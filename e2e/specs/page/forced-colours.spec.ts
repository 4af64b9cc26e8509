import { expect, test } from '../../support/fixtures.ts';
import { nikolaBlog } from '../../support/nikola-blog.ts';

const head = '<!--\n.. title: Colours\n.. slug: colours\n.. date: 2025-02-03 10:00:00 UTC\n-->\n\n';

test('in colours of the system what is current is told from the rest, and the divider is seen', async ({
  desk,
}) => {
  const window = await desk.open(
    desk.makeBlog({ ...nikolaBlog, 'posts/2025/colours.md': `${head}## One\n\nText.\n\n## Two\n` }),
  );
  const { page } = window;
  await window.openPost('Colours');
  await page.emulateMedia({ forcedColors: 'active' });
  await window.runCommand('Toggle outline');
  const outline = page.getByRole('navigation', { name: 'Outline' });
  await outline.getByRole('treeitem', { name: 'Two' }).click();
  const current = outline.locator('[aria-current]');
  await expect(current).toHaveText('Two');
  const barOf = (element: Element) => {
    const probe = element.ownerDocument.createElement('p');
    probe.style.color = 'Canvas';
    element.append(probe);
    const ground = getComputedStyle(probe).color;
    probe.remove();
    return getComputedStyle(element).borderLeftColor === ground ? 'none' : 'seen';
  };
  expect(await outline.getByRole('treeitem', { name: 'One' }).evaluate(barOf)).toBe('none');
  expect(await current.evaluate(barOf)).toBe('seen');
  const divider = page.getByRole('separator', { name: 'Size of editor and preview' });
  expect(await divider.evaluate(element => getComputedStyle(element).backgroundImage)).toContain('gradient');
  const toggles = ['Toggle preview', 'Publish'].map(name =>
    window.button(name).evaluate(element => getComputedStyle(element).backgroundColor),
  );
  const [pressed, plain] = await Promise.all(toggles);
  expect(pressed).not.toBe(plain);
});
