import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../shared/model/settings.ts';
import { profileFolder } from './profile.ts';
import { createSettingsStore } from './settings-store.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'leysin-settings-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const place = { anchor: 3, head: 5, topLine: 1.5 };
const dark = { ...defaultSettings, theme: 'dark' } as const;

async function fill(): Promise<void> {
  const store = await createSettingsStore(folder);
  await store.change({ theme: 'dark' });
  await store.rememberBlog('/blog');
  await store.trust('/blog', ['aa', 'bb']);
  await store.trust('/blog');
  await store.trust('/distrusted', ['aa']);
  await store.stopTrusting('/distrusted');
  await store.trust('/plain', []);
  await store.allowRemotePictures('/blog', true);
  await store.allowRemotePictures('/taken-back', true);
  await store.allowRemotePictures('/taken-back', false);
  await store.rememberPost('/blog', 'a.md');
  await store.rememberBranch('/blog', 'old');
  await store.rememberBranch('/blog', 'main');
  store.rememberPlace('/blog', 'a.md', place);
  await store.close();
}

async function expectFilled(problems: number): Promise<void> {
  const store = await createSettingsStore(folder);
  expect(store.settings()).toEqual(dark);
  expect(store.lastBlog()).toBe('/blog');
  expect(store.isTrusted('/blog')).toBe(true);
  expect(store.isTrusted('/blog/inner')).toBe(false);
  expect(store.isTrusted('/distrusted')).toBe(false);
  expect(store.trustedMarks('/blog')).toEqual(['aa', 'bb']);
  expect(store.trustedMarks('/plain')).toEqual([]);
  expect(store.trustedMarks('/distrusted')).toBeNull();
  expect(store.showsRemotePictures('/blog')).toBe(true);
  expect(store.showsRemotePictures('/taken-back')).toBe(false);
  expect(store.showsRemotePictures('/other')).toBe(false);
  expect(store.publishedBranch('/blog')).toBe('main');
  expect(store.publishedBranch('/other')).toBeNull();
  expect(store.lastPost('/blog')).toBe('a.md');
  expect(store.place('/blog', 'a.md')).toEqual(place);
  expect(store.problems).toHaveLength(problems);
}

describe('the settings store', () => {
  it('knows the post that was opened last at once, and has it on the disk when it is closed', async () => {
    const store = await createSettingsStore(folder);
    for (const path of ['a.md', 'b.md', 'c.md', 'a.md']) void store.rememberPost('/blog', path);
    expect(store.lastPost('/blog')).toBe('a.md');
    await store.close();
    expect((await createSettingsStore(folder)).lastPost('/blog')).toBe('a.md');
  });

  it('starts with defaults and no complaint', async () => {
    const store = await createSettingsStore(join(folder, 'new/home'));
    expect(store.settings()).toEqual(defaultSettings);
    expect(store.lastBlog()).toBeNull();
    expect(store.problems).toEqual([]);
  });

  it('remembers everything until the next start', async () => {
    await fill();
    await expectFilled(0);
  });

  it('uses the last good copy of a damaged or missing file and says so', async () => {
    const damages = [
      (file: string) => fs.writeFileSync(file, ''),
      (file: string) => fs.writeFileSync(file, '[1]'),
      (file: string) => fs.truncateSync(file, 5),
      (file: string) => fs.rmSync(file),
    ];
    for (const damage of damages) {
      await fill();
      damage(join(folder, 'blogs.json'));
      await expectFilled(1);
    }
  });

  it('begins anew, and says so, when the copy is damaged too', async () => {
    await fill();
    for (const name of ['blogs.json', 'blogs.json.last-good']) fs.writeFileSync(join(folder, name), '\0\0');
    const store = await createSettingsStore(folder);
    expect(store.isTrusted('/blog')).toBe(false);
    expect(store.settings()).toEqual(dark);
    expect(store.problems).toHaveLength(1);
  });

  it('opens whatever byte of whatever file is damaged', async () => {
    await fill();
    const names = fs.readdirSync(folder).filter(name => name.endsWith('.json'));
    const step = process.env.LEYSIN_LONG === '1' ? 1 : 7;
    for (const name of names) {
      const bytes = fs.readFileSync(join(folder, name));
      for (let at = 0; at < bytes.length; at += step) {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ 0xff;
        fs.writeFileSync(join(folder, name), damaged);
        const store = await createSettingsStore(folder);
        expect(store.isTrusted('/other')).toBe(false);
        expect(['dark', 'system']).toContain(store.settings().theme);
      }
      fs.writeFileSync(join(folder, name), bytes);
    }
  });

  it('loses nothing that another program has changed meanwhile', async () => {
    await fill();
    const stores = [await createSettingsStore(folder), await createSettingsStore(folder)] as const;
    const [here, there] = stores;
    await Promise.all(stores.map((store, index) => store.trust(`/new-${index}`)));
    await there.stopTrusting('/blog');
    await there.change({ layout: 'editor' });
    await here.rememberPost('/blog', 'b.md');
    await here.change({ isScrollLocked: false });
    const later = await createSettingsStore(folder);
    expect(['/new-0', '/new-1', '/blog'].map(later.isTrusted)).toEqual([true, true, false]);
    expect(here.isTrusted('/blog')).toBe(false);
    expect(later.lastPost('/blog')).toBe('b.md');
    expect(later.settings()).toEqual({ ...dark, layout: 'editor', isScrollLocked: false });
    expect(fs.readdirSync(folder).filter(name => name.includes('claim'))).toEqual([]);
  });

  it('keeps the places of the 2,000 posts used last', async () => {
    const store = await createSettingsStore(folder);
    for (let post = 0; post <= 2_000; post++) {
      store.rememberPlace('/blog', `${post}.md`, place);
      store.rememberPlace('/blog', '0.md', place);
    }
    expect(store.place('/blog', '0.md')).toEqual(place);
    expect(store.place('/blog', '1.md')).toBeUndefined();
    expect(store.place('/blog', '2.md')).toEqual(place);
    await store.close();
  });

  it('stays what it was when it cannot be written', async () => {
    await fill();
    const store = await createSettingsStore(folder);
    fs.rmSync(folder, { recursive: true });
    await expect(store.trust('/other')).rejects.toMatchObject({ code: 'file.not-found' });
    expect(store.isTrusted('/other')).toBe(false);
  });
});

describe('profileFolder', () => {
  it.each([
    [{ LEYSIN_HOME: '/x' }, 'linux', '/x'],
    [{ HOME: '/home/a' }, 'linux', '/home/a/.local/share/leysin'],
    [{ HOME: '/home/a', XDG_DATA_HOME: '/data' }, 'linux', '/data/leysin'],
    [{ HOME: '/home/a', XDG_DATA_HOME: 'data' }, 'linux', '/home/a/.local/share/leysin'],
    [{ HOME: '/Users/a' }, 'darwin', '/Users/a/Library/Application Support/leysin'],
    [{ APPDATA: 'C:\\Users\\a\\AppData\\Roaming' }, 'win32', 'C:\\Users\\a\\AppData\\Roaming\\leysin'],
    [{ USERPROFILE: 'C:\\Users\\a' }, 'win32', 'C:\\Users\\a\\AppData\\Roaming\\leysin'],
  ] as const)('of %j on %s is %s', (env, platform, expected) => {
    expect(profileFolder(env, platform)).toBe(expected);
  });
});
