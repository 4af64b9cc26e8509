import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { findAccessDefects, findLayoutDefects, findPreviewAccessDefects } from '../../support/look-checks.ts';
import { nikolaBlog } from '../../support/nikola-blog.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 900, height: 600 },
  { width: 600, height: 800 },
] as const;
const themes = ['light', 'dark'] as const;
const sample = resolve(fileURLToPath(new URL('../../..', import.meta.url)), 'assets/sample');

/** Titles that break windows, by the file's name. */
const nastyTitles: Readonly<Record<string, string>> = {
  long: `A title of two hundred characters ${'that does not end '.repeat(9)}yet`.padEnd(200, '.'),
  unbroken: 'Donaudampfschifffahrtsgesellschaftskapitaen'.repeat(4),
  cjk: '山小屋の冬、ストーブと編集者についての長い長い題名の記事を書いてみました、雪が降り続いた夜に',
  arabic: 'كوخ في الجبل وموقد وقصة طويلة عن الثلج (الجزء الأول)',
  emoji: '👩‍👩‍👧‍👦🏔️🚂 A family on the train 🇨🇭🧀',
  override: '\u202Edesrever si sihT\u202C and goes on',
  html: '<img src=x onerror=alert(1)><b>Bold</b> &amp; "quoted" </title>',
  none: '',
};

const nastyBlog = {
  ...nikolaBlog,
  ...Object.fromEntries(
    Object.entries(nastyTitles).map(([name, title], index) => [
      `posts/2025/${name}.md`,
      `<!--\n.. title: ${title}\n.. slug: ${name}\n.. date: 2025-01-${String(index + 10)} 08:00:00 UTC\n-->\n\nThe text of ${name}.\n\n${'wide'.repeat(90)}\n\n| a | b |\n|---|---|\n| ${'cell '.repeat(40)} | 2 |\n\n\`\`\`text\n${'code '.repeat(60)}\n\`\`\`\n`,
    ]),
  ),
  'posts/2025/broken.md': '---\ntitle: "No end\ndate: 2025-02-01\n---\n\nThe text of broken.\n',
  'posts/2022/.winter-sprint-comment-11.html':
    '<p>Two things:</p><ul><li>one</li><li>two</li></ul><ol dir="rtl"><li>واحد</li></ol>',
};

/** Waits until the window stands still: transitions after a change of size or theme are over. */
async function standStill(page: Page): Promise<void> {
  // A page behind another one is drawn once a second.
  await page.bringToFront();
  await page.evaluate(
    () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
  );
}

async function expectGoodLayout(page: Page, where: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await standStill(page);
    expect(await findLayoutDefects(page), `${where} at ${size.width} × ${size.height}`).toEqual([]);
  }
}

async function expectAccess(page: Page, copyPage: Page, where: string): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await copyPage.emulateMedia({ colorScheme: theme });
    await standStill(page);
    expect(await findAccessDefects(page), `${where}, ${theme}`).toEqual([]);
    expect(await findPreviewAccessDefects(page, copyPage), `${where}, preview, ${theme}`).toEqual([]);
  }
}

async function openByPath(window: BlogWindow, path: string): Promise<void> {
  // The list has given way to the post where there is no room for both.
  await window.page.setViewportSize(sizes[0]);
  await window.search.fill(`2025/${path}.md`);
  await window.posts.getByRole('option').first().click();
  await expect(window.article).toContainText(`The text of ${path}.`);
  await window.search.fill('');
}

/** Lists of comments without room for their bullets at the side they stand on. */
function bulletsOutside(window: BlogWindow): Promise<readonly string[]> {
  return window.comments
    .locator('.comment-text :is(ul, ol)')
    .evaluateAll(lists =>
      lists
        .filter(list => Number.parseFloat(getComputedStyle(list).paddingInlineStart) < 16)
        .map(list => list.textContent ?? ''),
    );
}

test.describe('the looks of the window', () => {
  test('the sample is whole and readable at every size, light and dark', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog(sample));
    const { page } = window;
    const copyPage = await desk.newPage();
    await expect(window.posts.getByRole('option').first()).toBeVisible();
    await expectGoodLayout(page, 'no post open');
    await page.setViewportSize(sizes[0]);
    await window.openPost('Start here');
    await window.search.fill('');
    await expect(window.article).toContainText('Good morning');
    for (const size of sizes) {
      await page.setViewportSize(size);
      await expectAccess(page, copyPage, `the sample at ${size.width}`);
    }
    await expectGoodLayout(page, 'the sample');
  });

  test('titles of any kind break neither list nor panes', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog(nastyBlog));
    const { page } = window;
    const copyPage = await desk.newPage();
    for (const name of Object.keys(nastyTitles)) {
      await openByPath(window, name);
      await expectGoodLayout(page, `title ${name}`);
    }
    await page.setViewportSize(sizes[1]);
    await expectAccess(page, copyPage, 'nasty titles');

    await page.setViewportSize(sizes[0]);
    await window.openPost('Winter Sprint Report');
    expect(await bulletsOutside(window)).toEqual([]);

    await window.search.fill('');
    await window.button('Filter').click();
    const filters = page.getByRole('group', { name: 'Filters', exact: true });
    await filters.getByRole('button', { name: 'Tag: Any' }).click();
    for (const tag of ['compiler', 'hut']) {
      await filters.getByRole('combobox', { name: 'Tag', exact: true }).fill(tag);
      await page.keyboard.press('Enter');
    }
    await expect(window.posts.getByRole('option')).toHaveCount(1);
    await expectGoodLayout(page, 'filters');
    await page.setViewportSize(sizes[0]);
    await expectAccess(page, copyPage, 'filters');
    await window.search.fill('gentian');
    await expect(window.button('Clear search')).toBeVisible();
    await expectGoodLayout(page, 'nothing found');
    await page.setViewportSize(sizes[0]);
    await expectAccess(page, copyPage, 'nothing found');
  });

  test('every dialog is whole and readable at every size, light and dark', async ({ desk, shell }) => {
    const blog = desk.makeBlog(nastyBlog);
    const window = await desk.open(blog);
    const { page } = window;
    const copyPage = await desk.newPage();
    await openByPath(window, 'long');
    const expectGoodDialog = async (name: string) => {
      await window.dialog(name).waitFor();
      await expectGoodLayout(page, `dialog ${name}`);
      await expectAccess(page, copyPage, `dialog ${name}`);
      await page.keyboard.press('Escape');
      await window.dialog(name).waitFor({ state: 'hidden' });
      await page.setViewportSize(sizes[0]);
    };
    // The browser shell alone has a dialog for folders; a desktop's is the system's.
    for (const name of ['New post', 'Commands', ...(shell === 'browser' ? ['Open blog'] : [])]) {
      await window.button(name).click();
      await expectGoodDialog(name);
    }
    await window.runCommand('Blog settings');
    await expectGoodDialog('Blog settings');
    await window.runCommand('Clone a blog…');
    await expectGoodDialog('Clone a blog');
    for (const name of ['credential.helper', 'core.askPass', 'http.proxy', 'diff.external'])
      git(blog.env, blog.folder, 'config', name, `/${'long'.repeat(60)} and more`);
    await window.typeAtEnd('\nA change.\n');
    await expect(window.fileState).toHaveText('Saved');
    await window.button('Review changes').click();
    await expectGoodDialog('Trust this blog');
    await window.button('Review changes').click();
    await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
    await expectGoodDialog('Publish');
    await window.runCommand('Connect to a remote…');
    await expectGoodDialog('Put this blog online');
    await window.typeAtEnd('Mine.');
    writeFileSync(join(blog.folder, 'posts/2025/long.md'), 'Theirs.\n');
    await expectGoodDialog('Changed on disk');
  });

  test('control: the checks see what is planted', async ({ desk }) => {
    const window = await desk.open(desk.makeBlog());
    const { page } = window;
    await window.openPost('First snow');
    await expect(window.article).toContainText('The first snow fell');
    expect(await findLayoutDefects(page)).toEqual([]);
    await page.evaluate(() => {
      const plant = (place: string, tag: string, text: string, style: Partial<CSSStyleDeclaration>) => {
        const element = document.createElement(tag);
        element.textContent = text;
        Object.assign(element.style, style);
        document.querySelector(place)?.append(element);
      };
      plant('body', 'div', 'wide', { width: '4000px', height: '2px' });
      plant('nav', 'div', 'wide', { width: '600px', height: '2px' });
      plant('main', 'button', '', {
        position: 'fixed',
        top: '300px',
        left: '500px',
        width: '40px',
        height: '40px',
      });
      plant('main', 'button', 'Over', { position: 'fixed', top: '310px', left: '510px', width: '80px' });
      plant('main', 'button', 'Outside the window', { position: 'fixed', top: '200px', right: '-50px' });
      plant('main', 'button', 'Words that are cut off', {
        width: '30px',
        overflow: 'hidden',
        whiteSpace: 'nowrap',
      });
      plant('main', 'p', 'Hardly to be seen', { color: '#aaaaaa', background: '#bbbbbb' });
      const preview = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument;
      const faint = preview?.createElement('p');
      if (!preview || !faint) return;
      faint.textContent = 'Hardly to be seen either';
      Object.assign(faint.style, { color: '#aaaaaa', background: '#bbbbbb', width: '3000px' });
      preview.querySelector('article')?.prepend(faint);
    });
    const layout = (await findLayoutDefects(page)).join('\n');
    for (const kind of [
      'scrolls sideways: html',
      'scrolls sideways: nav',
      'outside its place',
      'text cut off',
      'overlap',
      'no name',
    ])
      expect(layout).toContain(kind);
    const access = (await findAccessDefects(page)).join('\n');
    expect(access).toMatch(/color-contrast: .*Hardly to be seen/);
    expect(access).toContain('button-name');
    const copyPage = await desk.newPage();
    expect((await findPreviewAccessDefects(page, copyPage)).join('\n')).toMatch(/color-contrast: .*either/);
  });
});
