import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { isAppError } from '../../../shared/app-error.ts';
import { readBlogSettings } from '../../../shared/blog-settings/read-blog-settings.ts';
import { createPost } from '../posts/create-post.ts';
import { createPostIndex } from '../posts/post-index.ts';
import { openBlog } from './open-blog.ts';
import { readSettingsFile, writeSettingsFile } from './settings-file.ts';

let root: string;
const place = () => join(root, '.leysin.json');
const text = () => fs.readFileSync(place(), 'utf8');
const write = (version: string | null, isReplacing = false) =>
  writeSettingsFile(root, { corrections: { timeZone: 'Europe/Oslo' }, version, isReplacing });
const reasons = async () => (await readSettingsFile(root)).settings.problems.map(({ data }) => data.reason);

beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-blog-settings-')));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const written = '{\n  "version": 1,\n  "timeZone": "Europe/Oslo"\n}\n';

describe('the file of corrections', () => {
  it('is not there at first, and is written only over what was read', async () => {
    expect(await readSettingsFile(root)).toMatchObject({ version: null, settings: { problems: [] } });
    await write(null);
    expect(text()).toBe(written);
    expect(fs.readdirSync(root)).toEqual(['.leysin.json']);
    const { version } = await readSettingsFile(root);
    await writeSettingsFile(root, { corrections: {}, version, isReplacing: false });
    expect(text()).toBe('{\n  "version": 1\n}\n');
  });

  it('is not written over what another program wrote meanwhile', async () => {
    const { version } = await readSettingsFile(root);
    fs.writeFileSync(place(), '{"version":1,"mine":true}');
    await expect(write(version)).rejects.toMatchObject({ code: 'settings.changed-on-disk' });
    await expect(write('another version')).rejects.toMatchObject({ code: 'settings.changed-on-disk' });
    expect(text()).toBe('{"version":1,"mine":true}');
    fs.rmSync(place());
    await expect(write(version ?? 'gone')).rejects.toMatchObject({ code: 'settings.changed-on-disk' });
    expect(fs.existsSync(place())).toBe(false);
  });

  it('is replaced only when that is wanted, where it cannot be read', async () => {
    for (const [bytes, reason] of [
      ['{"version": 1', 'not-json'],
      [Buffer.from([0xff, 0xfe, 0]), 'not-text'],
      ['{"version": 9, "timeZone": "UTC"}', 'newer-version'],
    ] as const) {
      fs.writeFileSync(place(), bytes);
      expect(await reasons()).toEqual([reason]);
      const { version } = await readSettingsFile(root);
      await expect(write(version)).rejects.toMatchObject({ code: 'settings.unreadable', data: { reason } });
      expect(fs.readFileSync(place())).toEqual(Buffer.from(bytes));
      await write(version, true);
      expect(text()).toBe(written);
    }
  });

  it('is never read or written through a link, and never when it is no file', async () => {
    const outside = fs.mkdtempSync(join(tmpdir(), 'leysin-outside-'));
    fs.writeFileSync(join(outside, 'x.json'), '{"version":1,"timeZone":"UTC"}');
    for (const make of [
      () => fs.symlinkSync(join(outside, 'x.json'), place()),
      () => fs.symlinkSync('/dev/zero', place()),
      () => fs.symlinkSync('.leysin.json', place()),
      () => fs.symlinkSync('nowhere', place()),
      () => fs.mkdirSync(place()),
    ]) {
      make();
      expect(await reasons()).toEqual(['not-a-file']);
      const { version } = await readSettingsFile(root);
      await expect(write(version, true)).rejects.toMatchObject({ code: 'settings.unreadable' });
      fs.rmSync(place(), { recursive: true });
    }
    expect(fs.readdirSync(outside)).toEqual(['x.json']);
    expect(fs.readFileSync(join(outside, 'x.json'), 'utf8')).toBe('{"version":1,"timeZone":"UTC"}');
    fs.rmSync(outside, { recursive: true });
  });

  it('is not read when it is huge', async () => {
    fs.writeFileSync(place(), `{"version":1,"a":"${'x'.repeat(70_000)}"}`);
    expect(await reasons()).toEqual(['too-large']);
  });
});

describe('opening a blog', () => {
  const facts = { isSample: false, isTrusted: false };

  it('follows the corrections, and finds the blog from a folder below them', async () => {
    fs.mkdirSync(join(root, 'notes/deep'), { recursive: true });
    fs.writeFileSync(join(root, 'notes/deep/a.md'), '# A\n');
    fs.writeFileSync(place(), '{"version":1,"timeZone":"Europe/Oslo","languages":["nb","en"]}');
    const blog = await openBlog(join(root, 'notes/deep'), facts);
    expect(blog.root).toBe(root);
    expect(blog.site).toMatchObject({ timeZone: 'Europe/Oslo', defaultLang: 'nb', languages: ['nb', 'en'] });
    expect(blog.settingsProblems).toBeUndefined();
  });

  it('says what is wrong with them and opens it all the same', async () => {
    fs.writeFileSync(join(root, 'a.md'), '# A\n');
    fs.writeFileSync(place(), '{"version":1,"postFolders":["../../etc"],"__proto__":{"isTrusted":true}}');
    const blog = await openBlog(root, facts);
    expect(blog.settingsProblems).toEqual([
      { code: 'settings.bad-value', data: { key: 'postFolders', reason: 'leaves-blog' } },
    ]);
    expect([blog.site.generator, blog.isTrusted]).toEqual(['plain', false]);
  });
});

const paths = findSharedData('payloads/paths.json');

describe.skipIf(!paths)('the shared list of hostile paths, as folders', () => {
  const items = paths
    ? (JSON.parse(fs.readFileSync(paths, 'utf8')) as { items: { path: string }[] }).items.map(
        ({ path }) => path,
      )
    : [];
  const settingsOf = (path: string) => ({
    version: 1,
    postFolders: [path],
    imagesFolder: path,
    newPostName: `${path}/{slug}.md`,
  });

  it('leads no new post out of the blog or into .git', async () => {
    const blogRoot = join(root, 'around/blog');
    fs.mkdirSync(join(blogRoot, '.git'), { recursive: true });
    fs.writeFileSync(join(blogRoot, '.git/HEAD'), 'ref: refs/heads/main\n');
    for (const path of items.flatMap(item => [item, `posts/${item}`])) {
      fs.writeFileSync(join(blogRoot, '.leysin.json'), JSON.stringify(settingsOf(path)));
      const blog = await openBlog(blogRoot, { isSample: false, isTrusted: false });
      const request = { title: 'New', lang: 'en', draft: false, now: new Date() };
      await createPost(blog, createPostIndex(blog), request).catch(error => {
        if (!isAppError(error)) throw error;
      });
    }
    expect(fs.readdirSync(root)).toEqual(['around']);
    expect(fs.readdirSync(join(root, 'around'))).toEqual(['blog']);
    expect(fs.readdirSync(join(blogRoot, '.git'))).toEqual(['HEAD']);
  });

  it('is mostly refused when it is read already', () => {
    const leaving = items.filter(path => path.split(/[\\/]/).includes('..'));
    expect(leaving.length).toBeGreaterThan(1);
    for (const path of leaving)
      expect(readBlogSettings(JSON.stringify(settingsOf(path))).corrections, path).toEqual({});
  });
});
