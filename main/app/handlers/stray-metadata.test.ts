import { beforeEach, describe, expect, it } from 'vitest';
import type { SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { context, type TestWindow } from '../app-parts.test-support.ts';
import { openSiteWindow, openTrusted } from '../site-window.test-support.ts';

let site: SiteFixture;
let window: TestWindow;

beforeEach(async () => {
  ({ site, window } = await openSiteWindow());
});

const publish = (isUnseen = false) =>
  window.handlers['publish.run']({ posts: null, message: null, seen: null, files: null, isUnseen }, context);

async function check(path: string, isPublishing = true) {
  const params = { paths: [path], isPublishing, earlier: null };
  return (await window.handlers['checks.run'](params, context)).findings;
}

const stopped = {
  result: 'refused',
  error: { code: 'publish.checks-failed', data: { count: 1, rules: ['broken-metadata'] } },
};

/** A blog whose last commit, which is online, has these files. */
async function openWith(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) site.write(path, text);
  site.git('add', '.');
  site.git('commit', '-q', '-m', 'Posts');
  site.git('push', '-q');
  await openTrusted(window, site.blog);
}

const post = 'posts/four.md';
const text = '---\r\ntitle: Four\r\ndate: 2024-01-02\r\n---\r\n\r\nThe body.\r\n';

describe('a post above whose metadata something was typed', () => {
  it('is published by no click, until they are moved back with one', async () => {
    await openWith({ [post]: text });
    site.write(post, `UNSAVED words ${text}`);
    const before = site.snapshot();
    expect(await publish(true)).not.toMatchObject({ result: 'published' });
    expect(await publish()).toMatchObject(stopped);
    expect(site.snapshot()).toBe(before);
    const [found] = await check(post);
    expect(found).toMatchObject({ line: 1, severity: 'error', isOld: false });
    const { rule, line = 0, message = '', token = '' } = found!;
    await window.handlers['checks.fix']({ post, rule, line, message, token }, context);
    expect(site.read(post)).toBe(text.replace('The body', 'UNSAVED words \r\n\r\nThe body'));
    expect(await publish(true)).toMatchObject({ result: 'published', files: [post] });
  });

  it('is found without git, and where no commit has it', async () => {
    await window.handlers['blog.open']({ folder: site.blog }, context);
    site.write(post, `Words\n\n${text}`);
    expect(await check(post, false)).toMatchObject([{ line: 3, rule: 'broken-metadata' }]);
    expect(await check(post)).toMatchObject([{ line: 3, rule: 'broken-metadata' }]);
  });

  it('does not stop a publish where it is online so', async () => {
    await openWith({ [post]: `Words\n\n${text}` });
    site.write(post, `Words\n\nMore words\n\n${text}`);
    expect(await check(post)).toMatchObject([{ line: 5, isOld: true }]);
    expect(await publish(true)).toMatchObject({ result: 'published', files: [post] });
  });
});

describe('a post whose metadata are gone', () => {
  it('is not published: the last commit tells, where nothing else is wrong', async () => {
    await openWith({ [post]: text });
    site.write(post, 'The body.\n');
    expect(await publish()).toMatchObject(stopped);
    expect(await check(post)).toMatchObject([
      { line: 1, message: expect.stringContaining('“title” and “date”'), isOld: false },
    ]);
    site.write('.leysin.json', '{"version":1,"checks":{"broken-metadata":"off"}}');
    expect(await publish()).toMatchObject({ result: 'published', files: [post] });
  });

  it('is none that never had any', async () => {
    await openTrusted(window, site.blog);
    site.write('posts/one.md', 'Another text.\n');
    site.write('posts/five.md', 'A new text.\n');
    expect(await check('posts/one.md')).toEqual([]);
    expect(await publish()).toMatchObject({ result: 'published' });
  });
});

describe('a page that is none without its metadata', () => {
  const about = '---\ntitle: About\n---\n\nText.\n';
  const jekyll = { '_config.yml': 'title: A\n', '_posts/2024-01-02-a.md': text, 'about.md': about };

  it('is told, when they are not at its start any more', async () => {
    await openWith(jekyll);
    for (const changed of [`Words ${about}`, 'Text.\n']) {
      site.write('about.md', changed);
      expect(await check('about.md'), changed).toMatchObject([{ line: 1, rule: 'broken-metadata' }]);
      expect(await publish(), changed).toMatchObject(stopped);
    }
  });

  it('is told when it is new; a file that was never one is not', async () => {
    await openWith({ ...jekyll, 'notes.md': 'Text.\n' });
    site.write('new.md', `Words\n${about}`);
    expect(await check('new.md')).toMatchObject([{ line: 2, rule: 'broken-metadata' }]);
    site.write('notes.md', 'Another text with [a link](/2024/01/09/gone.html).\n');
    expect(await check('notes.md')).toEqual([]);
  });
});
