import { describe, expect, it } from 'vitest';
import { recogniseSite } from '../all-generators.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { gatsby } from './gatsby.ts';

const dated = '---\ntitle: A\ndate: "2020-05-28T22:40:32.169Z"\n---\n';

const config = `module.exports = {
  pathPrefix: '/b',
  siteMetadata: { title: \`My blog\`, author: { name: 'Me' }, language: 'en-GB' },
  plugins: [
    'gatsby-plugin-image',
    { resolve: \`gatsby-source-filesystem\`, options: { path: \`\${__dirname}/content/blog\`, name: \`blog\` } },
    { resolve: require.resolve('gatsby-source-filesystem'), options: { name: 'words', path: path.join(__dirname, 'content', 'pages') } },
    { resolve: 'gatsby-source-filesystem', options: { name: 'images', path: './src/images' } },
    { resolve: 'gatsby-transformer-remark', options: { plugins: ['gatsby-remark-smartypants'] } },
  ],
}`;

function siteOf(files: Readonly<Record<string, string>>) {
  const site = gatsby.recognise(folderOfFiles(files));
  if (site === undefined) throw new Error('not recognised');
  return site;
}

const site = siteOf({
  'gatsby-config.js': config,
  'gatsby-node.js': 'exports.createPages = () => filter({ draft: { ne: true } })',
  'content/blog/a/index.md': dated,
  'content/blog/a/index.fr.md': dated,
  'content/pages/about.md': '',
  'src/images/x.png': '',
});

const read = (path: string, front: string, of = site) =>
  gatsby.readMetadata(of, { path, text: front === '' ? '' : `---\n${front}\n---\n` }).metadata;

it('a folder is a Gatsby site by its configuration, whatever keys and names are left from an earlier life', () => {
  const recognise = (files: Readonly<Record<string, string>>) => {
    const { generator, root } = recogniseSite(folderOfFiles(files));
    return `${generator} in "${root}"`;
  };
  const post = '---\nlayout: post\n---\n';
  expect(recognise({ 'gatsby-config.ts': '', 'content/blog/2014-03-12-a.md': post })).toBe('gatsby in ""');
  expect(recognise({ 'www/gatsby-config.js': '', 'docs/a.md': '', 'docs/b.md': '' })).toBe('gatsby in "www"');
  const manifest = '{"dependencies":{"gatsby":"5"}}';
  expect(recognise({ 'package.json': manifest, 'content/blog/a.md': post })).toBe('plain in ""');
  const jekyll = { '_config.yml': '', '_posts/2020-01-01-a.md': '', 'package.json': manifest };
  expect(recognise(jekyll)).toBe('jekyll in ""');
  expect(site).toMatchObject({ title: 'My blog', defaultLang: 'en-GB', languages: ['en-GB', 'fr'] });
});

describe('a file', () => {
  it.each([
    ['content/blog/a/index.md', 'post'],
    ['content/blog/a/index.fr.md', 'post'],
    ['content/blog/2014-03-12-b.mdx', 'post'],
    ['content/blog/a/x.png', undefined],
    ['content/pages/about.md', 'page'],
    ['src/pages/c.mdx', 'page'],
    ['src/images/a.md', undefined],
    ['content/other/a.md', undefined],
    ['docs/a.md', undefined],
    ['README.md', undefined],
  ])('%s is %s', (path, kind) => {
    expect(gatsby.classify(site, path)).toBe(kind);
  });

  it('is found by its date in content that holds other things too, and where a theme brings the configuration', () => {
    const one = siteOf({
      'gatsby-config.js': "({ resolve: 'gatsby-source-filesystem', options: { path: 'content' } })",
      'content/writing-log/a.md': dated,
      'content/people/me.md': '---\nname: Me\n---\n',
    });
    const kinds = ['content/writing-log/b.md', 'content/people/me.md'].map(path =>
      gatsby.classify(one, path),
    );
    expect(kinds).toEqual(['post', 'page']);
    const theme = siteOf({
      'gatsby-config.js': "module.exports = { plugins: [{ resolve: 'gatsby-theme-blog', options: {} }] }",
      'package.json': '{"dependencies":{"gatsby-theme-blog":"3"}}',
      'content/posts/a.mdx': dated,
    });
    expect(gatsby.classify(theme, 'content/posts/b.mdx')).toBe('post');
    const bare = siteOf({ 'gatsby-config.js': '', 'content/blog/a.md': '' });
    expect(gatsby.classify(bare, 'content/blog/b.md')).toBe('post');
  });
});

describe('metadata', () => {
  it('has the folder of a post as its slug, or what its keys say', () => {
    expect(read('content/blog/my-post/index.md', 'date: 2020-01-02')).toMatchObject({
      slug: 'my-post',
      title: 'My Post',
      instant: '2020-01-02T00:00:00.000Z',
      lang: 'en-GB',
    });
    expect(read('content/blog/a.md', 'path: /2014/my-way/').slug).toBe('my-way');
    expect(read('content/blog/a.md', 'spoiler: What\nauthor: [me, you]')).toMatchObject({
      description: 'What',
      author: 'me, you',
    });
  });

  it('has drafts only where the code of the site speaks of them', () => {
    expect(read('content/blog/a.md', 'draft: true').draft).toBe(true);
    const bare = siteOf({ 'gatsby-config.js': config, 'content/blog/a.md': '' });
    expect(read('content/blog/a.md', 'draft: true', bare).draft).toBe(false);
  });

  it('has translations by the end of the name', () => {
    const entries = ['content/blog/a/index.md', 'content/blog/a/index.fr.md'].map(
      path =>
        ({ ...read(path, ''), path, kind: 'post', translations: [], comments: 0, state: 'ok' }) as const,
    );
    expect(entries.map(({ lang, slug }) => `${lang} ${slug}`)).toEqual(['en-GB a', 'fr a']);
    expect(gatsby.translationsOf(site, entries[1]!, entries)).toEqual(['content/blog/a/index.md']);
  });
});

it('an image is beside its post or in static', () => {
  const resolve = (url: string) => gatsby.resolveAsset(site, url, 'content/blog/a/index.md');
  expect(['./x.png', '/x.png', '/b/x.png', '../../../../x', 'https://x.org/x.png'].map(resolve)).toEqual([
    'content/blog/a/x.png',
    'static/x.png',
    'static/x.png',
    undefined,
    undefined,
  ]);
  expect(gatsby.imagePlace(site, 'content/blog/a/index.md').link('y z.png')).toBe('./y%20z.png');
  const place = gatsby.imagePlace(site, 'content/blog/b.md');
  expect([place.folder, place.link('y.png')]).toEqual(['static/images', '/images/y.png']);
});

it('is read as remark, with the plug-ins of the configuration', () => {
  expect(gatsby.dialect(site, 'a.md')).toMatchObject({
    smartPunctuation: true,
    math: false,
    generatorSyntax: 'none',
  });
  expect(gatsby.dialect(site, 'a.mdx').generatorSyntax).toBe('mdx');
  const mdx = siteOf({
    'gatsby-config.js': "({ resolve: 'gatsby-plugin-mdx', options: { extensions: ['.mdx', '.md'] } })",
  });
  expect(gatsby.dialect(mdx, 'a.md')).toMatchObject({ smartPunctuation: false, generatorSyntax: 'mdx' });
});

it('a new post has a folder of its own where others do, and a translation the end of its language', () => {
  const request = { title: 'My post', slug: 'my-post', draft: false, instant: '2025-05-06T20:00:00.000Z' };
  const neighbours = [
    { path: 'content/blog/a/index.md', text: `${dated.slice(0, -4)}spoiler: Sp\nauthor: Me\n---\n` },
  ];
  expect(gatsby.newPost(site, { ...request, lang: 'en-GB', neighbours }).files).toEqual([
    {
      path: 'content/blog/my-post/index.md',
      text: '---\ntitle: My post\ndate: "2025-05-06T20:00:00.000Z"\nauthor: Me\n---\n\n',
    },
  ]);
  expect(gatsby.newPost(site, { ...request, lang: 'fr', neighbours }).path).toBe(
    'content/blog/my-post/index.fr.md',
  );
  const first = siteOf({ 'gatsby-config.js': '' });
  expect(gatsby.newPost(first, { ...request, lang: 'en', draft: true, neighbours: [] }).files).toEqual([
    { path: 'content/blog/my-post.md', text: '---\ntitle: My post\ndate: 2025-05-06\ndraft: true\n---\n\n' },
  ]);
});

it('hostile configuration gives defaults', () => {
  for (const text of [
    '({['.repeat(50_000),
    "({ resolve: 'gatsby-source-filesystem', options: { path: '../../..', name: 'blog' } })",
  ])
    expect(siteOf({ 'gatsby-config.js': text, 'a.md': '' })).toMatchObject({
      defaultLang: 'en',
      postPatterns: [],
    });
});
