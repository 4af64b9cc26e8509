import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, firstWindow, test } from '../../support/fixtures.ts';
import { pdfText } from '../../support/pdf-text.ts';

test.describe('a post on paper', () => {
  test('is a PDF where the dialog says, and none when the user gives up', async ({ desk }) => {
    const app = await desk.startDesktop(desk.makeBlog());
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await expect(window.article).toContainText('nobody heard it');
    const file = join(desk.place, 'Snow.pdf');
    await app.answerDialogs({ paths: [] }, { paths: [file] });
    await app.chooseMenu('File', 'Save post as PDF');
    await expect.poll(async () => (await app.shownDialogs()).map(({ kind }) => kind)).toEqual(['save']);
    expect(existsSync(file)).toBe(false);
    await app.chooseMenu('File', 'Save post as PDF');
    await expect.poll(() => existsSync(file)).toBe(true);
    const bytes = readFileSync(file);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.subarray(-8).toString()).toContain('%%EOF');
    const text = pdfText(bytes).replaceAll(/\s+/g, ' ');
    for (const part of [
      'First snow',
      'in the night',
      'and nobody heard it.',
      'What we did',
      'swept the steps',
      'Buy salt.',
    ])
      expect(text).toContain(part);
    // The post alone: neither its metadata nor anything of the window.
    for (const part of ['slug', 'Posts', 'Publish', 'The slow train']) expect(text).not.toContain(part);
    await expect(window.alerts).toHaveCount(0);
    expect(await app.windows()).toHaveLength(1);
  });

  test('is sent to the printer', async ({ desk }) => {
    const app = await desk.startDesktop(desk.makeBlog());
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await expect(window.article).toContainText('nobody heard it');
    await app.chooseMenu('File', 'Print post');
    await expect.poll(() => app.printedPages()).toBe(1);
    expect(await app.windows()).toHaveLength(1);
    await expect(window.alerts).toHaveCount(0);
  });
});
