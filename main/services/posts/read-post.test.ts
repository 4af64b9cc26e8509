import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { versionOf } from '../files/file-version.ts';
import { readPostText } from './read-post.ts';

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'leysin-read-'));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

describe('readPostText', () => {
  it('gives text with plain line ends and the version of the bytes', async () => {
    const bytes = Buffer.from('\ufeffa\r\nb\rc\n');
    fs.writeFileSync(join(root, 'a.md'), bytes);
    expect(await readPostText(root, 'a.md')).toEqual({ text: 'a\nb\nc\n', version: versionOf(bytes) });
  });

  it.each([
    ['broken UTF-8', Buffer.from([0x61, 0xc3, 0x28])],
    ['a NUL', Buffer.from('a\0b')],
    ['UTF-16', Buffer.from('\ufefftext', 'utf16le')],
  ])('shows %s without letting it be edited', async (_, bytes) => {
    fs.writeFileSync(join(root, 'a.md'), bytes);
    expect(await readPostText(root, 'a.md')).toMatchObject({
      readOnly: 'not-text',
      version: versionOf(bytes),
    });
  });

  it('shows the start of a file that is too large, with the version of all of it', async () => {
    const bytes = Buffer.alloc(20 * 1024 * 1024 + 1, 'a');
    fs.writeFileSync(join(root, 'a.md'), bytes);
    const post = await readPostText(root, 'a.md');
    expect(post).toMatchObject({ readOnly: 'too-large', version: versionOf(bytes) });
    expect(post.text.length).toBe(1024 * 1024);
    fs.truncateSync(join(root, 'a.md'), 20 * 1024 * 1024);
    expect((await readPostText(root, 'a.md')).readOnly).toBeUndefined();
  });

  it.skipIf(process.getuid?.() === 0)('says that a file marked read-only is not to be edited', async () => {
    fs.writeFileSync(join(root, 'a.md'), 'a', { mode: 0o444 });
    expect(await readPostText(root, 'a.md')).toMatchObject({ text: 'a', readOnly: 'no-permission' });
  });

  it('tells a folder and a missing post apart', async () => {
    fs.mkdirSync(join(root, 'a.md'));
    fs.writeFileSync(join(root, 'b.md'), '');
    await expect(readPostText(root, 'a.md')).rejects.toMatchObject({ code: 'path.not-a-file' });
    await expect(readPostText(root, 'gone.md')).rejects.toMatchObject({ code: 'post.not-found' });
    await expect(readPostText(root, 'b.md/c.md')).rejects.toMatchObject({ code: 'post.not-found' });
    await expect(readPostText(root, '../b.md')).rejects.toMatchObject({ code: 'path.outside-root' });
  });
});
