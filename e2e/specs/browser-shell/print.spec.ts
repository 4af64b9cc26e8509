import { expect, test } from '../../support/fixtures.ts';
import { nikolaBlog, tinyPng } from '../../support/nikola-blog.ts';

const post = `<!--
.. title: To paper
.. slug: paper
.. date: 2025-02-03 10:00:00 UTC
.. has_math: true
-->

Words for paper, and $x^2$.

![The ridge](/images/ridge.png)

<script>document.title = 'taken over'</script>

<details><summary>More</summary>Unfolded.</details>
`;

interface Printed {
  readonly title: string;
  readonly text: string;
  readonly sandbox: string | null;
  /** Widths of pictures, 0 for one that is not there. */
  readonly pictures: readonly number[];
  /** What the style sheet for paper says of paragraphs. */
  readonly orphans: string;
  /** What the formula's own measures say. */
  readonly strut: string;
}

test('Print post prints the post alone, once its pictures are there', async ({ desk }) => {
  const window = await desk.open(
    desk.makeBlog({ ...nikolaBlog, 'posts/2025/paper.md': post, 'images/ridge.png': tinyPng }),
  );
  const { page } = window;
  await window.openPost('To paper');
  await expect(window.article).toContainText('Words for paper');
  // No dialog can be shown here: what would have been printed is noted, and printing ends when the test says so.
  await page.evaluate(() => {
    const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    const printed: Printed[] = [];
    Object.assign(globalThis, { printed });
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      get(this: HTMLIFrameElement) {
        const view: Window | null = own?.get?.call(this) ?? null;
        if (view && this.title === 'Post to print')
          view.print = () => {
            const { body, title, images } = view.document;
            const styleOf = (selector: string) => {
              const element = body.querySelector(selector);
              return element ? view.getComputedStyle(element) : undefined;
            };
            printed.push({
              title,
              text: body.innerText,
              sandbox: this.getAttribute('sandbox'),
              pictures: Array.from(images, image => image.naturalWidth),
              orphans: styleOf('article p')?.orphans ?? '',
              strut: styleOf('.katex [style*="height"]')?.height ?? '',
            });
          };
        return view;
      },
    });
  });
  const printed = () =>
    page.evaluate(() => (globalThis as unknown as { readonly printed: Printed[] }).printed);
  await window.runCommand('Print post');
  await expect.poll(async () => (await printed()).length).toBe(1);
  const [sheet] = await printed();
  expect(sheet).toMatchObject({
    title: 'To paper',
    sandbox: 'allow-same-origin allow-modals',
    orphans: '3',
  });
  expect(sheet?.text).toMatch(/^To paper\s+Words for paper/u);
  expect(sheet?.text).toContain('Unfolded.');
  expect(sheet?.text).not.toMatch(/Publish|slug|__/u);
  expect(sheet?.pictures.every(width => width > 0)).toBe(true);
  expect(sheet?.pictures).toHaveLength(1);
  expect(Number.parseFloat(sheet?.strut ?? '')).toBeGreaterThan(5);

  const frame = page.locator('iframe[title="Post to print"]');
  await expect(frame).toHaveCount(1);
  await frame.evaluate((element: HTMLIFrameElement) =>
    element.contentWindow?.dispatchEvent(new Event('afterprint')),
  );
  await expect(frame).toHaveCount(0);
  await expect(window.alerts).toHaveCount(0);
});

test('the browser’s own printing puts no button of the window on paper, but how to print the post', async ({
  desk,
}) => {
  const window = await desk.open(desk.makeBlog());
  const { page } = window;
  await window.openPost('First snow');
  const hint = page.getByText('To print the open post, choose Print post');
  await expect(hint).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(hint).toBeVisible();
  await expect(window.button('Publish')).toBeHidden();
  await expect(window.posts).toBeHidden();
  await expect(window.editor).toBeHidden();
});
