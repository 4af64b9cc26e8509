import { describe, expect, it } from 'vitest';
import { recogniseSite } from '../all-generators.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { docusaurus } from './docusaurus.ts';

const config = `
  import { themes as prismThemes } from 'prism-react-renderer';
  const config: Config = {
    title: 'My site', baseUrl: '/docs-site/', favicon: 'img/favicon.ico',
    i18n: { defaultLocale: 'en', locales: ['en', 'fr'] },
    presets: [['classic', { docs: { sidebarPath: './sidebars.ts' }, blog: { path: 'news' } } satisfies Preset.Options]],
    plugins: [['@docusaurus/plugin-content-blog', { id: 'team', path: './team' }], 'x'],
    themeConfig: { navbar: { items: [{ to: '/blog', label: 'Blog' }] } },
  };
  export default config;`;

function siteOf(text: string, more: Readonly<Record<string, string>> = {}) {
  const site = docusaurus.recognise(folderOfFiles({ 'docusaurus.config.ts': text, ...more }));
  if (site === undefined) throw new Error('not recognised');
  return site;
}

const site = siteOf(config, { 'static/img/x.png': '' });
const read = (path: string, text = '', of = site) => docusaurus.readMetadata(of, { path, text }).metadata;

describe('a folder', () => {
  it('is a Docusaurus site by its configuration, below too', () => {
    const files = {
      'website/docusaurus.config.js': 'module.exports = { title: "T" }',
      'docs/a.md': '',
      'docs/b.md': '',
    };
    expect(recogniseSite(folderOfFiles(files))).toMatchObject({
      generator: 'docusaurus',
      root: 'website',
      title: 'T',
      postPatterns: ['website/blog/**'],
    });
    expect(site).toMatchObject({ title: 'My site', languages: ['en', 'fr'], imageFolder: 'static/img' });
    expect(site.postPatterns).toEqual(['news/**', 'team/**']);
  });

  it('has no blog where the preset turns it off', () => {
    expect(siteOf("module.exports = { presets: [['classic', { blog: false }]] }").postPatterns).toEqual([]);
  });
});

describe('a file', () => {
  it.each([
    ['news/2021-04-15-name.md', 'post'],
    ['news/2021-04-15-name/index.mdx', 'post'],
    ['news/2021/04/15/name.mdx', 'post'],
    ['team/name.md', 'post'],
    ['i18n/fr/docusaurus-plugin-content-blog/2021-04-15-name.md', 'post'],
    ['i18n/fr/docusaurus-plugin-content-blog-team/name.md', 'post'],
    ['docs/a/b.md', 'page'],
    ['i18n/fr/docusaurus-plugin-content-docs/current/a/b.md', 'page'],
    ['src/pages/about.mdx', 'page'],
    ['news/_part.md', undefined],
    ['news/_drafts/a.md', undefined],
    ['news/authors.yml', undefined],
    ['i18n/de/docusaurus-plugin-content-blog/a.md', undefined],
    ['versioned_docs/version-1/a.md', undefined],
    ['blog/a.md', undefined],
    ['README.md', undefined],
  ])('%s is %s', (path, kind) => {
    expect(docusaurus.classify(site, path)).toBe(kind);
  });
});

describe('metadata', () => {
  it.each([
    ['news/2021-04-15-name.md', '2021-04-15', 'name'],
    ['news/2021-04-15-name/index.mdx', '2021-04-15', 'name'],
    ['news/2021/4/5/name.mdx', '2021-4-5', 'name'],
    ['news/year/2021-04-15.md', '2021-04-15', '2021-04-15'],
    ['news/name.md', '', 'name'],
  ])('of %s has its day and slug', (path, date, slug) => {
    expect(read(path)).toMatchObject({ date, slug, lang: 'en' });
  });

  it('has its keys before its path and its first heading', () => {
    const text =
      '---\nslug: /my-own\ndate: 2022-01-02T03:04\nauthors: a,b\ntags: [x, y z]\n---\n# The *heading*\n';
    expect(read('news/2021-04-15-name.md', text)).toMatchObject({
      title: 'The heading',
      slug: 'my-own',
      instant: '2022-01-02T03:04:00.000Z',
      tags: ['x', 'y z'],
      author: 'a,b',
    });
    expect(read('news/2021-04-15-a-name.md').title).toBe('A Name');
    for (const heading of ['# T {#an-id}', '# T {#an-id} ', 'T {: .c}\n===', '# T {#id} #'])
      expect(read('news/a.md', `${heading}\n`).title).toBe('T');
    for (const heading of ['A {b}', '{#x}']) expect(read('news/a.md', `# ${heading}\n`).title).toBe(heading);
  });

  it('has the labels of tags that are written with their address', () => {
    const tags = (yaml: string) => read('news/a.md', `---\n${yaml}\n---\n# A label\n`).tags;
    expect(tags('tags:\n  - a\n  - label: B c\n    permalink: /b\n  - { permalink: /d, label: d }')).toEqual([
      'a',
      'B c',
      'd',
    ]);
    expect(tags('tags: [label, ~]')).toEqual(['label']);
  });

  it('is a draft by draft: true, not when unlisted', () => {
    expect(read('news/a.md', '---\ndraft: true\n---\n').draft).toBe(true);
    expect(read('news/a.md', '---\nunlisted: true\n---\n').draft).toBe(false);
  });

  it('has translations of the same name below i18n', () => {
    const paths = [
      'news/2021-04-15-name.md',
      'i18n/fr/docusaurus-plugin-content-blog/2021-04-15-name.md',
      'team/2021-04-15-name.md',
    ];
    const entries = paths.map(
      path => ({ ...read(path), path, kind: 'post', translations: [], comments: 0, state: 'ok' }) as const,
    );
    expect(entries.map(({ lang }) => lang)).toEqual(['en', 'fr', 'en']);
    expect(docusaurus.translationsOf(site, entries[0]!, entries)).toEqual([paths[1]]);
    expect(docusaurus.translationsOf(site, entries[2]!, entries)).toEqual([]);
  });
});

it('an image is beside its post, in static or below @site', () => {
  const resolve = (url: string) => docusaurus.resolveAsset(site, url, 'news/a/index.md');
  expect(
    ['./x.png', '/img/x.png', '/docs-site/img/x.png', '@site/static/img/x.png', 'pathname:///img/x.png'].map(
      resolve,
    ),
  ).toEqual(['news/a/x.png', 'static/img/x.png', 'static/img/x.png', 'static/img/x.png', 'static/img/x.png']);
  expect(['@site/../../x', '../../../x', 'https://x.org/a.png', '@site/'].map(resolve)).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
  expect(docusaurus.imagePlace(site, 'news/a/index.md').link('b c.png')).toBe('./b%20c.png');
  const place = docusaurus.imagePlace(site, 'news/a.md');
  expect([place.folder, place.link('b.png')]).toEqual(['static/img', '/img/b.png']);
});

it('is read as MDX unless the configuration says otherwise', () => {
  expect(docusaurus.dialect(site, 'a.md')).toMatchObject({ generatorSyntax: 'mdx', fencedCallouts: true });
  const detect = siteOf("export default { markdown: { format: 'detect' } }");
  expect(docusaurus.dialect(detect, 'a.md').generatorSyntax).toBe('none');
  expect(docusaurus.dialect(detect, 'a.mdx').generatorSyntax).toBe('mdx');
});

it('a new post is named and begun like its neighbours, a translation below i18n', () => {
  const request = {
    title: 'My post',
    slug: 'my-post',
    lang: 'en',
    draft: false,
    instant: '2025-05-06T20:00:00.000Z',
  };
  const neighbours = [
    { path: 'news/2024-01-01-a/index.mdx', text: "---\ntitle: 'A'\nauthors: me\ntags: [x]\n---\n" },
  ];
  const made = docusaurus.newPost(site, { ...request, neighbours });
  expect(made.files).toEqual([
    { path: 'news/2025-05-06-my-post/index.mdx', text: "---\ntitle: 'My post'\nauthors: me\ntags:\n---\n\n" },
  ]);
  expect(docusaurus.newPost(site, { ...request, neighbours, lang: 'fr' }).path).toBe(
    'i18n/fr/docusaurus-plugin-content-blog/2025-05-06-my-post/index.mdx',
  );
  const first = docusaurus.newPost(site, { ...request, draft: true, neighbours: [] });
  expect(first.files).toEqual([
    { path: 'news/2025-05-06-my-post.md', text: '---\ntitle: My post\ndraft: true\n---\n\n' },
  ]);
});

it('hostile configuration gives defaults', () => {
  for (const text of [
    '',
    '({['.repeat(50_000),
    'export default { i18n: { locales: "x" }, blog: { path: "../../.." } }',
  ])
    expect(siteOf(text)).toMatchObject({ generator: 'docusaurus', defaultLang: 'en' });
  expect(read(`news/${'2021-'.repeat(2000)}.md`).lang).toBe('en');
});
