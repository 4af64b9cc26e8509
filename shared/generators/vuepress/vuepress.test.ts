import { describe, expect, it } from 'vitest';
import { recogniseSite } from '../all-generators.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { vuepress } from './vuepress.ts';

const config = `module.exports = {
  title: 'T', base: '/b/',
  locales: { '/': { lang: 'en-US', title: 'T' }, '/zh/': { lang: 'zh-CN' } },
  plugins: [['@vuepress/blog', { directories: [{ id: 'post', dirname: '_posts', path: '/' }] }]],
}`;

function siteOf(files: Readonly<Record<string, string>>) {
  const site = vuepress.recognise(folderOfFiles(files));
  if (site === undefined) throw new Error('not recognised');
  return site;
}

const site = siteOf({
  'docs/.vuepress/config.js': config,
  'docs/_posts/2020-01-02-a.md': '',
  'docs/zh/_posts/2020-01-02-a.md': '',
  'docs/guide/README.md': '',
});
const read = (path: string, text = '') => vuepress.readMetadata(site, { path, text }).metadata;

it('a folder is a VuePress site by its configuration or its dependency', () => {
  const recognise = (files: Readonly<Record<string, string>>) => {
    const { generator, root } = recogniseSite(folderOfFiles(files));
    return `${generator} in "${root}"`;
  };
  expect(recognise({ 'docs/.vuepress/config.ts': '' })).toBe('vuepress in "docs"');
  const manifest = '{"scripts":{"build":"vuepress-vite build site"},"dependencies":{"vuepress":"2"}}';
  expect(recognise({ 'package.json': manifest })).toBe('vuepress in "site"');
  expect(site).toMatchObject({ title: 'T', languages: ['en-US', 'zh-CN'] });
});

it.each([
  ['docs/_posts/2020-01-02-a.md', 'post'],
  ['docs/zh/_posts/b.md', 'post'],
  ['docs/_posts/README.md', 'page'],
  ['docs/guide/README.md', 'page'],
  ['docs/README.md', 'page'],
  ['README.md', undefined],
  ['docs/.vuepress/a.md', undefined],
  ['docs/CHANGELOG.md', undefined],
])('%s is %s', (path, kind) => {
  expect(vuepress.classify(site, path)).toBe(kind);
});

describe('metadata', () => {
  it('has day and slug of a name in _posts, or of its permalink', () => {
    expect(read('docs/_posts/2020-01-02-a-b.md')).toMatchObject({
      date: '2020-01-02',
      slug: 'a-b',
      title: 'A B',
    });
    expect(read('docs/_posts/a.md', '---\npermalink: /x/my-own/\n---\n').slug).toBe('my-own');
    expect(read('docs/_posts/a.md', '---\npermalink: /:year/:slug\n---\n').slug).toBe('a');
    expect(read('docs/guide/README.md').slug).toBe('guide');
  });

  it('is a draft when it is not to be published, and has the language of its locale', () => {
    expect(read('docs/_posts/a.md', '---\npublish: false\n---\n').draft).toBe(true);
    expect(read('docs/_posts/a.md', '---\ndraft: true\n---\n').draft).toBe(false);
    const entries = ['docs/_posts/a.md', 'docs/zh/_posts/a.md'].map(
      path => ({ ...read(path), path, kind: 'post', translations: [], comments: 0, state: 'ok' }) as const,
    );
    expect(entries.map(({ lang }) => lang)).toEqual(['en-US', 'zh-CN']);
    expect(vuepress.translationsOf(site, entries[0]!, entries)).toEqual(['docs/zh/_posts/a.md']);
  });
});

it('an image is in the public folder, or beside its post where that is not shown', () => {
  expect(vuepress.resolveAsset(site, '/b/x.png', 'docs/_posts/a.md')).toBe('docs/.vuepress/public/x.png');
  const own = vuepress.imagePlace(site, 'docs/_posts/a.md');
  expect([own.folder, own.link('a b.png')]).toEqual(['docs/_posts/images', './images/a%20b.png']);
  const seen = siteOf({ '.vuepress/config.js': '', '.vuepress/public/img/x.png': '' });
  const place = vuepress.imagePlace(seen, '_posts/a.md');
  expect([place.folder, place.link('b.png')]).toEqual(['.vuepress/public/img', '/img/b.png']);
});

it('a new post is dated in a blog without posts, and like its neighbours in others', () => {
  const request = {
    title: 'My post',
    slug: 'my-post',
    lang: 'en-US',
    draft: true,
    instant: '2025-05-06T20:00:00.000Z',
  };
  const empty = siteOf({ '.vuepress/config.js': '' });
  expect(vuepress.newPost(empty, { ...request, lang: 'en', neighbours: [] }).files).toEqual([
    { path: '_posts/2025-05-06-my-post.md', text: '---\ntitle: My post\npublish: false\n---\n\n' },
  ]);
  const neighbours = [{ path: 'docs/_posts/2020/a.md', text: "---\ntitle: 'A'\ndate: 2020-01-02\n---\n" }];
  expect(vuepress.newPost(site, { ...request, neighbours, draft: false }).files).toEqual([
    { path: 'docs/_posts/2025/my-post.md', text: "---\ntitle: 'My post'\ndate: 2025-05-06\n---\n\n" },
  ]);
});
