import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeOf } from '../../../shared/app-error.test-support.ts';
import { goldmarkDialect } from '../../../shared/generators/dialects/goldmark-dialect.ts';
import { pythonMarkdown } from '../../../shared/generators/dialects/markdown-dialects.ts';
import { convertPost } from './convert-post.ts';

const html = '<html><body>one<br>\n<br>\n<a class="x" href="/a_b">two</a></body></html>';
const sidecar = '.. title: A post\r\n.. slug: post\n.. tags: \n\n';
const dialect = pythonMarkdown;

let root = '';
let kept: string[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'leysin-convert-'));
  kept = [];
  await mkdir(join(root, 'posts'));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function put(path: string, text: string): Promise<void> {
  await writeFile(join(root, path), text);
}

async function keep(text: string): Promise<void> {
  kept.push(text);
}

describe('a post with a sidecar', () => {
  beforeEach(async () => {
    await put('posts/post.html', html);
    await put('posts/post.meta', sidecar);
  });

  test('becomes Markdown beside the same sidecar, and its HTML is put aside', async () => {
    const report = await convertPost(
      root,
      'posts/post.html',
      { text: html, sidecar, dialect, mayDrop: false },
      keep,
    );
    expect((await readdir(join(root, 'posts'))).sort()).toEqual(['post.md', 'post.meta']);
    expect(await readFile(join(root, 'posts/post.md'), 'utf8')).toBe('one\n\n[two](/a_b)\n');
    expect(await readFile(join(root, 'posts/post.meta'), 'utf8')).toBe(sidecar);
    expect(kept).toEqual([html]);
    expect(report).toMatchObject({
      from: 'posts/post.html',
      path: 'posts/post.md',
      kept: { links: 1 },
      lost: [{ what: 'attribute class on a', count: 1 }],
    });
  });

  test('stays as it is when its Markdown name is taken', async () => {
    await put('posts/post.md', 'mine');
    const converting = convertPost(
      root,
      'posts/post.html',
      { text: html, sidecar, dialect, mayDrop: false },
      keep,
    );
    expect(await codeOf(converting)).toBe('post.name-taken');
    expect(await readFile(join(root, 'posts/post.md'), 'utf8')).toBe('mine');
    expect(await readFile(join(root, 'posts/post.html'), 'utf8')).toBe(html);
    expect(kept).toEqual([]);
  });

  test('stays as it is when its Markdown name differs from a taken one only in letter case', async () => {
    await put('posts/Post.md', 'mine');
    const converting = convertPost(
      root,
      'posts/post.html',
      { text: html, sidecar, dialect, mayDrop: false },
      keep,
    );
    expect(await codeOf(converting)).toBe('post.name-taken');
    expect((await readdir(join(root, 'posts'))).sort()).toEqual(['Post.md', 'post.html', 'post.meta']);
  });

  test('stays as it is when the disk holds another text than the one to convert', async () => {
    const converting = convertPost(
      root,
      'posts/post.html',
      { text: 'older', sidecar, dialect, mayDrop: false },
      keep,
    );
    expect(await codeOf(converting)).toBe('post.changed-on-disk');
    expect((await readdir(join(root, 'posts'))).sort()).toEqual(['post.html', 'post.meta']);
  });

  test('stays as it is when its text cannot be kept', async () => {
    const fail = async (): Promise<void> => {
      throw new Error('no room');
    };
    const converting = convertPost(
      root,
      'posts/post.html',
      { text: html, sidecar, dialect, mayDrop: false },
      fail,
    );
    expect(await codeOf(converting)).toBe('not coded: Error: no room');
    expect((await readdir(join(root, 'posts'))).sort()).toEqual(['post.html', 'post.meta']);
  });

  test('is left whole when it changes while it is being converted', async () => {
    const change = (): Promise<void> => put('posts/post.html', 'changed outside');
    const converting = convertPost(
      root,
      'posts/post.html',
      { text: html, sidecar, dialect, mayDrop: false },
      change,
    );
    expect(await codeOf(converting)).toBe('post.changed-on-disk');
    expect((await readdir(join(root, 'posts'))).sort()).toEqual(['post.html', 'post.meta']);
    expect(await readFile(join(root, 'posts/post.html'), 'utf8')).toBe('changed outside');
  });
});

describe('a post with metadata of its own', () => {
  test.each([
    ['Nikola lines in a comment', '<!--\n.. title: A *b*\n.. slug: x_y\n-->\n\n'],
    ['the same with CRLF', '<!--\r\n.. title: A\r\n-->\r\n\r\n'],
    ['YAML front matter', '---\ntitle: "A"\ntags: [a_b]\n---\n'],
    ['TOML front matter', '+++\ntitle = "A"\n+++\n\n'],
  ])('keeps %s byte for byte', async (_, metadata) => {
    await put('posts/p.html', `${metadata}<p>x <b>y</b></p>`);
    await convertPost(
      root,
      'posts/p.html',
      { text: `${metadata}<p>x <b>y</b></p>`, dialect, mayDrop: false },
      keep,
    );
    expect(await readFile(join(root, 'posts/p.md'), 'utf8')).toBe(`${metadata}x **y**\n`);
  });

  test('is refused when the metadata has no end', async () => {
    await put('posts/p.html', '---\ntitle: A\n<p>x</p>');
    const converting = convertPost(
      root,
      'posts/p.html',
      { text: '---\ntitle: A\n<p>x</p>', dialect, mayDrop: false },
      keep,
    );
    expect(await codeOf(converting)).toBe('post.cannot-convert');
    expect(await readdir(join(root, 'posts'))).toEqual(['p.html']);
  });
});

test('a post that is not HTML is refused', async () => {
  await put('posts/p.rst', 'x');
  const converting = convertPost(root, 'posts/p.rst', { text: 'x', dialect, mayDrop: false }, keep);
  expect(await codeOf(converting)).toBe('post.cannot-convert');
});

test('no path leads out of the blog', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'leysin-outside-'));
  await writeFile(join(outside, 'p.html'), html);
  await symlink(outside, join(root, 'posts/away'));
  const converting = convertPost(root, 'posts/away/p.html', { text: html, dialect, mayDrop: false }, keep);
  expect(await codeOf(converting)).toBe('path.outside-root');
  expect(await readdir(outside)).toEqual(['p.html']);
  await rm(outside, { recursive: true });
});

describe('a post whose generator leaves out HTML', () => {
  const text = '<p>Some <u>words</u></p><table><tr><td colspan="2">a</td></tr></table><details>b</details>';
  const hugo = goldmarkDialect({});
  const parts = ['<u> around its words', '<table> with what is in it', '<details> with what is in it'];

  test('stays as it is and says what would be left out, until that is accepted', async () => {
    await put('posts/p.html', text);
    const converting = convertPost(root, 'posts/p.html', { text, dialect: hugo, mayDrop: false }, keep);
    await expect(converting).rejects.toMatchObject({ code: 'post.would-drop-html', data: { parts } });
    expect(await readdir(join(root, 'posts'))).toEqual(['p.html']);
    expect(kept).toEqual([]);
    const report = await convertPost(root, 'posts/p.html', { text, dialect: hugo, mayDrop: true }, keep);
    expect(report.dropped).toEqual(parts.map(what => ({ what, count: 1 })));
    expect(await readdir(join(root, 'posts'))).toEqual(['p.md']);
    expect(kept).toEqual([text]);
  });

  test('is converted without a question where it keeps HTML, or nothing stays HTML', async () => {
    for (const [path, html, unsafe] of [
      ['posts/a.html', text, true],
      ['posts/b.html', '<p>Some <b>words</b><!-- more --> and <a href="/x">a link</a></p>', false],
    ] as const) {
      await put(path, html);
      const dialect = goldmarkDialect({ unsafe });
      const report = await convertPost(root, path, { text: html, dialect, mayDrop: false }, keep);
      expect(report.dropped).toEqual([]);
    }
  });
});
