import { chmod, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PostEntry } from '../../../shared/model/post.ts';
import { openBlog } from '../blog/open-blog.ts';
import { createPostIndex } from './post-index.ts';

const facts = { isSample: false, isTrusted: false };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leysin-index-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

async function indexOf(root: string) {
  return createPostIndex(await openBlog(root, facts));
}

async function list(root: string): Promise<readonly PostEntry[]> {
  return (await indexOf(root)).list();
}

const conf = `POSTS = (("posts/*.md", "posts", "post.tmpl"), ("posts/*.html", "posts", "post.tmpl"))
PAGES = (("pages/*.md", "", "page.tmpl"),)
COMPILERS = {"markdown": ('.md',), "html": ('.html',)}
TIMEZONE = "Europe/Zurich"
DEFAULT_LANG = "en"
TRANSLATIONS = {DEFAULT_LANG: "", "sv": "./sv"}
`;

/** A Nikola post with its metadata in a comment. */
const post = (title: string, date: string, more = '') =>
  `<!--\n.. title: ${title}\n.. date: ${date}\n${more}-->\n\nText.\n`;

describe('a list', () => {
  it('shows broken files among the good ones', async () => {
    await write({
      'conf.py': conf,
      'posts/good.md': post('Good', '2024-01-01 10:00:00 UTC'),
      'posts/open.md': '<!--\n.. title: Never closed\n.. date: 2024-01-02\n',
      'posts/yaml.md': '---\ntitle: [a\n---\n',
      'posts/latin1.md': Buffer.from('<!--\n.. title: Gr\xfc\xdfe\n-->\n', 'latin1'),
      'posts/nul.md': 'a\0b',
      'posts/empty.md': '',
    });
    const entries = await list(folder);
    const states = Object.fromEntries(entries.map(({ path, state, error }) => [path, error ?? state]));
    expect(states).toMatchObject({
      'posts/good.md': 'ok',
      'posts/empty.md': 'ok',
      'posts/open.md': 'line 1: no --> ends the comment with the metadata',
      'posts/yaml.md': expect.stringMatching(/^line \d: /),
      'posts/latin1.md': 'the file is not UTF-8 text',
      'posts/nul.md': 'the file holds a NUL byte, which no text has',
    });
    expect(entries.find(({ path }) => path === 'posts/open.md')?.title).toBe('Never closed');
  });

  it.skipIf(process.getuid?.() === 0)('shows a file without permission as broken', async () => {
    await write({ 'conf.py': conf, 'posts/shut.md': post('Shut', '2024-01-01') });
    await chmod(join(folder, 'posts/shut.md'), 0);
    expect((await list(folder))[0]).toMatchObject({ path: 'posts/shut.md', state: 'broken' });
  });

  it('sorts by moment, newest first, then what has none, then by path', async () => {
    await write({
      'conf.py': conf,
      'posts/b-none.md': 'No metadata.\n',
      'posts/a-none.md': 'No metadata.\n',
      'posts/old.md': post('Old', '2020-01-01 00:30:00'),
      'posts/new.md': post('New', '2020-01-01 00:00:00 UTC'),
    });
    // 00:30 in Zurich is 23:30 UTC of the day before.
    expect((await list(folder)).map(({ path }) => path)).toEqual([
      'posts/new.md',
      'posts/old.md',
      'posts/a-none.md',
      'posts/b-none.md',
    ]);
  });

  it("has a translation as its own entry beside its original, with the original's date", async () => {
    await write({
      'conf.py': conf,
      'posts/cat.md': post('The cat', '2024-05-06 07:08:09 UTC', '.. tags: a, b\n'),
      'posts/cat.sv.md': '<!--\n.. title: Katten\n-->\n\nHej.\n',
      'posts/cat.de.md': post('Keine Sprache dieses Blogs', '2024-05-05'),
    });
    const entries = await list(folder);
    expect(entries).toHaveLength(3);
    expect(entries.find(({ lang }) => lang === 'sv')).toMatchObject({
      path: 'posts/cat.sv.md',
      title: 'Katten',
      slug: 'cat',
      instant: '2024-05-06T07:08:09.000Z',
      tags: ['a', 'b'],
      translations: ['posts/cat.md'],
    });
    expect(entries.find(({ path }) => path === 'posts/cat.md')).toMatchObject({
      title: 'The cat',
      lang: 'en',
      translations: ['posts/cat.sv.md'],
    });
  });

  it('has what a translation does not say from its original, in two files too', async () => {
    const extra = '.. status: draft\n.. category: pets\n.. slug: old-cat\n.. tags: a\n';
    await write({
      'conf.py': conf,
      'posts/cat.md': post('The cat', '2024-05-06 07:08:09 UTC', extra),
      'posts/cat.sv.md': 'Hej.\n',
      'posts/cat.sv.meta': '.. tags: b\n.. slug: katt\n',
      'posts/dog.md': post('The dog', '2024-05-05'),
      'posts/dog.sv.md': '<!--\n.. title: Hunden\n.. status: draft\n-->\n',
    });
    const entries = await list(folder);
    expect(entries.find(({ path }) => path === 'posts/cat.sv.md')).toMatchObject({
      title: 'The cat',
      slug: 'katt',
      tags: ['b'],
      categories: ['pets'],
      draft: true,
    });
    const dog = entries.find(({ path }) => path === 'posts/dog.sv.md');
    expect(dog).toMatchObject({ title: 'Hunden', slug: 'dog', draft: true });
    expect(dog).not.toHaveProperty('inherits');
  });

  it('links translations by a key of their own, which it does not show', async () => {
    await write({
      'hugo.toml': '[languages.en]\n[languages.fr]\n',
      'content/posts/about.md': '---\ntitle: About\ntranslationKey: about\n---\n',
      'content/posts/a-propos.fr.md': '---\ntitle: À propos\ntranslationKey: about\n---\n',
    });
    const entries = await list(folder);
    expect(entries.map(({ path, translations }) => [path, translations])).toEqual([
      ['content/posts/a-propos.fr.md', ['content/posts/about.md']],
      ['content/posts/about.md', ['content/posts/a-propos.fr.md']],
    ]);
    for (const entry of entries) expect(entry).not.toHaveProperty('translationKey');
  });

  it('reads again what changed and notices what came and went', async () => {
    await write({
      'conf.py': conf,
      'posts/a.md': post('First', '2024-01-01'),
      'posts/b.md': post('B', '2023-01-01'),
    });
    const index = await indexOf(folder);
    expect((await index.list()).map(({ title }) => title)).toEqual(['First', 'B']);
    await write({ 'posts/a.md': post('Second', '2024-01-01'), 'posts/c.md': post('C', '2022-01-01') });
    await rm(join(folder, 'posts/b.md'));
    expect((await index.list()).map(({ title }) => title)).toEqual(['Second', 'C']);
  });

  it('notices a sidecar that came or changed beside an unchanged post', async () => {
    await write({ 'conf.py': conf, 'posts/a.html': '<p>Text' });
    const index = await indexOf(folder);
    expect((await index.list())[0]?.title).toBe('A');
    await write({ 'posts/a.meta': '.. title: From the sidecar\n' });
    expect((await index.list())[0]?.title).toBe('From the sidecar');
    await write({ 'posts/a.meta': '.. title: Changed\n' });
    expect((await index.list())[0]?.title).toBe('Changed');
  });

  it('reads a changed file of the same size and time when it is told', async () => {
    await write({ 'conf.py': conf, 'posts/a.md': post('One', '2024-01-01') });
    const index = await indexOf(folder);
    await index.list();
    await write({ 'posts/a.md': post('Two', '2024-01-01') });
    await utimes(join(folder, 'posts/a.md'), 1, 1);
    index.changed(['posts/a.md']);
    expect((await index.list())[0]?.title).toBe('Two');
  });

  it('does not read unchanged files again', async () => {
    await write({ 'conf.py': conf, 'posts/a.md': post('One', '2024-01-01') });
    const index = await indexOf(folder);
    const [first] = await index.list();
    const [second] = await index.list();
    index.changed(['posts/a.md']);
    const [third] = await index.list();
    // The tags come out of one reading of the file: the same object means the same reading.
    expect(second?.tags).toBe(first?.tags);
    expect(third?.tags).not.toBe(first?.tags);
  });

  it('follows no link out of the blog', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'leysin-outside-'));
    try {
      await writeFile(join(outside, 'secret.md'), post('Secret', '2024-01-01'));
      await write({ 'conf.py': conf, 'posts/own.md': post('Own', '2024-01-01') });
      await symlink(join(outside, 'secret.md'), join(folder, 'posts/link.md'));
      await symlink(outside, join(folder, 'posts/folder'));
      await symlink(join(folder, 'posts/own.md'), join(folder, 'posts/inner.md'));
      const listed = await list(folder);
      expect(listed.map(({ path }) => path)).toEqual(['posts/inner.md', 'posts/own.md', 'posts/link.md']);
      expect(listed[2]).toMatchObject({ state: 'broken', title: expect.not.stringContaining('Secret') });
    } finally {
      await rm(outside, { recursive: true, force: true });
    }
  });

  it('ends with cancelled when it is cancelled', async () => {
    await write({ 'conf.py': conf, 'posts/a.md': post('One', '2024-01-01') });
    const index = await indexOf(folder);
    const controller = new AbortController();
    controller.abort();
    await expect(index.list(controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await index.list()).toHaveLength(1);
  });

  it('reads only the beginning of a large post', async () => {
    await write({ 'conf.py': conf, 'posts/a.md': `${post('Large', '2024-01-01')}${'ü'.repeat(100_000)}` });
    expect((await list(folder))[0]).toMatchObject({ title: 'Large', state: 'ok' });
  });

  it('says of metadata that go on behind that beginning that they do', async () => {
    const long = 'x'.repeat(70_000);
    const lines = '.. note: x\n'.repeat(7_000);
    await write({
      'conf.py': conf,
      'posts/yaml.md': `---\ntitle: ${long}\n---\nText.\n`,
      'posts/yaml-later.md': `---\ntitle: Later\nnote: ${long}\n---\nText.\n`,
      'posts/toml.md': `+++\ntitle = "${long}"\n+++\nText.\n`,
      'posts/comment.md': `<!--\n.. title: ${long}\n-->\nText.\n`,
      'posts/bare.md': `.. title: ${long}\n\nText.\n`,
      'posts/lines.md': `.. title: Lines\n${lines}.. date: 2024-01-01\n\nText.\n`,
      'posts/beside.html': '<p>Text.',
      'posts/beside.meta': `.. title: Beside\n${lines}.. date: 2024-01-01\n`,
      'posts/text.md': long,
      'posts/rule.md': `---\n\n${long}`,
      'posts/head.html': `<html><head><title>Head</title><style>${long}</style></head><body>Text.`,
    });
    const entries = await list(folder);
    const states = Object.fromEntries(entries.map(({ path, state, error }) => [path, error ?? state]));
    const isCut = 'the metadata do not end in the first 64 KB of the file';
    expect(states).toEqual({
      'posts/yaml.md': isCut,
      'posts/yaml-later.md': isCut,
      'posts/toml.md': isCut,
      'posts/comment.md': isCut,
      'posts/bare.md': isCut,
      'posts/lines.md': isCut,
      'posts/beside.html': isCut,
      'posts/text.md': 'ok',
      'posts/rule.md': 'ok',
      'posts/head.html': 'ok',
    });
    expect(entries.find(({ path }) => path === 'posts/head.html')?.title).toBe('Head');
  });
});

describe('one post', () => {
  it('comes with whole texts, without byte order mark and CRLF', async () => {
    await write({ 'conf.py': conf, 'posts/a.html': '\ufeff<p>\r\nText', 'posts/a.meta': '.. title: A\r\n' });
    const index = await indexOf(folder);
    expect(await index.source('posts/a.html')).toEqual({
      path: 'posts/a.html',
      text: '<p>\nText',
      sidecarText: '.. title: A\n',
    });
  });

  it('has the same entry as in the list', async () => {
    await write({
      'conf.py': conf,
      'posts/cat.md': post('Cat', '2024-01-01'),
      'posts/cat.sv.md': post('Katt', '2024-01-02'),
      'posts/.cat-comment-12.html': 'Nice',
    });
    const index = await indexOf(folder);
    const single = await index.entry('posts/cat.md');
    expect(single).toEqual((await index.list()).find(({ path }) => path === 'posts/cat.md'));
    expect(single).toMatchObject({ comments: 1, translations: ['posts/cat.sv.md'] });
  });

  it('is not found when it is missing, no post, or outside', async () => {
    await write({ 'conf.py': conf, 'posts/a.md': post('A', '2024-01-01'), 'README.md': '# Read me' });
    const index = await indexOf(folder);
    await expect(index.entry('README.md')).rejects.toMatchObject({ code: 'post.not-found' });
    await expect(index.entry('posts/none.md')).rejects.toMatchObject({ code: 'post.not-found' });
    await expect(index.source('posts/none.md')).rejects.toMatchObject({ code: 'post.not-found' });
    await expect(index.source('posts/../../x.md')).rejects.toMatchObject({ code: 'path.outside-root' });
  });
});

describe('comments', () => {
  it('are those of the seed post, oldest first', async () => {
    await write({
      'conf.py': conf,
      'posts/sprint-764567777353955897.html': '<p>x',
      'posts/.sprint-comment-200.html': '<b>Later</b>',
      'posts/.sprint-comment-200.meta': '.. title: Pim said ...\n.. date: 2020-03-20 10:00:00\n',
      'posts/.sprint-comment-100.html': 'Sooner',
      'posts/.sprint-comment-100.meta': '.. authors: Anne\n.. date: 2020-03-19 10:00:00\n',
      'posts/.other-comment-300.html': 'Of another post',
    });
    const index = await indexOf(folder);
    expect(await index.comments('posts/sprint-764567777353955897.html')).toEqual([
      { author: 'Anne', date: '2020-03-19 10:00:00', html: 'Sooner' },
      { author: 'Pim', date: '2020-03-20 10:00:00', html: '<b>Later</b>' },
    ]);
    expect((await index.list()).map(({ path }) => path)).toEqual(['posts/sprint-764567777353955897.html']);
  });
});
