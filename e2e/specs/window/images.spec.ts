import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, type TestBlog, test } from '../../support/fixtures.ts';
import { git } from '../../support/git.ts';
import { nikolaBlog, tinyPng } from '../../support/nikola-blog.ts';

const post = 'posts/2024/first-snow.md';

/** A file as the clipboard or a drag would hand it over. */
interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A PNG of one pixel in this grey: every grey has other bytes. */
function pngOf(grey: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const pixels = deflateSync(Buffer.from([0, grey]));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The checksum of a PNG's chunks: https://www.w3.org/TR/png-3/#5CRC-algorithm */
function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

const png = (name: string, grey: number): GivenFile => ({ name, mimeType: 'image/png', buffer: pngOf(grey) });

/** Pastes or drops files into the editor as the browser itself would tell the page of it. */
async function give(window: BlogWindow, kind: 'paste' | 'drop', files: readonly GivenFile[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: [...buffer] }));
  await window.editor.evaluate(
    (element, { kind, given }) => {
      const data = new DataTransfer();
      for (const { name, mimeType, bytes } of given)
        data.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }));
      const { x, y } = element.querySelector('.cm-line:last-child')?.getBoundingClientRect() ?? {
        x: 0,
        y: 0,
      };
      const about = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent('paste', { ...about, clipboardData: data })
          : new DragEvent('drop', { ...about, dataTransfer: data, clientX: x + 2, clientY: y + 2 }),
      );
    },
    { kind, given },
  );
}

/** Whether the preview shows the image, not only a place for it. */
async function expectShown(window: BlogWindow, name: string): Promise<void> {
  const image = window.article.locator(`img[src$="${name}"]`);
  await expect(image).toHaveCount(1);
  await expect.poll(() => image.evaluate(element => (element as HTMLImageElement).naturalWidth)).toBe(1);
}

const imagesOf = (blog: TestBlog) => readdirSync(join(blog.folder, 'images')).sort();
const textOf = (blog: TestBlog) => readFileSync(join(blog.folder, post), 'utf8');

test.describe('images', () => {
  test('are pasted, dropped or picked, stored once under a safe name and published with the post', async ({
    desk,
  }) => {
    const blog = desk.makeBlog();
    // Pictures that were dropped have no description yet, which would be asked about.
    writeFileSync(join(blog.folder, '.leysin.json'), '{"version":1,"checks":{"missing-alt":"off"}}\n');
    const window = await desk.open(blog);
    await window.openPost('First snow');
    await window.typeAtEnd('\n');

    await give(window, 'paste', [png('Été à la hütte (1).PNG', 1)]);
    await expect(window.editor).toContainText('](/images/ete-a-la-hutte-1.png)');
    await expectShown(window, 'ete-a-la-hutte-1.png');
    expect(readFileSync(join(blog.folder, 'images/ete-a-la-hutte-1.png'))).toEqual(pngOf(1));

    // One undo takes the link back; the file stays, since an undo may be undone.
    await window.page.keyboard.press('ControlOrMeta+z');
    await expect(window.editor).not.toContainText('ete-a-la-hutte');
    expect(imagesOf(blog)).toEqual(['ete-a-la-hutte-1.png', 'ridge.png']);
    await window.page.keyboard.press('ControlOrMeta+y');
    await expect(window.editor).toContainText('ete-a-la-hutte-1.png');

    await window.typeAtEnd('\n\n');
    await give(window, 'paste', [png('Été à la hütte (1).PNG', 1)]);
    await expect(window.article.locator('img[src$="ete-a-la-hutte-1.png"]')).toHaveCount(2);
    expect(imagesOf(blog)).toEqual(['ete-a-la-hutte-1.png', 'ridge.png']);

    await window.typeAtEnd('\n\n');
    await give(window, 'drop', [png('image.png', 2), png('image.png', 3)]);
    const dropped = () => imagesOf(blog).filter(name => name.startsWith('image'));
    await expect.poll(dropped).toHaveLength(2);
    const [second = ''] = dropped();
    for (const name of ['image.png', second]) await expectShown(window, name);
    expect(second).toMatch(/^image-[0-9a-f]+\.png$/);

    const chooser = window.page.waitForEvent('filechooser');
    await window.runCommand('Insert image');
    await (await chooser).setFiles([png('Stove.png', 4)]);
    await expectShown(window, 'stove.png');
    await expect(window.fileState).toHaveText(/^Saved/);
    expect(textOf(blog)).toContain('](/images/stove.png)');

    await window.trustAndPublish();
    await expect(window.publishResult).toHaveText(/^Published/);
    const touched = git(blog.env, blog.remote, 'show', '--name-only', '--format=', 'main').trim().split('\n');
    const added = imagesOf(blog).filter(name => name !== 'ridge.png');
    expect(touched.sort()).toEqual([...added.map(name => `images/${name}`), post].sort());
  });

  test('that are none are refused with an alert, and nothing is stored', async ({ desk }) => {
    const blog = desk.makeBlog();
    const window = await desk.open(blog);
    await window.openPost('First snow');
    await window.editor.click();
    await give(window, 'paste', [
      { name: 'program.png', mimeType: 'image/png', buffer: Buffer.from('\x7fELF, not a picture') },
    ]);
    const alert = window.page.getByRole('alert').first();
    await expect(alert).toContainText('program.png');
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect(window.page.getByRole('alert')).toHaveCount(0);
    await give(window, 'drop', [
      { name: 'scan.tiff', mimeType: 'image/tiff', buffer: Buffer.from('II*\0scan') },
    ]);
    await expect(alert).toContainText('scan.tiff');
    expect(imagesOf(blog)).toEqual(['ridge.png']);
    expect(textOf(blog)).toBe(nikolaBlog[post]);
  });

  test('resolve by every kind of address of the blog; those of other hosts are not fetched', async ({
    desk,
  }) => {
    const blog = desk.makeBlog({
      ...nikolaBlog,
      'images/ridge.png': tinyPng,
      'images/a b.png': pngOf(5),
      'posts/2024/beside.png': pngOf(6),
      [post]: `${nikolaBlog[post]}
![](/images/ridge.png) ![](../../images/a%20b.png) ![](beside.png)

![far away](https://images.invalid/far.png) ![gone](/images/no-such.png)

<img src="http://images.invalid/html.png" alt="in HTML">
`,
    });
    const window = await desk.open(blog);
    const asked: string[] = [];
    window.page.on('request', request => asked.push(request.url()));
    await window.openPost('First snow');
    for (const name of ['a%20b.png', 'beside.png']) await expectShown(window, name);
    await expect(window.article.locator('img[src$="ridge.png"]')).toHaveCount(2);
    for (const name of ['far away', 'in HTML']) {
      await expect(window.article.getByText(name)).toBeVisible();
      await expect(window.article.locator(`img[alt="${name}"][src^="http"]`)).toHaveCount(0);
    }
    expect(asked.filter(url => url.includes('beside.png'))).not.toEqual([]);
    expect(asked.filter(url => url.includes('images.invalid'))).toEqual([]);
    expect(existsSync(join(blog.folder, 'images/no-such.png'))).toBe(false);
  });
});

for (const [generator, files, title, expected] of [
  [
    'Jekyll',
    { '_config.yml': 'title: J\n', '_posts/2024-01-02-a.md': '---\ntitle: A cat\n---\nText.\n' },
    'A cat',
    'assets/images/dog.png',
  ],
  ['a plain folder', { 'notes/dog.md': '# A dog\n\nText.\n' }, 'A dog', 'images/dog.png'],
] as const)
  test(`an image of ${generator} is stored where that has them`, async ({ desk }) => {
    const blog = desk.makeBlog(files);
    const window = await desk.open(blog);
    await window.openPost(title);
    await window.typeAtEnd('\n');
    await give(window, 'paste', [png('dog.png', 7)]);
    await expectShown(window, 'dog.png');
    expect(git(blog.env, blog.folder, 'ls-files', '--others').trim()).toBe(expected);
    expect(readFileSync(join(blog.folder, expected))).toEqual(pngOf(7));
  });
