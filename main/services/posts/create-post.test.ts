import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { isAppError } from '../../../shared/app-error.ts';
import { openBlog } from '../blog/open-blog.ts';
import { createPost } from './create-post.ts';
import { createPostIndex } from './post-index.ts';

const now = new Date('2026-11-22T15:04:05.678Z');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leysin-create-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function open() {
  const blog = await openBlog(folder, { isSample: false, isTrusted: false });
  return { blog, index: createPostIndex(blog) };
}

async function create(title: string, { lang = 'en', draft = false } = {}) {
  const { blog, index } = await open();
  const { path } = await createPost(blog, index, { title, lang, draft, now });
  const entry = await index.entry(path);
  return { path, text: await readFile(join(folder, path), 'utf8'), entry };
}

const conf = `POSTS = (("posts/*.md", "posts", "post.tmpl"), ("posts/*.rst", "posts", "post.tmpl"), ("posts/*.html", "posts", "post.tmpl"))
COMPILERS = {"markdown": ('.md',), "rest": ('.rst',), "html": ('.html',)}
NEW_POST_DATE_PATH = True
NEW_POST_DATE_PATH_FORMAT = '%Y/%m'
TIMEZONE = "UTC"
TRANSLATIONS = {"en": "", "sv": "./sv"}
`;

describe('a new post', () => {
  it.each([
    ['is not text behind what the list reads', `${'line\n'.repeat(40_000)}\0`],
    ['is huge', 'line\n'.repeat(300_000)],
  ])('is made as the others are where the newest %s', async (_, body) => {
    await write({
      'old.md': '---\ntitle: Old\ndate: 2020-01-01 10:00:00 +0100\n---\nText\n',
      'new.md': `---\ntitle: New\ndate: 2025-01-01\n---\n${body}`,
    });
    const { text } = await create('Next');
    expect(text).toMatch(/^date: 2026-11-22 \d\d:/m);
  });
});

describe('a new Nikola post', () => {
  it('has what nikola new_post writes in a blog without posts', async () => {
    await write({ 'conf.py': conf });
    expect(await create('A first post')).toMatchObject({
      path: 'posts/2026/11/a-first-post.md',
      text: `<!--
.. title: A first post
.. slug: a-first-post
.. date: 2026-11-22 15:04:05 UTC
.. tags: 
.. category: 
.. link: 
.. description: 
-->

`,
    });
  });

  it('has the keys, order and spacing of the newest Markdown post, and its date form', async () => {
    const old = '<!--\n.. title: Old\n.. slug: old\n.. date: 2020-01-01 10:00\n.. type: text\n-->\n';
    const newest = `<!--
.. type: text
.. title: Newest
.. slug: newest
.. date: 2025-06-15 15:48:30 UTC+02:00
.. tags:
.. has_math: True
.. author: Ann
-->

Body.
`;
    await write({ 'conf.py': conf, 'posts/old.md': old, 'posts/2025/newest.md': newest });
    expect((await create('Next', { draft: true })).text).toBe(`<!--
.. type: text
.. title: Next
.. slug: next
.. date: 2026-11-22 17:04:05 UTC+02:00
.. tags:
.. author:${' '}
.. status: draft
-->

`);
  });

  it('is Markdown beside HTML with a sidecar, and two files as they are', async () => {
    await write({
      'conf.py': conf,
      'posts/2020/old.html': '<p>Old',
      'posts/2020/old.meta': '.. title: Old\n.. date: 2020-03-17 21:57:00\n',
    });
    const { path, text, entry } = await create('New');
    expect([path, text]).toEqual(['posts/2026/11/new.md', '']);
    expect(await readFile(join(folder, 'posts/2026/11/new.meta'), 'utf8')).toBe(
      '.. title: New\n.. date: 2026-11-22 15:04:05\n.. slug: new\n',
    );
    expect(entry).toMatchObject({ title: 'New', instant: '2026-11-22T15:04:05.000Z' });
  });

  it('is a file of its language', async () => {
    await write({ 'conf.py': conf });
    expect(await create('Katten', { lang: 'sv' })).toMatchObject({
      path: 'posts/2026/11/katten.sv.md',
      entry: { lang: 'sv', title: 'Katten' },
    });
  });

  it('is not written in a language the blog has not', async () => {
    await write({ 'conf.py': conf });
    await expect(create('Kissa', { lang: 'fi' })).rejects.toMatchObject({ code: 'usage' });
    expect(await readdir(folder)).toEqual(['conf.py']);
  });

  it('cannot end the comment its title stands in', async () => {
    await write({ 'conf.py': conf });
    const { entry, text } = await create('a --> b <script>');
    expect(entry).toMatchObject({ title: 'a -- > b <script>', slug: 'a-b-script', state: 'ok' });
    expect(text.match(/-->/g)).toHaveLength(1);
  });
});

describe('a new Jekyll post', () => {
  const config = 'title: Blog\ntimezone: America/Los_Angeles\n';

  it('has a layout, title and date in a blog without posts', async () => {
    await write({ '_config.yml': config, Gemfile: "gem 'jekyll'\n" });
    expect(await create('Hello: world')).toMatchObject({
      path: '_posts/2026-11-22-hello-world.md',
      text: '---\nlayout: post\ntitle: "Hello: world"\ndate: 2026-11-22 07:04:05 -0800\n---\n\n',
      entry: { title: 'Hello: world', instant: '2026-11-22T15:04:05.000Z', state: 'ok' },
    });
  });

  it('has the keys, quotes and date form of its neighbours and no values of their own', async () => {
    const neighbour = (title: string) =>
      `---\ntitle: '${title}'\ndate: 2025-01-01 10:00:00 +0530\nauthor: ann\ntoc: true\nversion: 4.0\ntags: [x]\n---\n`;
    await write({
      '_config.yml': config,
      '_posts/2025-01-01-a.markdown': neighbour('A'),
      '_posts/2025-01-02-b.markdown': neighbour('B'),
    });
    expect(await create("It's here")).toMatchObject({
      path: '_posts/2026-11-22-its-here.markdown',
      text: "---\ntitle: 'It''s here'\ndate: 2026-11-22 07:04:05 -0800\nauthor: ann\ntoc: true\ntags:\n---\n\n",
      entry: { title: "It's here" },
    });
  });

  it('is a draft without a date', async () => {
    await write({ '_config.yml': config, '_posts/2025-01-01-a.md': '---\ntitle: A\n---\n' });
    expect(await create('Later', { draft: true })).toMatchObject({
      path: '_drafts/later.md',
      text: '---\ntitle: Later\n---\n\n',
      entry: { draft: true, date: '' },
    });
  });
});

describe('a new post in a plain folder', () => {
  it('is a heading where posts have no front matter', async () => {
    await write({ 'notes/one.md': '# One\n', 'notes/two.md': '# Two\n', 'README.md': '# Notes\n' });
    expect(await create('Three *stars*')).toMatchObject({
      path: 'notes/three-stars.md',
      text: '# Three \\*stars\\*\n\n',
      entry: { title: 'Three *stars*', categories: ['notes'] },
    });
  });

  it('has front matter where posts have it', async () => {
    await write({
      '2025-01-02-one.md': '---\ntitle: "One"\ndate: 2025-01-02\ntags: [a]\ndraft: false\n---\n\nText\n',
    });
    expect(await create('Two', { draft: true })).toMatchObject({
      path: '2026-11-22-two.md',
      text: '---\ntitle: "Two"\ndate: 2026-11-22\ntags:\ndraft: true\n---\n\n',
      entry: { draft: true, title: 'Two' },
    });
  });
});

describe('a draft', () => {
  const front = '---\ntitle: A\ndate: 2025-01-02\n---\n';
  const manifest = (name: string) => `{"dependencies":{"${name}":"1"}}`;

  it.each<readonly [name: string, Readonly<Record<string, string>>]>([
    ['Eleventy', { '.eleventy.js': 'module.exports = () => ({})', 'posts/a.md': front }],
    ['Metalsmith', { 'package.json': manifest('metalsmith'), 'src/posts/a.md': front }],
    ['Next.js', { 'next.config.js': '', 'posts/a.md': front }],
    ['Gatsby', { 'gatsby-config.js': '', 'content/blog/a.md': front }],
    ['Astro', { 'astro.config.mjs': '', 'src/content/blog/a.md': front }],
    ['VitePress', { 'docs/.vitepress/config.ts': '', 'docs/posts/a.md': front }],
    ['Plain folder', { 'a.md': front }],
  ])('is refused where %s would publish it, and nothing is written', async (generator, files) => {
    await write(files);
    await expect(create('Later', { draft: true })).rejects.toMatchObject({
      code: 'post.no-drafts',
      data: generator === 'Plain folder' ? {} : { generator },
    });
    const left = await readdir(folder, { recursive: true });
    expect(left.filter(name => /later/i.test(name))).toEqual([]);
    expect((await create('Later')).entry).toMatchObject({ title: 'Later', draft: false });
  });

  it.each<readonly [name: string, Readonly<Record<string, string>>]>([
    ['the code of the site', { 'eleventy.config.js': 'if (data.draft) return', 'posts/a.md': front }],
    [
      'a plug-in',
      {
        'package.json': '{"dependencies":{"metalsmith":"1","@metalsmith/drafts":"1"}}',
        'src/posts/a.md': front,
      },
    ],
    ['a post of the folder', { 'a.md': front.replace('---\n', '---\ndraft: false\n') }],
    [
      'a folder the user named',
      { 'a.md': front, '.leysin.json': '{"version":1,"draftsFolder":"unfinished"}' },
    ],
  ])('is made where %s knows drafts', async (_, files) => {
    await write(files);
    expect((await create('Later', { draft: true })).entry).toMatchObject({ title: 'Later', draft: true });
  });
});

describe('a language', () => {
  const hugo = { 'hugo.toml': '[languages.en]\n[languages.zh-CN]\n' };

  it('is written as the blog writes it', async () => {
    await write({ ...hugo, 'content/posts/a.md': '---\ntitle: A\n---\n' });
    expect(await create('Cat', { lang: 'ZH-cn' })).toMatchObject({
      path: 'content/posts/cat.zh-CN.md',
      entry: { lang: 'zh-CN' },
    });
    expect(await create('Dog', { lang: 'EN' })).toMatchObject({
      path: 'content/posts/dog.md',
      entry: { lang: 'en' },
    });
  });

  it.each([
    ['pelican', { 'pelicanconf.py': 'PATH = "content"\n' }],
    ['jekyll', { '_config.yml': '', '_posts/2025-01-01-a.md': '---\ntitle: A\n---\n' }],
    ['hexo', { '_config.yml': '', 'package.json': '{"hexo":{}}', 'source/_posts/a.md': '' }],
    ['eleventy', { '.eleventy.js': '', 'blog/a.md': '---\ndate: 2020-01-02\n---\n' }],
    ['plain', { 'a.md': '# A\n' }],
    ['plain', { 'a.md': '---\ntitle: A\n---\n' }],
  ])('can be one no setting names where posts say theirs: %s', async (_name, files) => {
    await write(files);
    expect((await create('Kissa', { lang: 'fi' })).entry).toMatchObject({
      title: 'Kissa',
      lang: 'fi',
      state: 'ok',
    });
  });

  it('has to be in the settings where these decide, and has to be one', async () => {
    await write(hugo);
    await expect(create('Kissa', { lang: 'fi' })).rejects.toMatchObject({
      code: 'usage',
      data: { message: 'This blog\'s settings know no language "fi", only en, zh-CN' },
    });
    for (const lang of ['', '../x', 'a b', 'en\nfr', 'x'])
      await expect(create('Kissa', { lang })).rejects.toMatchObject({ code: 'usage' });
    expect(await readdir(folder)).toEqual(['hugo.toml']);
  });
});

describe('a name', () => {
  it('gets a number when it is taken, in any letter case', async () => {
    await write({ 'CAT.md': '# Cat\n' });
    const { blog, index } = await open();
    const request = { title: 'Cat', lang: 'en', draft: false, now };
    expect(await createPost(blog, index, request)).toEqual({ path: 'cat-2.md' });
    expect(await createPost(blog, index, request)).toEqual({ path: 'cat-3.md' });
    expect(await readFile(join(folder, 'CAT.md'), 'utf8')).toBe('# Cat\n');
  });

  it('needs a letter or a digit', async () => {
    await write({ 'a.md': '# A\n' });
    await expect(create(' -- ?! ')).rejects.toMatchObject({ code: 'post.bad-title' });
  });

  it('is given to a body as well', async () => {
    await write({ 'a.md': '# A\n' });
    const { blog, index } = await open();
    const { path } = await createPost(blog, index, {
      title: 'B',
      lang: 'en',
      draft: false,
      now,
      body: 'Text\n',
    });
    expect(await readFile(join(folder, path), 'utf8')).toBe('# B\n\nText\n');
  });
});

const naughty = findSharedData('payloads/blns.json');

describe.skipIf(naughty === undefined)('the big list of naughty strings (shared/payloads/blns.json)', () => {
  const titles = () =>
    (JSON.parse(readFileSync(naughty ?? '', 'utf8')) as { items: { text: string }[] }).items.map(
      ({ text }) => text,
    );

  const blogs = {
    nikola: { 'conf.py': conf },
    jekyll: { '_config.yml': 'title: x\n', '_posts/2025-01-01-a.md': '---\ntitle: "A"\n---\n' },
    plain: { 'a.md': '# A\n' },
  };

  it.each(Object.entries(blogs))(
    'gives unique safe names or post.bad-title in %s',
    async (_name, files) => {
      await write(files);
      const { blog, index } = await open();
      const paths = new Set<string>();
      let refused = 0;
      for (const title of titles()) {
        try {
          const { path } = await createPost(blog, index, { title, lang: 'en', draft: false, now });
          expect(paths.has(path.toLowerCase())).toBe(false);
          expect(path).toMatch(/^(?:[\p{L}\p{N}\p{M}_-]+\/)*[\p{L}\p{N}\p{M}-]+\.md$/u);
          expect(Buffer.byteLength(path.slice(path.lastIndexOf('/') + 1))).toBeLessThan(200);
          paths.add(path.toLowerCase());
        } catch (error) {
          if (!isAppError(error, 'post.bad-title')) throw error;
          refused += 1;
        }
      }
      expect(paths.size + refused).toBe(titles().length);
      expect(paths.size).toBeGreaterThan(150);
      const entries = await index.list();
      expect(entries.filter(({ state }) => state === 'broken')).toEqual([]);
      expect(entries.filter(({ title }) => /[\n\r\0]/.test(title))).toEqual([]);
    },
    120_000,
  );
});
