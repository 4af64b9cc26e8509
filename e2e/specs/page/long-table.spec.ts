import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';

const row = (number: number) =>
  `| hut ${number} | ${number % 7} cm of *snow* | \`rope(${number})\` and ${'salt '.repeat(number % 9)}|\n`;
const rows = (count: number) => Array.from({ length: count }, (_, number) => row(number)).join('');
const table = `| place | snow | bring |\n|---|---:|:-:|\n${rows(90)}| ${'A cell that grows:'} | – | – |\n${rows(90)}`;
const arabic = table
  .replaceAll('place', 'مكان')
  .replaceAll('hut', 'كوخ')
  .replaceAll('snow', 'ثلج')
  .replaceAll('bring', 'أحضر')
  .replaceAll('salt', 'ملح')
  .replaceAll(/cm of|and|rope/g, 'من');
const word = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze';

const typeBehindMark = async (window: BlogWindow, text: string) => {
  await window.editor.click();
  await window.page.keyboard.press('ControlOrMeta+f');
  await window.page.keyboard.type('A cell that grows:');
  await window.page.keyboard.press('Enter');
  await window.page.keyboard.press('Escape');
  await window.page.keyboard.press('ArrowRight');
  await window.page.keyboard.insertText(text);
};

interface TableLook {
  /** Whether each row is laid out by itself. */
  readonly isByRows: boolean;
  readonly widths: readonly number[];
  /** The widths of the same rows in a table that nobody touched. */
  readonly natural: readonly number[];
  /** Pixels from where the table begins, and its height, less those of the other. */
  readonly apart: readonly number[];
}

/** The first table of the preview, beside what the browser would make of its rows by itself. */
function lookAtTable(window: BlogWindow): Promise<TableLook> {
  return window.article.evaluate(article => {
    const table = article.querySelector('table') as HTMLTableElement;
    const look = (shown: HTMLTableElement) => {
      const cells = [...(shown.rows[0]?.cells ?? [])];
      const { left, right, height } = shown.getBoundingClientRect();
      return { widths: cells.map(cell => cell.getBoundingClientRect().width), box: [left, right, height] };
    };
    const shown = look(table);
    const copy = document.createElement('table');
    copy.dir = 'auto';
    copy.style.contentVisibility = 'visible';
    for (const part of table.children) copy.append(part.cloneNode(true));
    table.after(copy);
    const natural = look(copy);
    copy.remove();
    return {
      isByRows: getComputedStyle(table.rows[0] as Element).display !== 'table-row',
      widths: shown.widths,
      natural: natural.widths,
      apart: shown.box.map((place, index) => Math.abs(place - (natural.box[index] ?? 0))),
    };
  });
}

/** Waits until rows are laid out by themselves as the browser would lay out the whole. */
async function expectNatural(window: BlogWindow): Promise<TableLook> {
  let look: TableLook | undefined;
  await expect(async () => {
    look = await lookAtTable(window);
    expect(look.isByRows).toBe(true);
    for (const [column, width] of look.natural.entries())
      expect(Math.abs(width - (look.widths[column] ?? 0))).toBeLessThan(0.1);
    // Borders that are laid out on both sides of a line take half a pixel more or less.
    expect(Math.max(...look.apart)).toBeLessThan(1);
  }).toPass({ timeout: 30_000 });
  return look as TableLook;
}

interface WrittenCell {
  /** Of the columns, in the same task in which the cell came onto the page, however slow the machine is. */
  readonly widths: readonly number[];
  /** Pixels by which it reaches over its neighbour. */
  readonly reach: number;
}

/** Waits until a cell of the preview holds a text. The frame itself runs no scripts, so that the window has to look. */
function whenWritten(window: BlogWindow, text: string): Promise<WrittenCell> {
  return window.page.locator('iframe[title="Preview"]').evaluate((frame, awaited) => {
    const article = (frame as HTMLIFrameElement).contentDocument?.querySelector('article') as HTMLElement;
    return new Promise<WrittenCell>(resolve => {
      new MutationObserver((_changes, observer) => {
        const cells = [...article.querySelectorAll('td')];
        const cell = cells.find(({ textContent }) => textContent.includes(awaited));
        if (!cell) return;
        observer.disconnect();
        const heads = [...(cell.closest('table')?.rows[0]?.cells ?? [])];
        resolve({
          widths: heads.map(head => head.getBoundingClientRect().width),
          reach: cell.scrollWidth - cell.clientWidth,
        });
      }).observe(article, { childList: true, subtree: true });
    });
  }, text);
}

/** Waits for the first widths that the columns are given. */
function whenFixed(window: BlogWindow): Promise<string | null> {
  return window.page.locator('iframe[title="Preview"]').evaluate(frame => {
    const article = (frame as HTMLIFrameElement).contentDocument?.querySelector('article') as HTMLElement;
    return new Promise<string | null>(resolve => {
      new MutationObserver((_changes, observer) => {
        const table = article.querySelector('[data-columns]');
        if (!table) return;
        observer.disconnect();
        resolve(table.getAttribute('data-columns'));
      }).observe(article, { childList: true, subtree: true, attributes: true });
    });
  });
}

test.describe('a long table', () => {
  test('has natural columns from the start, by its longest texts and words wherever they are', async ({
    desk,
  }) => {
    const huts = `${table}| hut ${word} | – | – |\n${rows(90)}| – | ${'a little more '.repeat(6)} | – |\n${rows(90)}`;
    const window = await desk.open(
      desk.makeBlog({ 'post.md': `# Huts\n\n${huts}`, 'note.md': '# Note\n\nShort.' }, false),
    );
    await window.openPost('Note');
    await expect(window.article).toContainText('Short.');
    const fixed = whenFixed(window);
    await window.openPost('Huts');
    const first = await fixed;
    await expect(window.article.locator('tr')).toHaveCount(364);
    await expectNatural(window);
    // Longer than the rest after which all rows are measured.
    await window.page.waitForTimeout(2500);
    await expectNatural(window);
    expect(await window.article.locator('table').getAttribute('data-columns')).toBe(first);
  });

  test('keeps its columns while a cell is written in, and has natural ones after a rest', async ({
    desk,
  }) => {
    const window = await desk.open(desk.makeBlog({ 'post.md': `# Huts\n\n${table}` }, false));
    await window.openPost('Huts');
    await expect(window.article.locator('tr')).toHaveCount(182);
    const before = await expectNatural(window);

    const written = whenWritten(window, word);
    await typeBehindMark(window, word);
    const { widths, reach } = await written;
    expect(widths).toEqual(before.widths);
    expect(reach).toBeLessThanOrEqual(1);

    await expect
      .poll(async () => (await lookAtTable(window)).widths[0])
      .toBeGreaterThan(before.widths[0] ?? 0);
    await expectNatural(window);
  });

  for (const [name, text] of [
    ['from left to right', table],
    ['from right to left', arabic],
  ] as const)
    test(`that runs ${name} has natural columns in any width and size of text`, async ({ desk }) => {
      const window = await desk.open(desk.makeBlog({ 'post.md': `# Huts\n\n${text}` }, false));
      await window.openPost('Huts');
      await expect(window.article.locator('tr')).toHaveCount(182);
      const wide = await expectNatural(window);
      const divider = window.page.getByRole('separator', { name: 'Size of editor and preview' });
      await divider.focus();
      for (let step = 0; step < 8; step += 1) await window.page.keyboard.press('ArrowRight');
      await expect.poll(async () => (await lookAtTable(window)).natural).not.toEqual(wide.natural);
      const narrow = await expectNatural(window);
      await window.runCommand('Larger text');
      await expect.poll(async () => (await lookAtTable(window)).natural).not.toEqual(narrow.natural);
      await expectNatural(window);
    });
});
