import { describe, expect, it } from 'vitest';
import { recogniseSite } from '../all-generators.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { metalsmith } from './metalsmith.ts';

const dated = '---\ntitle: A\ndate: 2020-01-02\n---\n';

function siteOf(files: Readonly<Record<string, string>>) {
  const site = metalsmith.recognise(folderOfFiles(files));
  if (site === undefined) throw new Error('not recognised');
  return site;
}

const script = `const metalsmith = Metalsmith(__dirname)
  .metadata({ sitename: 'My blog', lang: 'sv' })
  .source('./content').destination('./build').use(drafts()).use(markdown())`;

const site = siteOf({
  'package.json': '{"dependencies":{"metalsmith":"2","@metalsmith/drafts":"1"}}',
  'build.js': script,
  'content/posts/a.md': dated,
  'content/about.md': '',
  'content/images/x.png': '',
});

const read = (path: string, front: string, of = site) =>
  metalsmith.readMetadata(of, { path, text: front === '' ? '' : `---\n${front}\n---\n` }).metadata;

it('a folder is a Metalsmith site by its settings or by what it depends on', () => {
  const recognise = (files: Readonly<Record<string, string>>) => {
    const { generator, root } = recogniseSite(folderOfFiles(files));
    return `${generator} in "${root}"`;
  };
  expect(recognise({ 'metalsmith.json': '{}', 'src/a.md': '' })).toBe('metalsmith in ""');
  const manifest = '{"devDependencies":{"metalsmith":"2"}}';
  expect(recognise({ 'site/package.json': manifest, 'site/src/a.md': '' })).toBe('metalsmith in "site"');
  expect(recognise({ 'package.json': manifest, 'docs/a.md': '' })).toBe('plain in ""');
  const docs = { 'docs/_config.yml': '', 'docs/_posts/2020-01-01-a.md': '' };
  expect(recognise({ 'package.json': manifest, ...docs })).toBe('jekyll in "docs"');
  expect(recognise({ 'package.json': '{"keywords":["metalsmith"]}' })).toBe('plain in ""');
  const both = { 'package.json': '{"dependencies":{"metalsmith":"2"}}', '.eleventy.js': '' };
  expect(recognise(both)).toBe('eleventy in ""');
  expect(site).toMatchObject({ title: 'My blog', defaultLang: 'sv', imageFolder: 'content/images' });
});

describe('a file', () => {
  it.each([
    ['content/posts/a.md', 'post'],
    ['content/posts/2020/b.markdown', 'post'],
    ['content/posts/index.md', 'page'],
    ['content/about.md', 'page'],
    ['content/posts/x.png', undefined],
    ['src/a.md', undefined],
    ['README.md', undefined],
  ])('%s is %s', (path, kind) => {
    expect(metalsmith.classify(site, path)).toBe(kind);
  });

  it('of the source itself is a post where those have dates, but not what lies below', () => {
    const flat = siteOf({
      'metalsmith.json': '{"source":"pages"}',
      'pages/a.md': dated,
      'pages/b.md': dated,
      'pages/about/team.md': '',
    });
    const kinds = ['pages/c.md', 'pages/about/team.md', 'pages/index.md'].map(path =>
      metalsmith.classify(flat, path),
    );
    expect(kinds).toEqual(['post', 'page', 'page']);
  });
});

it('metadata have drafts only with the plug-in', () => {
  expect(read('content/posts/a.md', 'draft: true\ndate: 2020/10/02 21:29\ntags: a, b')).toMatchObject({
    draft: true,
    tags: ['a', 'b'],
    instant: '2020-10-02T21:29:00.000Z',
    slug: 'a',
    lang: 'sv',
  });
  const bare = siteOf({
    'metalsmith.json': '{"plugins":{"@metalsmith/markdown":true}}',
    'src/posts/a.md': dated,
  });
  expect(read('src/posts/a.md', 'draft: true', bare).draft).toBe(false);
  const settings = siteOf({
    'metalsmith.json': '{"plugins":{"metalsmith-drafts":true}}',
    'src/posts/a.md': dated,
  });
  expect(read('src/posts/a.md', 'draft: true', settings).draft).toBe(true);
});

it('an image is in the source', () => {
  const resolve = (url: string) => metalsmith.resolveAsset(site, url, 'content/posts/a.md');
  expect(['/images/x.png', 'x.png', '../../../x', 'https://x.org/x.png'].map(resolve)).toEqual([
    'content/images/x.png',
    'content/posts/x.png',
    undefined,
    undefined,
  ]);
  expect(metalsmith.imagePlace(site, 'content/posts/a.md').link('y z.png')).toBe('/images/y%20z.png');
});

it('is read as GFM, with templates where a plug-in fills them in', () => {
  expect(metalsmith.dialect(site, 'a.md')).toMatchObject({
    footnotes: false,
    tables: true,
    generatorSyntax: 'none',
  });
  const filled = siteOf({
    'package.json': '{"dependencies":{"metalsmith":"2","@metalsmith/in-place":"5"}}',
    'src/a.md': '',
  });
  expect(metalsmith.dialect(filled, 'a.md').generatorSyntax).toBe('liquid');
});

it('a new post is named and begun like its neighbours', () => {
  const request = {
    title: 'My post',
    slug: 'my-post',
    lang: 'sv',
    draft: false,
    instant: '2025-05-06T20:00:00.000Z',
  };
  const text = '---\nlayout: post.hbs\ntitle: A\ndate: 2020-01-02\ncollection: posts\n---\n';
  const made = metalsmith.newPost(site, {
    ...request,
    neighbours: [{ path: 'content/posts/2020-01-02-a.md', text }],
  });
  expect(made.files).toEqual([
    {
      path: 'content/posts/2025-05-06-my-post.md',
      text: '---\nlayout: post.hbs\ntitle: My post\ndate: 2025-05-06\ncollection: posts\n---\n\n',
    },
  ]);
  const empties = `---\ntitle: A\ntags: ""\ncategories: ''\nsummary:\n---\n`;
  const [again] = metalsmith.newPost(site, {
    ...request,
    neighbours: [{ path: 'content/posts/a.md', text: empties }],
  }).files;
  expect(again?.text).toContain(`\ntags: ""\ncategories: ''\nsummary:\n`);
  const empty = siteOf({ 'metalsmith.json': '' });
  expect(metalsmith.newPost(empty, { ...request, lang: 'en', neighbours: [] }).path).toBe(
    'src/posts/my-post.md',
  );
});

it('hostile settings give defaults', () => {
  for (const text of ['({['.repeat(50_000), '{"source":"../../..","metadata":[1]}'])
    expect(siteOf({ 'metalsmith.json': text })).toMatchObject({
      defaultLang: 'en',
      options: { content: 'src' },
    });
});
