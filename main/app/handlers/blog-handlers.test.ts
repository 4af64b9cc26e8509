import * as fs from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { context, openTestWindow, type TestWindow } from '../app-parts.test-support.ts';

let home: string;
let window: TestWindow;

beforeEach(async () => {
  home = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-home-')));
  for (const name of ['HOME', 'USERPROFILE']) vi.stubEnv(name, home);
  window = await openTestWindow(home);
});
afterEach(async () => {
  await window.close();
  vi.unstubAllEnvs();
  fs.rmSync(home, { recursive: true, force: true });
});

const open = (folder: string) => window.handlers['blog.open']({ folder }, context);

describe('opening a blog', () => {
  it('takes ~ for the home folder', async () => {
    expect(homedir()).toBe(home);
    fs.mkdirSync(join(home, 'blog/.git'), { recursive: true });
    expect(await open('~/blog')).toMatchObject({ root: join(home, 'blog') });
    fs.writeFileSync(join(home, '_config.yml'), 'title: Home\n');
    expect(await open('~')).toMatchObject({ root: home });
  });

  it('does not need the list of recent blogs to be written', async () => {
    fs.mkdirSync(join(home, 'blog/.git'), { recursive: true });
    // A folder in its place: nobody, root neither, can write a file over it.
    fs.mkdirSync(join(home, 'profile/blogs.json'), { recursive: true });
    expect(await open('~/blog')).toMatchObject({ root: join(home, 'blog'), lost: null });
    await expect(window.parts.settings.trust('/x')).rejects.toThrow();
  });

  it('takes no other name for it', async () => {
    fs.mkdirSync(join(home, 'blog'));
    await expect(open(`${join(home, 'blog')}/~`)).rejects.toMatchObject({ code: 'blog.not-found' });
    await expect(open('~blog')).rejects.toMatchObject({ code: 'blog.not-found' });
  });
});
