import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVersionKeeper } from './keep-versions.ts';

let home: string;
let root: string;
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'leysin-kept-'));
  root = join(home, 'history');
});
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

const longAgo = new Date(Date.now() - 31 * 24 * 3_600_000);

/** A post's folder as an earlier run left it. */
function makeFolder(key: string, names: readonly string[], at: Date = longAgo): string {
  const folder = join(root, key);
  fs.mkdirSync(folder, { recursive: true });
  for (const name of names) {
    fs.writeFileSync(join(folder, name), name);
    fs.utimesSync(join(folder, name), at, at);
  }
  return folder;
}

const keep = (text = 'mine') => createVersionKeeper(home).keepVersion('/blog', 'a.md', text, 'conflict');

describe('what is put aside', () => {
  it('keeps a text in a file of its own and lists it', async () => {
    const file = await keep();
    expect(fs.readFileSync(file, 'utf8')).toBe('mine');
    expect(await createVersionKeeper(home).list('/blog', 'a.md')).toEqual([file]);
  });

  it('keeps the bytes of what is no text, lists them with no text, and removes them when they are old', async () => {
    const file = await createVersionKeeper(home).keepBytes(
      '/blog',
      'a.png',
      new Uint8Array([0, 255]),
      'conflict',
    );
    expect([...fs.readFileSync(file)]).toEqual([0, 255]);
    expect(await createVersionKeeper(home).list('/blog', 'a.png')).toEqual([]);
    fs.utimesSync(file, longAgo, longAgo);
    await keep();
    expect(fs.existsSync(file)).toBe(false);
  });

  it('removes versions older than 30 days, and folders in which none is left', async () => {
    const old = makeFolder('old', ['origin.json', '1.txt', '2.txt']);
    const fresh = makeFolder('fresh', ['origin.json', '1.txt'], new Date());
    const mixed = makeFolder('mixed', ['origin.json', '1.txt']);
    fs.writeFileSync(join(mixed, '2.txt'), 'new');
    const begun = makeFolder('begun', ['origin.json'], new Date());
    await keep();
    expect(fs.existsSync(old)).toBe(false);
    expect(fs.readdirSync(fresh)).toEqual(['1.txt', 'origin.json']);
    expect(fs.readdirSync(mixed)).toEqual(['2.txt', 'origin.json']);
    expect(fs.readdirSync(begun)).toEqual(['origin.json']);
  });

  it('keeps a text although a file vanishes or refuses while old ones are removed', async () => {
    const folder = makeFolder('broken', []);
    fs.symlinkSync(join(folder, 'gone'), join(folder, 'vanished.txt'));
    fs.symlinkSync('loop.txt', join(folder, 'loop.txt'));
    fs.mkdirSync(join(folder, 'a folder.txt'));
    fs.utimesSync(join(folder, 'a folder.txt'), longAgo, longAgo);
    fs.writeFileSync(join(root, 'no folder'), '');
    const keeper = createVersionKeeper(home);
    for (const text of ['one', 'two']) await keeper.keepVersion('/blog', 'a.md', text, 'conflict');
    expect(await keeper.list('/blog', 'a.md')).toHaveLength(2);
  });
});
