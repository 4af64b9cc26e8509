import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realFileSystem } from './file-system.ts';
import { writeNew } from './write-new.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leysin-new-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const noLinks = {
  ...realFileSystem,
  link: () => Promise.reject(Object.assign(new Error('no links'), { code: 'EPERM' })),
};

describe('writeNew', () => {
  it('creates the file with its folders and leaves nothing else', async () => {
    const path = join(folder, 'posts/2024/a.md');
    await writeNew(path, Buffer.from('text'));
    expect(readFileSync(path, 'utf8')).toBe('text');
    expect(readdirSync(join(folder, 'posts/2024'))).toEqual(['a.md']);
  });

  it.each([
    ['a.md', 'a.md'],
    ['a.md', 'A.md'],
    ['é.md', 'e\u0301.md'],
    ['straße.md', 'STRASSE.md'],
  ])('takes %s for taking the name %s', async (existing, wanted) => {
    writeFileSync(join(folder, existing), 'mine');
    await expect(writeNew(join(folder, wanted), Buffer.from('other'))).rejects.toMatchObject({
      code: 'file.name-taken',
    });
    expect(readdirSync(folder)).toEqual([existing]);
    expect(readFileSync(join(folder, existing), 'utf8')).toBe('mine');
  });

  it('does not write through a link that leads nowhere, nor over a folder', async () => {
    symlinkSync('gone', join(folder, 'link.md'));
    mkdirSync(join(folder, 'folder.md'));
    for (const name of ['link.md', 'folder.md'])
      await expect(writeNew(join(folder, name), Buffer.from('x'))).rejects.toMatchObject({
        code: 'file.name-taken',
      });
    expect(readdirSync(folder).sort()).toEqual(['folder.md', 'link.md']);
  });

  it.each([
    ['with hard links', realFileSystem],
    ['without hard links', noLinks],
  ])('lets exactly one of many writers have the name, %s', async (_, fileSystem) => {
    const path = join(folder, 'a.md');
    const texts = Array.from({ length: 16 }, (_unused, index) => `writer ${index}`);
    const results = await Promise.allSettled(
      texts.map(text => writeNew(path, Buffer.from(text), fileSystem)),
    );
    const winners = texts.filter((_text, index) => results[index]?.status === 'fulfilled');
    expect(winners).toEqual([readFileSync(path, 'utf8')]);
    expect(readdirSync(folder)).toEqual(['a.md']);
  });
});
