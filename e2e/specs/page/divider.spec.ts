import type { BlogWindow } from '../../support/blog-window.ts';
import { type Desk, expect, test } from '../../support/fixtures.ts';

async function openDivided(desk: Desk) {
  const window = await desk.open(desk.makeBlog());
  await window.openPost('First snow');
  const divider = window.page.getByRole('separator', { name: 'Size of editor and preview' });
  const middle = async () => {
    const box = await divider.boundingBox();
    if (!box) throw new Error('there is no divider');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, right: box.x + box.width - 1 };
  };
  return { window, divider, middle };
}

/** Says that the divider is where it was, also to a window that asks for what was kept. */
async function expectUnmoved(window: BlogWindow, before: number, middle: () => Promise<{ x: number }>) {
  await window.page.reload();
  await expect(window.article).toContainText('The first snow fell');
  expect(Math.abs((await middle()).x - before)).toBeLessThan(1);
}

test('the divider moves only when it is dragged', async ({ desk }) => {
  const { window, divider, middle } = await openDivided(desk);
  const { mouse } = window.page;
  const { x, y, right } = await middle();
  await mouse.click(right, y);
  await expect(divider).toHaveAttribute('aria-valuenow', '50');
  await mouse.click(right, y, { button: 'right' });
  await window.page.keyboard.press('Escape');
  // Text that is selected from the editor on.
  await mouse.move(x - 200, y);
  await mouse.down();
  await mouse.move(x - 100, y, { steps: 3 });
  await mouse.move(right, y, { steps: 3 });
  await mouse.up();
  await expectUnmoved(window, x, middle);

  // Taken at its edge it moves by as much as the hand does.
  await mouse.move(right, y);
  await mouse.down();
  await mouse.move(right - 100, y, { steps: 5 });
  await mouse.up();
  await expect.poll(async () => Math.abs((await middle()).x - (x - 100))).toBeLessThan(2);
});

test('the divider is moved by keys, and Enter or a double click makes both sizes equal', async ({ desk }) => {
  const { window, divider } = await openDivided(desk);
  const { keyboard } = window.page;
  await divider.focus();
  await expect(divider).toHaveAccessibleDescription(/Enter or a double click makes both sizes equal/u);
  await keyboard.press('Home');
  await expect(divider).toHaveAttribute('aria-valuenow', '20');
  await keyboard.press('Control+End');
  await keyboard.press('ArrowRight');
  await expect(divider).toHaveAttribute('aria-valuenow', '25');
  await keyboard.press('Enter');
  await expect(divider).toHaveAttribute('aria-valuenow', '50');
  await keyboard.press('End');
  await expect(divider).toHaveAttribute('aria-valuenow', '80');
  await divider.dblclick();
  await expect(divider).toHaveAttribute('aria-valuenow', '50');
});

test('panes beside and above each other keep a divider each', async ({ desk }) => {
  const { window, divider } = await openDivided(desk);
  await divider.focus();
  await window.page.keyboard.press('Home');
  await expect(divider).toHaveAttribute('aria-valuenow', '20');
  await window.page.setViewportSize({ width: 700, height: 900 });
  await expect(divider).toHaveAttribute('aria-orientation', 'horizontal');
  await expect(divider).toHaveAttribute('aria-valuenow', '50');
  await divider.focus();
  await window.page.keyboard.press('End');
  await expect(divider).toHaveAttribute('aria-valuenow', '80');
  await window.page.setViewportSize({ width: 1200, height: 900 });
  await expect(divider).toHaveAttribute('aria-valuenow', '20');
});

test('the ring of a divider with the focus is seen whole', async ({ desk }) => {
  const { window, divider } = await openDivided(desk);
  for (const width of [1440, 700]) {
    await window.page.setViewportSize({ width, height: 900 });
    await divider.focus();
    const ring = await divider.evaluate(element => {
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
      return { outlineStyle, outside: Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset) };
    });
    // It fills the gap between panes that cut off what leaves it.
    expect(ring).toEqual({ outlineStyle: 'solid', outside: 0 });
  }
});
