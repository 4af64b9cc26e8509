import { describe, expect, it } from 'vitest';
import { recogniseSite } from '../all-generators.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { vitepress } from './vitepress.ts';

const dated = '---\ndate: 2020/10/02 21:29\n---\n';

const config = `import { defineConfig } from 'vitepress'
export default defineConfig({
  title: 'My blog', base: '/b/', srcDir: './src', srcExclude: ['**/drafts/**', 'old/*.md'],
  locales: { root: { label: 'English', lang: 'en-GB' }, zh: { label: '中文', lang: 'zh-CN', themeConfig: { locales: {} } } },
})`;

function siteOf(files: Readonly<Record<string, string>>) {
  const site = vitepress.recognise(folderOfFiles(files));
  if (site === undefined) throw new Error('not recognised');
  return site;
}

const site = siteOf({
  'docs/.vitepress/config.mts': config,
  'docs/src/posts/a.md': dated,
  'docs/src/zh/posts/a.md': dated,
  'docs/src/guide/b.md': '',
  'docs/src/public/img/x.png': '',
});
const read = (path: string, text = '') => vitepress.readMetadata(site, { path, text }).metadata;

describe('a folder', () => {
  const recognise = (files: Readonly<Record<string, string>>) => {
    const { generator, root } = recogniseSite(folderOfFiles(files));
    return `${generator} in "${root}"`;
  };

  it('is a VitePress site by its configuration, up to three levels down', () => {
    expect(recognise({ '.vitepress/config.js': '' })).toBe('vitepress in ""');
    expect(recognise({ 'docs/.vitepress/config/index.ts': '' })).toBe('vitepress in "docs"');
    expect(recognise({ 'a/b/c/.vitepress/config.mjs': '' })).toBe('vitepress in "a/b/c"');
    expect(recognise({ 'a/b/c/d/.vitepress/config.mjs': '' })).toBe('plain in ""');
    expect(site).toMatchObject({ title: 'My blog', defaultLang: 'en-GB', languages: ['en-GB', 'zh-CN'] });
  });

  it('is one by package.json where hidden folders are not shown', () => {
    const manifest = (line: string) => `{"scripts":{"dev":"${line}"},"devDependencies":{"vitepress":"1"}}`;
    expect(recognise({ 'package.json': manifest('vitepress dev docs') })).toBe('vitepress in "docs"');
    expect(recognise({ 'site/package.json': manifest('vitepress dev --port 1') })).toBe(
      'vitepress in "site"',
    );
    expect(recognise({ 'package.json': '{"keywords":["vitepress"]}' })).toBe('plain in ""');
  });
});

describe('a file', () => {
  it.each([
    ['docs/src/posts/a.md', 'post'],
    ['docs/src/zh/posts/b.md', 'post'],
    ['docs/src/posts/index.md', 'page'],
    ['docs/src/guide/b.md', 'page'],
    ['docs/src/index.md', 'page'],
    ['docs/src/posts/drafts/c.md', 'post'],
    ['docs/src/old/c.md', undefined],
    ['docs/src/public/c.md', undefined],
    ['docs/src/.vitepress/c.md', undefined],
    ['docs/src/posts/x.png', undefined],
    ['docs/other.md', undefined],
    ['README.md', undefined],
  ])('%s is %s', (path, kind) => {
    expect(vitepress.classify(site, path)).toBe(kind);
  });

  it('in folders for days is a post, in a documentation none is', () => {
    const days = siteOf({
      '.vitepress/config.js': '',
      '2019/12/31/a.md': '',
      '2020/01/02/b.md': '',
      'guide.md': '',
    });
    const kinds = ['2019/12/31/a.md', '2021/02/03/new.md', 'guide.md', 'README.md'];
    expect(kinds.map(path => vitepress.classify(days, path))).toEqual(['post', 'post', 'page', undefined]);
    const docs = siteOf({ '.vitepress/config.js': '', 'guide/a.md': '', 'guide/b.md': '' });
    expect(vitepress.classify(docs, 'guide/a.md')).toBe('page');
  });
});

describe('metadata', () => {
  it('has its date in any form, or that of its path', () => {
    expect(read('docs/src/posts/a.md', dated)).toMatchObject({
      date: '2020/10/02 21:29',
      instant: '2020-10-02T21:29:00.000Z',
    });
    expect(read('docs/src/2019/12/31/a.md').date).toBe('2019-12-31');
    expect(read('docs/src/posts/2019-1-2-a.md')).toMatchObject({ date: '2019-1-2', slug: '2019-1-2-a' });
    expect(read('docs/src/posts/2019-01-02/index.md', '# Hi\n')).toMatchObject({
      date: '2019-01-02',
      title: 'Hi',
      slug: '2019-01-02',
    });
    expect(read('docs/src/posts/a.md').date).toBe('');
  });

  it('is a draft where srcExclude has it, not by draft: true', () => {
    expect(read('docs/src/posts/drafts/c.md').draft).toBe(true);
    expect(read('docs/src/posts/a.md', '---\ndraft: true\n---\n').draft).toBe(false);
  });

  it('has the language of its locale, and translations there', () => {
    const entries = ['docs/src/posts/a.md', 'docs/src/zh/posts/a.md'].map(
      path => ({ ...read(path), path, kind: 'post', translations: [], comments: 0, state: 'ok' }) as const,
    );
    expect(entries.map(({ lang }) => lang)).toEqual(['en-GB', 'zh-CN']);
    expect(vitepress.translationsOf(site, entries[1]!, entries)).toEqual(['docs/src/posts/a.md']);
  });
});

it('an image is beside its post or in public', () => {
  const post = 'docs/src/posts/a.md';
  const resolve = (url: string) => vitepress.resolveAsset(site, url, post);
  expect(
    ['/img/x.png', '/b/img/x.png', './x.png', '../../../../x', 'https://x.org/x.png'].map(resolve),
  ).toEqual([
    'docs/src/public/img/x.png',
    'docs/src/public/img/x.png',
    'docs/src/posts/x.png',
    undefined,
    undefined,
  ]);
  const place = vitepress.imagePlace(site, post);
  expect([place.folder, place.link('a b.png')]).toEqual(['docs/src/public/img', '/img/a%20b.png']);
});

it('a new post is named and begun like its neighbours, in the folder of its language', () => {
  const request = {
    title: 'My post',
    slug: 'my-post',
    lang: 'en-GB',
    draft: false,
    instant: '2025-05-06T20:00:00.000Z',
  };
  const neighbours = [
    { path: 'docs/src/posts/a.md', text: '---\ntitle: A\ndate: 2020/10/02 21:29\nauthor: Me\n---\n' },
  ];
  expect(vitepress.newPost(site, { ...request, neighbours }).files).toEqual([
    {
      path: 'docs/src/posts/my-post.md',
      text: '---\ntitle: My post\ndate: 2025/05/06 20:00\nauthor: Me\n---\n\n',
    },
  ]);
  expect(vitepress.newPost(site, { ...request, neighbours, lang: 'zh-CN' }).path).toBe(
    'docs/src/zh/posts/my-post.md',
  );
  const empty = siteOf({ '.vitepress/config.js': '' });
  expect(vitepress.newPost(empty, { ...request, neighbours: [] }).path).toBe('posts/my-post.md');
});

it('has the language beside its locales where the root names none', () => {
  const locales = "locales: { root: { label: 'X' }, zh: { label: 'Z', lang: 'zh' } }";
  const langOf = (text: string) =>
    siteOf({ '.vitepress/config.js': `export default { ${text} }` }).defaultLang;
  expect([langOf(locales), langOf(`${locales}, lang: 'de'`), langOf("lang: 'de'")]).toEqual([
    'en',
    'de',
    'de',
  ]);
});

it('hostile configuration gives defaults', () => {
  for (const text of [
    '({['.repeat(50_000),
    "export default { srcDir: '../../..', locales: [1], srcExclude: { a: 'b' } }",
  ])
    expect(siteOf({ '.vitepress/config.js': text })).toMatchObject({
      defaultLang: 'en',
      options: { source: '' },
    });
});
