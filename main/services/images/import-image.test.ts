import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { versionOf } from '../files/file-version.ts';
import { imageTypeOf } from './image-type.ts';
import { importImage } from './import-image.ts';

let root: string;
beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-image-')));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const png = (text = '') => Buffer.from(`\x89PNG\r\n\x1a\n${text}`, 'latin1');
const svg = (text: string) => Buffer.from(text);

describe('imageTypeOf', () => {
  it.each([
    ['png', png()],
    ['jpg', Buffer.from('\xff\xd8\xff\xe0', 'latin1')],
    ['gif', Buffer.from('GIF89a')],
    ['webp', Buffer.from('RIFF\x10\x20\x0a\x00WEBPVP8 ', 'latin1')],
    ['avif', Buffer.from('\0\0\0\x1cftypavif\0\0\0\0mif1miaf', 'latin1')],
    ['avif', Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0avif', 'latin1')],
    ['svg', svg('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['svg', svg('\ufeff<?xml version="1.0"?>\n<!-- a > b -->\n<!DOCTYPE svg>\n<svg>')],
  ])('knows %s by its content', (type, bytes) => {
    expect(imageTypeOf(bytes)).toBe(type);
  });

  it.each([
    ['a page', svg('<!DOCTYPE html><html><svg></svg></html>')],
    ['a page that calls itself a comment', svg('<!-- --><script>1</script><svg>')],
    ['a program', Buffer.from('\x7fELF')],
    ['a video', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0mp42 avif', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('does not take %s for an image', (_, bytes) => {
    expect(imageTypeOf(bytes)).toBeUndefined();
  });
});

describe('importImage', () => {
  it('stores the bytes under a plain name with the extension of the content', async () => {
    expect(await importImage(root, 'images', '../Été à la plage (1).JPEG', png())).toEqual({
      path: 'images/ete-a-la-plage-1.png',
      fileName: 'ete-a-la-plage-1.png',
    });
    expect(fs.readFileSync(join(root, 'images/ete-a-la-plage-1.png'))).toEqual(png());
  });

  it.each([
    ['日本語.png', 'image.png'],
    ['aux.png', 'image-aux.png'],
    ['.git', 'image.png'],
    ['-rf.png', 'rf.png'],
    ['a/b\\c.png', 'c.png'],
    ['image', 'image.png'],
  ])('names %s safely', async (name, fileName) => {
    expect(await importImage(root, '', name, png())).toMatchObject({ fileName });
  });

  it('stores the same image once and another of that name beside it', async () => {
    const first = await importImage(root, 'i', 'image.png', png('1'));
    const other = await importImage(root, 'i', 'image.png', png('2'));
    expect(await importImage(root, 'i', 'IMAGE.PNG', png('1'))).toEqual(first);
    expect(await importImage(root, 'i', 'image.png', png('2'))).toEqual(other);
    expect(other.fileName).toMatch(/^image-[0-9a-f]{8}\.png$/);
    expect(fs.readdirSync(join(root, 'i')).sort()).toEqual([other.fileName, 'image.png'].sort());
  });

  it('never overwrites when many of the same name come at once', async () => {
    const count = process.env.LEYSIN_LONG === '1' ? 1_000 : 100;
    const images = Array.from({ length: count }, (_, index) => ({
      name: `pic${index % 5}.png`,
      bytes: png(`${index}`),
    }));
    const stored = new Map<string, Buffer>();
    for (let start = 0; start < count; start += 8) {
      const batch = images.slice(start, start + 8);
      const results = await Promise.all(batch.map(({ name, bytes }) => importImage(root, 'i', name, bytes)));
      for (const [index, { path }] of results.entries()) stored.set(path, batch[index]!.bytes);
    }
    expect(stored.size).toBe(count);
    for (const [path, bytes] of stored) expect(fs.readFileSync(join(root, path))).toEqual(bytes);
    expect(fs.readdirSync(join(root, 'i'))).toHaveLength(count);
  });

  it('says that the name of a file is taken when every suffix is, too', async () => {
    const { path } = await importImage(root, 'i', 'a.png', png('1'));
    const version = versionOf(png('2'));
    for (const length of [8, 32])
      fs.writeFileSync(join(root, `i/a-${version.slice(0, length)}.png`), 'other');
    await expect(importImage(root, 'i', 'a.png', png('2'))).rejects.toMatchObject({
      code: 'file.name-taken',
      data: { path },
    });
  });

  it('refuses what is no image, what is too large and folders outside', async () => {
    await expect(importImage(root, 'i', 'a.png', Buffer.from('text'))).rejects.toMatchObject({
      code: 'image.unsupported',
    });
    const large = Buffer.concat([png(), Buffer.alloc(50 * 1024 * 1024)]);
    await expect(importImage(root, 'i', 'a.png', large)).rejects.toMatchObject({ code: 'image.too-large' });
    await expect(importImage(root, '../i', 'a.png', png())).rejects.toMatchObject({
      code: 'path.outside-root',
    });
    await expect(importImage(root, '.git', 'a.png', png())).rejects.toMatchObject({
      code: 'path.not-allowed',
    });
    expect(fs.readdirSync(root)).toEqual([]);
  });
});
