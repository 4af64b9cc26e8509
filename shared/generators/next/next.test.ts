import { describe, expect, it } from 'vitest';
import { recogniseSite } from '../all-generators.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { next } from './next.ts';

const dated = '---\ntitle: A\ndate: 2020-01-02\n---\n';

const contentlayer = `
  export const Blog = defineDocumentType(() => ({
    name: 'Blog', filePathPattern: 'blog/**/*.mdx', contentType: 'mdx',
    fields: { title: { type: 'string', required: true }, publishedAt: { type: 'date', required: true }, draft: { type: 'boolean' } },
  }))
  export const Authors = defineDocumentType(() => ({ name: 'Authors', filePathPattern: 'authors/**/*.mdx' }))
  export default makeSource({ contentDirPath: 'data', documentTypes: [Blog, Authors] })`;

function siteOf(files: Readonly<Record<string, string>>) {
  const site = next.recognise(folderOfFiles(files));
  if (site === undefined) throw new Error('not recognised');
  return site;
}

const site = siteOf({
  'next.config.js': "module.exports = { basePath: '/b' }",
  'contentlayer.config.ts': contentlayer,
  'data/siteMetadata.js': "module.exports = { title: 'My blog', language: 'en-us' }",
  'data/blog/a.mdx': dated,
  'data/blog/deep/b.mdx': dated,
  'data/authors/default.mdx': '---\nname: Me\n---\n',
  'public/static/images/x.png': '',
});

const read = (path: string, front: string, of = site) =>
  next.readMetadata(of, { path, text: front === '' ? '' : `---\n${front}\n---\n` }).metadata;

describe('a folder', () => {
  const recognise = (files: Readonly<Record<string, string>>) => {
    const { generator, root } = recogniseSite(folderOfFiles(files));
    return `${generator} in "${root}"`;
  };

  it('is a blog of Next.js by its configuration or dependency and Markdown where such sites keep it', () => {
    const manifest = '{"dependencies":{"next":"15"}}';
    expect(recognise({ 'next.config.mjs': '', 'posts/a.md': '' })).toBe('next in ""');
    expect(recognise({ 'package.json': manifest, '_posts/a.md': dated })).toBe('next in ""');
    expect(recognise({ 'apps/web/next.config.ts': '', 'apps/web/src/content/a.mdx': dated })).toBe(
      'next in "apps/web"',
    );
    expect(recognise({ 'next.config.mjs': '', 'contentlayer.config.ts': contentlayer })).toBe('next in ""');
    expect(site).toMatchObject({
      title: 'My blog',
      defaultLang: 'en-us',
      imageFolder: 'public/static/images',
    });
  });

  it('is none without, and stays the blog of another generator', () => {
    const app = { 'next.config.js': '', 'docs/a.md': '', 'README.md': '' };
    expect(recognise(app)).toBe('plain in ""');
    expect(recognise({ ...app, 'website/docusaurus.config.js': '' })).toBe('docusaurus in "website"');
    const files = { 'next.config.js': '', 'posts/a.md': dated };
    expect(recognise({ ...files, 'astro.config.mjs': '' })).toBe('astro in ""');
    expect(recognise({ ...files, '_config.yml': '', '_posts/2020-01-01-a.md': '' })).toBe('jekyll in ""');
    expect(recognise({ 'app/next.config.js': '', 'app/posts/a.md': dated, 'hugo.toml': '' })).toBe(
      'hugo in ""',
    );
  });
});

describe('a file', () => {
  it.each([
    ['data/blog/a.mdx', 'post'],
    ['data/blog/new/c.mdx', 'post'],
    ['data/blog/a.md', undefined],
    ['data/authors/default.mdx', 'page'],
    ['pages/about.mdx', 'page'],
    ['pages/_app.mdx', undefined],
    ['docs/a.mdx', undefined],
    ['README.md', undefined],
  ])('%s is %s', (path, kind) => {
    expect(next.classify(site, path)).toBe(kind);
  });

  it('is a post below what velite, a folder with a usual name or most front matter says', () => {
    const kinds = (files: Readonly<Record<string, string>>, ...paths: readonly string[]) => {
      const own = siteOf({ 'next.config.js': '', ...files });
      return paths.map(path => next.classify(own, path));
    };
    const velite = `defineConfig({ collections: { words: defineCollection({ name: 'Post', pattern: 'words/**/*.md', schema: s.object({}) }) } })`;
    expect(kinds({ 'velite.config.ts': velite, 'content/words/a.md': '' }, 'content/words/b.md')).toEqual([
      'post',
    ]);
    expect(kinds({ '_posts/a.md': dated }, '_posts/b.md')).toEqual(['post']);
    const mixed = { 'content/log/a.md': dated, 'content/me.md': '---\nlayout: page\n---\n' };
    expect(kinds(mixed, 'content/log/b.md', 'content/me.md')).toEqual(['post', 'page']);
    const plain = {
      'content/x/a.md': '---\nk: v\n---\n',
      'content/x/b.md': '---\nk: v\n---\n',
      'content/y.md': '',
    };
    expect(kinds(plain, 'content/x/c.md', 'content/y.md')).toEqual(['post', 'page']);
  });

  it('is a page of the app router by the name of its folder', () => {
    const own = siteOf({
      'next.config.mjs': '',
      'app/page.mdx': '# Home',
      'app/blog/page.mdx': '# All posts',
      'app/blog/first-post/page.mdx': '# First',
      'app/(docs)/guide/page.mdx': '# Guide',
      'app/_parts/page.mdx': '',
    });
    const paths = [
      'app/blog/first-post/page.mdx',
      'app/blog/new/page.md',
      'app/blog/page.mdx',
      'app/page.mdx',
      'app/(docs)/guide/page.mdx',
      'app/_parts/page.mdx',
    ];
    expect(paths.map(path => next.classify(own, path))).toEqual([
      'post',
      'post',
      'page',
      'page',
      'page',
      undefined,
    ]);
    const text = `import { Meta } from 'x'

export const metadata: Metadata = {
  title: "It's first",
  description: 'D',
  date: '2024-05-06',
  tags: ['a', 'b c'],
  openGraph: { title: 'Other' },
}

# A heading

It's {metadata.title}
`;
    const source = { path: paths[0]!, text };
    expect(next.readMetadata(own, source).metadata).toMatchObject({
      title: "It's first",
      slug: 'first-post',
      instant: '2024-05-06T00:00:00.000Z',
      tags: ['a', 'b c'],
      description: 'D',
    });
    expect(next.metadataInText(own, source)).toBeUndefined();
    // Nobody adds front matter to such a page: it would be shown.
    expect(next.metadataInText(own, { ...source, text: `---\ntitle: A\n---\n${text}` })).toBeUndefined();
    const old = { path: 'pages/blog/a.mdx', text: `---\ntitle: A\n---\n${text}` };
    expect(next.metadataInText(own, old)).toBeUndefined();
    const front = { path: paths[0]!, text: '---\ntitle: A\n---\n' };
    expect(next.metadataInText(own, front)?.fields).toHaveLength(1);
    expect(next.readMetadata(own, { path: paths[1]!, text: '# H' }).metadata).toMatchObject({
      title: 'H',
      slug: 'new',
    });
  });

  it('that a starter keeps in the app folder by name is a post, too', () => {
    const file = '---\ntitle: A\npublishedAt: 2024-04-09\nsummary: S\n---\n';
    const own = siteOf({ 'next.config.ts': '', 'app/blog/posts/a.mdx': file, 'app/blog/page.tsx': '' });
    expect(next.classify(own, 'app/blog/posts/b.mdx')).toBe('post');
    expect(read('app/blog/posts/a.mdx', 'publishedAt: 2024-04-09', own)).toMatchObject({
      date: '2024-04-09',
      slug: 'a',
    });
  });

  it('in a folder for its language is a post there', () => {
    const files = { 'pages/en/blog/a.mdx': dated, 'pages/de/blog/a.mdx': dated, 'pages/en/about.mdx': '' };
    const own = siteOf({
      'next.config.js': "({ i18n: { locales: ['en', 'de', 'fr'], defaultLocale: 'en' } })",
      ...files,
    });
    const paths = ['pages/de/blog/a.mdx', 'pages/fr/blog/new.mdx', 'pages/en/about.mdx'];
    expect(paths.map(path => next.classify(own, path))).toEqual(['post', 'post', 'page']);
    const entries = Object.keys(files).map(
      path =>
        ({ ...read(path, '', own), path, kind: 'post', translations: [], comments: 0, state: 'ok' }) as const,
    );
    expect(next.translationsOf(own, entries[0]!, entries)).toEqual(['pages/de/blog/a.mdx']);
    expect(entries.map(({ lang }) => lang)).toEqual(['en', 'de', 'en']);
    const request = { title: 'N', slug: 'n', draft: false, instant: '2025-05-06T20:00:00.000Z', lang: 'fr' };
    const neighbours = [{ path: 'pages/en/blog/a.mdx', text: dated }];
    expect(next.newPost(own, { ...request, neighbours }).path).toBe('pages/fr/blog/n.mdx');
  });
});

describe('metadata', () => {
  it('has a quoted ISO date, lists over several lines and its path as slug', () => {
    const front =
      "date: '2021-08-07T15:32:14Z'\nimages:\n  [\n    '/a.jpg',\n    '/b.jpg',\n  ]\ntags: ['x', 'y z']\nauthors: ['default']\nsummary: 'S'";
    expect(read('data/blog/deep/b.mdx', front)).toMatchObject({
      instant: '2021-08-07T15:32:14.000Z',
      tags: ['x', 'y z'],
      author: 'default',
      description: 'S',
      slug: 'b',
    });
    expect(read('data/blog/2021-08-07-b.mdx', '')).toMatchObject({
      date: '2021-08-07',
      slug: '2021-08-07-b',
      title: 'B',
    });
  });

  it('is a draft by the keys the code of the site speaks of', () => {
    expect(read('data/blog/a.mdx', 'draft: true').draft).toBe(true);
    expect(read('data/blog/a.mdx', 'published: false').draft).toBe(false);
    const bare = siteOf({ 'next.config.js': '', 'posts/a.md': dated });
    expect(read('posts/a.md', 'draft: true', bare).draft).toBe(false);
    const other = siteOf({
      'next.config.js': '',
      'posts/a.md': dated,
      'lib/posts.ts': 'export const all = posts.filter(post => post.published)',
    });
    expect(read('posts/a.md', 'published: false', other).draft).toBe(true);
    expect(read('posts/a.md', 'published: true', other)).toMatchObject({ draft: false, instant: null });
  });
});

it('an image is in public, below the base path too, or beside its post', () => {
  const resolve = (url: string) => next.resolveAsset(site, url, 'data/blog/a.mdx');
  expect(
    ['/static/images/x.png', '/b/static/images/x.png', './x.png', '../../../x', '//x.org/a.png'].map(resolve),
  ).toEqual([
    'public/static/images/x.png',
    'public/static/images/x.png',
    'data/blog/x.png',
    undefined,
    undefined,
  ]);
  const place = next.imagePlace(site, 'data/blog/a.mdx');
  expect([place.link('y z.png'), resolve(place.link('y z.png'))]).toEqual([
    '/b/static/images/y%20z.png',
    'public/static/images/y z.png',
  ]);
});

it('is read as MDX by its ending, or where the configuration takes .md as such', () => {
  expect(next.dialect(site, 'a.mdx').generatorSyntax).toBe('mdx');
  const of = (config: string) => next.dialect(siteOf({ 'next.config.js': config, 'posts/a.md': '' }), 'a.md');
  expect(of('').generatorSyntax).toBe('none');
  expect(of('createMDX({ extension: /\\.mdx?$/ })').generatorSyntax).toBe('mdx');
});

describe('a new post', () => {
  const request = {
    title: 'My post',
    slug: 'my-post',
    lang: 'en-us',
    draft: false,
    instant: '2025-05-06T20:00:00.000Z',
  };

  it('is begun like its neighbours', () => {
    const text =
      "---\ntitle: 'A'\ndate: '2021-08-07T15:32:14Z'\ntags: ['x']\ndraft: false\nsummary: 'S'\nlayout: PostSimple\n---\n";
    expect(next.newPost(site, { ...request, neighbours: [{ path: 'data/blog/a.mdx', text }] }).files).toEqual(
      [
        {
          path: 'data/blog/my-post.mdx',
          text: "---\ntitle: 'My post'\ndate: '2025-05-06T20:00:00Z'\ntags: []\ndraft: false\nsummary: ''\nlayout: PostSimple\n---\n\n",
        },
      ],
    );
  });

  it('lies beside those of a folder that only the user knows as one of posts', () => {
    const neighbours = [{ path: 'words/2020-01-02-a.md', text: '---\ntitle: A\n---\n' }];
    const [file] = next.newPost(site, { ...request, neighbours }).files;
    expect(file).toEqual({ path: 'words/2025-05-06-my-post.md', text: '---\ntitle: My post\n---\n\n' });
    expect(read('words/my-post.md', '')).toMatchObject({ title: 'My Post', slug: 'my-post' });
  });

  it('is kept back by the key its neighbours have', () => {
    const other = siteOf({
      'next.config.js': '',
      'posts/a.md': dated,
      'lib/a.ts': 'filter(p => p.published)',
    });
    const neighbours = [
      { path: 'posts/a.md', text: '---\ntitle: A\ndate: 2020-01-02\npublished: true\n---\n' },
    ];
    const [draft] = next.newPost(other, { ...request, lang: 'en', draft: true, neighbours }).files;
    expect(draft?.text).toBe('---\ntitle: My post\ndate: 2025-05-06\npublished: false\n---\n\n');
    expect(next.readMetadata(other, draft!).metadata.draft).toBe(true);
    const [file] = next.newPost(other, { ...request, lang: 'en', neighbours }).files;
    expect(file?.text).toContain('published: true');
  });

  it('is a page of its own in the app router, with its metadata exported where they are', () => {
    const own = siteOf({ 'next.config.mjs': '', 'app/blog/a/page.mdx': '# A' });
    const make = (text: string, title = 'My {post}') =>
      next.newPost(own, {
        ...request,
        title,
        lang: 'en',
        neighbours: [{ path: 'app/blog/a/page.mdx', text }],
      });
    const exported = make("export const metadata = { title: 'A' }\n\n# A\n");
    expect(exported).toEqual({
      path: 'app/blog/my-post/page.mdx',
      files: [
        {
          path: 'app/blog/my-post/page.mdx',
          text: 'export const metadata = {\n  title: "My {post}",\n};\n\n# My \\{post\\}\n\n',
        },
      ],
    });
    expect(next.readMetadata(own, exported.files[0]!).metadata.title).toBe('My {post}');
    expect(make('---\ntitle: A\ndate: 2020-01-02\n---\n').files).toEqual([
      { path: 'app/blog/my-post/page.mdx', text: '---\ntitle: "My {post}"\ndate: 2025-05-06\n---\n\n' },
    ]);
  });

  it('has in a blog without posts the date that contentlayer asks for', () => {
    const [file] = next.newPost(site, { ...request, neighbours: [] }).files;
    expect(file?.text).toBe('---\ntitle: My post\npublishedAt: 2025-05-06\n---\n\n');
  });
});

it('hostile configuration gives defaults', () => {
  for (const text of [
    '({['.repeat(50_000),
    "defineDocumentType(() => ({ name: 'Blog', filePathPattern: '../../../**', fields: [] })); makeSource({ contentDirPath: '../..' })",
  ])
    expect(siteOf({ 'next.config.js': text, 'contentlayer.config.js': text, 'a.md': '' })).toMatchObject({
      generator: 'next',
      defaultLang: 'en',
    });
});
