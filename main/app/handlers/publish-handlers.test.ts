import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { photoWithPlace } from '../../../shared/checks/pictures/photos.test-support.ts';
import { removePlace } from '../../../shared/checks/pictures/remove-place.ts';
import type { SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { context, type TestWindow } from '../app-parts.test-support.ts';
import { openSiteWindow, openTrusted } from '../site-window.test-support.ts';

let site: SiteFixture;
let window: TestWindow;

beforeEach(async () => {
  ({ site, window } = await openSiteWindow());
  await openTrusted(window, site.blog);
});

const list = () => window.handlers['posts.list'](undefined, context);
const titleOf = async (path: string) => (await list()).find(entry => entry.path === path)?.title;
/** Comes out of one reading of the file: the same object means the same reading. */
const readingOf = async (path: string) => (await list()).find(entry => entry.path === path)?.tags;

const plan = (posts: readonly string[] | null) => window.handlers['publish.plan']({ posts }, context);

describe('a plan', () => {
  it('asks before a post with broken metadata goes online', async () => {
    site.write('posts/one.md', '---\ntitle: [a\n---\n');
    site.write('posts/two.md', '---\ntitle: Good\n---\n');
    const doubt = { kind: 'metadata-broken', detail: 'posts/one.md' };
    expect((await plan(['posts/one.md'])).decisions).toEqual([doubt]);
    expect((await plan(null)).decisions).toEqual([doubt]);
    expect((await plan(['posts/two.md'])).decisions).toEqual([]);
  });

  it('does not ask about broken metadata that are online already', async () => {
    site.write('posts/one.md', '---\ntitle: [a\n---\n');
    site.git('commit', '-q', '-a', '-m', 'Broken');
    site.git('push', '-q');
    expect((await plan(['posts/one.md'])).decisions).toEqual([]);
    expect((await plan(null)).decisions).toEqual([]);
  });

  it('is named after a converted post once', async () => {
    site.write('_config.yml', 'title: A blog\n');
    site.write('_posts/2024-01-01-old.html', '---\ntitle: Old post\n---\n<p>Text.</p>\n');
    site.git('add', '.');
    site.git('commit', '-q', '-m', 'HTML');
    site.git('push', '-q');
    await window.handlers['blog.open']({ folder: site.blog }, context);
    await window.handlers['posts.convert']({ path: '_posts/2024-01-01-old.html', mayDrop: false }, context);
    const made = await plan(null);
    expect(made.posts.map(({ change }) => change)).toEqual(['converted']);
    expect(made.message).toBe('Convert “Old post” to Markdown');
  });

  it('is named after a post that is gone when there is no other', async () => {
    site.drop('posts/three.md');
    expect((await plan(['posts/three.md'])).message).toBe('Delete “three”');
    expect((await plan(null)).message).toBe('Delete “three”');
  });

  it('of several posts counts them', async () => {
    site.write('posts/one.md', '---\ntitle: One\n---\n');
    site.write('posts/two.md', '---\ntitle: Two\n---\n');
    site.drop('posts/three.md');
    expect((await plan(null)).message).toBe('Update 2 posts, delete 1');
  });
});

describe('a publish', () => {
  const run = { posts: null, message: null, seen: null, files: null, isUnseen: false };
  const publish = () => window.handlers['publish.run'](run, context);

  it('is stopped by what the checks find in its posts, with nothing changed, until it is put right', async () => {
    site.write('posts/one.md', '---\ntitle: One\n---\n\n![a cat](cat.png)\n');
    const before = site.snapshot();
    expect(await publish()).toMatchObject({
      result: 'refused',
      error: {
        code: 'publish.checks-failed',
        data: {
          count: 1,
          rules: ['missing-image'],
          isEarlier: false,
          details: expect.stringMatching(/^posts\/one\.md:5: error: .* \[missing-image\]$/),
        },
      },
    });
    expect(site.snapshot()).toBe(before);
    site.write('posts/cat.png', 'a picture');
    expect(await publish()).toMatchObject({ result: 'published', files: ['posts/cat.png', 'posts/one.md'] });
  });

  it('goes on where the blog has the rule set to a warning, or off', async () => {
    for (const setting of ['warning', 'off']) {
      site.write('.leysin.json', `{"version":1,"checks":{"missing-image":"${setting}"}}`);
      site.write('posts/one.md', `---\ntitle: One\n---\n\n![${setting}](cat.png)\n`);
      expect(await publish()).toMatchObject({ result: 'published', files: ['posts/one.md'] });
    }
  });

  it('is not stopped by what is online already, only by what is new', async () => {
    site.write('posts/one.md', '---\ntitle: One\n---\n\n![a cat](cat.png)\n');
    site.git('commit', '-q', '-a', '-m', 'Without a cat');
    site.git('push', '-q');
    site.write('posts/one.md', '---\ntitle: One\n---\n\nMore.\n\n![a cat](cat.png)\n');
    const { findings } = await window.handlers['checks.run'](
      { paths: ['posts/one.md'], isPublishing: true, earlier: null },
      context,
    );
    expect(findings.map(({ rule, line, isOld }) => [rule, line, isOld])).toEqual([
      ['missing-image', 7, true],
    ]);
    expect(await publish()).toMatchObject({ result: 'published' });
    site.write('posts/one.md', '---\ntitle: One\n---\n\n![a cat](cat.png)\n\n![a cat](cat.png)\n');
    expect(await publish()).toMatchObject({ result: 'refused', error: { data: { count: 1 } } });
  });

  it('is stopped by a key however long it was there', async () => {
    const text = `---\ntitle: One\n---\n\nAKIA${'Q3EGRIZKWJ5DLXNB'}\n`;
    site.write('posts/one.md', text);
    site.git('commit', '-q', '-a', '-m', 'With a key');
    site.git('push', '-q');
    site.write('posts/one.md', `${text}\nMore.\n`);
    expect(await publish()).toMatchObject({ result: 'refused', error: { data: { rules: ['secret'] } } });
  });

  it('is called after what goes online, not after what was meant to', async () => {
    const three = ['one', 'two', 'three'].map(name => `posts/${name}.md`);
    site.pushFromElsewhere(Object.fromEntries(three.slice(1).map(path => [path, 'Another text.\n'])));
    for (const path of three) site.write(path, `---\ntitle: ${path}\n---\n\nMine.\n`);
    const seen = await plan(null);
    expect(seen.message).toBe('Update 3 posts');
    const outcome = await window.handlers['publish.run']({ ...run, seen }, context);
    expect(outcome).toMatchObject({ result: 'published', left: expect.arrayContaining(three.slice(1)) });
    const log = () => site.git('log', '--no-merges', '-1', '--format=%s', '--', 'posts/one.md').trim();
    expect(log()).toBe('Update “posts/one.md”');
    site.write('posts/one.md', '---\ntitle: One\n---\n\nAgain.\n');
    await window.handlers['publish.run']({ ...run, message: 'In my words' }, context);
    expect(log()).toBe('In my words');
  });

  it('is not stopped by posts that are not in it', async () => {
    site.write('posts/one.md', '---\ntitle: One\n---\n\n![a cat](cat.png)\n');
    site.write('posts/two.md', '---\ntitle: Two\n---\n\nText.\n');
    const two = { ...run, posts: ['posts/two.md'] };
    expect(await window.handlers['publish.run'](two, context)).toMatchObject({ files: ['posts/two.md'] });
  });
});

describe('a warning', () => {
  it('that was accepted does not ask again in the same text', async () => {
    const check = async () => {
      const { findings } = await window.handlers['checks.run'](
        { paths: ['posts/one.md'], isPublishing: true, earlier: null },
        context,
      );
      return findings;
    };
    site.write('posts/one.md', '---\ntitle: One\n---\n\nTODO: a\n');
    const [found] = await check();
    expect(found).toMatchObject({ rule: 'todo', severity: 'warning', isAccepted: false });
    await window.handlers['checks.accept']({ tokens: [found?.token ?? ''] }, context);
    expect((await check())[0]?.isAccepted).toBe(true);
    site.write('posts/one.md', '---\ntitle: One\n---\n\nTODO: b\n');
    expect((await check())[0]?.isAccepted).toBe(false);
  });
});

describe('a rule', () => {
  it('is set in the settings of the blog, beside what they hold', async () => {
    site.write('.leysin.json', '{ "version": 1, "mine": true }');
    const set = (setting: 'off' | 'error' | 'warning') =>
      window.handlers['checks.setRule']({ rule: 'todo', setting }, context);
    await set('off');
    expect(JSON.parse(site.read('.leysin.json') ?? '')).toEqual({
      version: 1,
      mine: true,
      checks: { todo: 'off' },
    });
    await set('warning');
    expect(JSON.parse(site.read('.leysin.json') ?? '')).toEqual({ version: 1, mine: true });
    site.write('.leysin.json', 'no JSON');
    await expect(set('off')).rejects.toMatchObject({ code: 'settings.unreadable' });
    expect(site.read('.leysin.json')).toBe('no JSON');
  });
});

describe('a fix', () => {
  it('is made over the text that was checked, and no other', async () => {
    const text = '---\r\ntitle: One\r\n---\r\n\r\n![a cat](CAT.png) \r\n';
    site.write('posts/cat.png', 'a picture');
    site.write('posts/one.md', text);
    const params = { paths: ['posts/one.md'], isPublishing: true, earlier: null };
    const { findings } = await window.handlers['checks.run'](params, context);
    const [finding] = findings;
    if (!finding) throw new Error('nothing was found');
    expect(finding.rule).toBe('image-case');
    const { post, rule, line, message, token } = finding;
    const fix = () => window.handlers['checks.fix']({ post, rule, line, message, token }, context);
    site.write('posts/one.md', `${text}More.\r\n`);
    await expect(fix()).rejects.toMatchObject({ code: 'checks.no-fix' });
    expect(site.read('posts/one.md')).toBe(`${text}More.\r\n`);
    site.write('posts/one.md', text);
    await fix();
    expect(site.read('posts/one.md')).toBe(text.replace('CAT', 'cat'));
    await expect(fix()).rejects.toMatchObject({ code: 'checks.no-fix' });
  });

  it('takes the place out of a photo', async () => {
    const photo = join(site.blog, 'posts/photo.jpg');
    writeFileSync(photo, photoWithPlace());
    site.write('posts/one.md', '---\ntitle: One\n---\n\n![a cat](photo.jpg)\n');
    const params = { paths: ['posts/one.md'], isPublishing: true, earlier: null };
    const [finding] = (await window.handlers['checks.run'](params, context)).findings;
    if (!finding) throw new Error('nothing was found');
    const { post, rule, line, message, token } = finding;
    await window.handlers['checks.fix']({ post, rule, line, message, token }, context);
    expect(readFileSync(photo)).toEqual(Buffer.from(removePlace(photoWithPlace()) ?? []));
    expect((await window.handlers['checks.run'](params, context)).findings).toEqual([]);
  });
});

describe('the list after git has worked', () => {
  it('has what a pull brought, and did not read the others again', async () => {
    const other = join(site.folder, 'other');
    site.gitIn(site.folder, 'clone', '-q', site.remote, other);
    site.write('posts/one.md', '---\ntitle: From afar\n---\n', other);
    site.gitIn(other, 'commit', '-q', '-a', '-m', 'From afar');
    site.gitIn(other, 'push', '-q');
    const before = await readingOf('posts/two.md');
    expect(await titleOf('posts/one.md')).not.toBe('From afar');
    expect(await window.handlers['publish.pull'](undefined, context)).toMatchObject({ result: 'published' });
    expect(await titleOf('posts/one.md')).toBe('From afar');
    expect(await readingOf('posts/two.md')).toBe(before);
    expect(before).toBeDefined();
  });

  it('has what was published, and did not read the others again', async () => {
    site.write('posts/one.md', '---\ntitle: Mine\n---\n');
    const before = await readingOf('posts/two.md');
    const run = { posts: null, message: null, seen: null, files: null, isUnseen: false };
    expect(await window.handlers['publish.run'](run, context)).toMatchObject({
      result: 'published',
      files: ['posts/one.md'],
    });
    expect(await titleOf('posts/one.md')).toBe('Mine');
    expect(await readingOf('posts/two.md')).toBe(before);
    expect(before).toBeDefined();
  });

  it('has what a hook made of the post, and so has the post when it is read again', async () => {
    site.write('posts/one.md', '---\ntitle: Mine\n---\n');
    await list();
    site.hook(
      'pre-commit',
      "printf -- '---\\ntitle: By the hook\\n---\\n' > posts/one.md; git add posts/one.md",
    );
    // What has come since is trusted anew.
    await window.handlers['blog.trust'](undefined, context);
    const run = { posts: ['posts/one.md'], message: null, seen: null, files: null, isUnseen: false };
    expect(await window.handlers['publish.run'](run, context)).toMatchObject({ result: 'published' });
    expect(await titleOf('posts/one.md')).toBe('By the hook');
    const { text } = await window.handlers['posts.read']({ path: 'posts/one.md' }, context);
    expect(text).toContain('By the hook');
    expect(site.gitIn(site.remote, 'show', 'main:posts/one.md')).toBe(text);
  });
});
