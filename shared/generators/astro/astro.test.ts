import { describe, expect, it } from 'vitest';
import { recogniseSite } from '../all-generators.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { astro } from './astro.ts';

const dated = '---\npubDate: 2024-01-02\n---\n';

function siteOf(files: Readonly<Record<string, string>>) {
  const site = astro.recognise(folderOfFiles(files));
  if (site === undefined) throw new Error('not recognised');
  return site;
}

const content = `
  import { defineCollection, z } from 'astro:content';
  import { glob } from 'astro/loaders';
  const blog = defineCollection({
    loader: glob({ base: './src/data/blog', pattern: '**/[^_]*.{md,mdx}' }),
    schema: ({ image }) => z.object({
      title: z.string(), description: z.string(), pubDate: z.coerce.date(), updatedDate: z.coerce.date().optional(),
      heroImage: image().optional(), tags: z.array(z.string()).default([]), draft: z.boolean().optional(),
    }),
  });
  const authors = defineCollection({ loader: glob({ base: './src/data/authors', pattern: '**/*.md' }), schema: z.object({ name: z.string() }) });
  export const collections = { blog, authors };`;

const site = siteOf({
  'astro.config.mjs': "export default defineConfig({ site: 'https://x.org', base: '/b' })",
  'src/content.config.ts': content,
  'src/consts.ts': "export const SITE_TITLE = 'My site';",
  'src/data/blog/a.md': dated,
  'src/data/authors/me.md': '---\nname: Me\n---\n',
  'public/images/x.png': '',
  'tsconfig.json':
    '{ "compilerOptions": { "baseUrl": ".", "paths": { "@images/*": ["src/assets/images/*"], /* c */ } } }',
});

const read = (path: string, front: string, of = site) =>
  astro.readMetadata(of, { path, text: front === '' ? '' : `---\n${front}\n---\n` }).metadata;

describe('a folder', () => {
  const recognise = (files: Readonly<Record<string, string>>) => {
    const { generator, root } = recogniseSite(folderOfFiles(files));
    return `${generator} in "${root}"`;
  };

  it('is an Astro site by its configuration, below too', () => {
    expect(recognise({ 'astro.config.ts': '' })).toBe('astro in ""');
    expect(recognise({ 'apps/site/astro.config.mjs': '', 'docs/a.md': '' })).toBe('astro in "apps/site"');
    expect(recognise({ 'package.json': '{"dependencies":{"astro":"5"}}', 'a.md': '' })).toBe('plain in ""');
    expect(site).toMatchObject({ title: 'My site', defaultLang: 'en', imageFolder: 'public/images' });
  });

  it('stays one where package.json names other generators, and that of another where it names Astro', () => {
    const manifest = '{"devDependencies":{"@11ty/eleventy":"3","vitepress":"1","astro":"5"}}';
    expect(recognise({ 'astro.config.mjs': '', 'package.json': manifest })).toBe('astro in ""');
    expect(recognise({ 'package.json': manifest, '.eleventy.js': '', 'src/pages/a.md': '' })).toBe(
      'eleventy in ""',
    );
    expect(recognise({ 'hugo.toml': '', 'package.json': manifest, 'src/pages/a.md': '' })).toBe('hugo in ""');
  });

  it('has the site with Markdown where there are examples beside it', () => {
    const files = { 'a/astro.config.mjs': '', 'b/astro.config.mjs': '', 'b/src/content/blog/a.md': dated };
    expect(recognise(files)).toBe('astro in "b"');
  });
});

describe('a file', () => {
  it.each([
    ['src/data/blog/a.md', 'post'],
    ['src/data/blog/deep/er/b.mdx', 'post'],
    ['src/data/blog/2024/b.md', 'post'],
    ['src/data/blog/index.md', 'page'],
    ['src/data/authors/me.md', 'page'],
    ['src/pages/about.md', 'page'],
    ['src/pages/_part.md', undefined],
    ['src/data/blog/_draft.md', undefined],
    ['src/data/blog/x.png', undefined],
    ['src/content/blog/old.md', undefined],
    ['docs/a.md', undefined],
    ['README.md', undefined],
  ])('%s is %s', (path, kind) => {
    expect(astro.classify(site, path)).toBe(kind);
  });

  it('is a post in a folder of the old configuration, or in pages with dates', () => {
    const old = siteOf({
      'astro.config.mjs': '',
      'src/content/config.ts': 'export const collections = { posts: postsCollection }',
      'src/content/posts/a.md': '',
      'src/content/projects/b.md': '',
    });
    const kinds = ['src/content/posts/_a.md', 'src/content/posts/a.md', 'src/content/projects/b.md'];
    expect(kinds.map(path => astro.classify(old, path))).toEqual([undefined, 'post', 'page']);
    const pages = siteOf({ 'astro.config.mjs': '', 'src/pages/about.md': '', 'src/pages/words/a.md': dated });
    expect(astro.classify(pages, 'src/pages/words/b.md')).toBe('post');
    expect(astro.classify(pages, 'src/pages/about.md')).toBe('page');
  });

  it('is found where the base of its collection would have to be run', () => {
    const theme = siteOf({
      'astro.config.ts': '',
      'src/content.config.ts': `const WORDS = "src/data/words";\nconst blog = defineCollection({ loader: glob({ pattern: "**/[^_]*.md", base: \`./\${WORDS}\` }) });`,
      'src/data/words/a.md': '---\npubDatetime: 2024-01-02T03:04:05Z\n---\n',
    });
    expect(theme.postPatterns).toEqual(['src/data/words/**']);
    expect(astro.classify(theme, 'src/data/words/_b.md')).toBeUndefined();
  });

  it('with a leading _ is left out only where the pattern says so', () => {
    const all = siteOf({
      'astro.config.mjs': '',
      'src/content.config.ts':
        "const blog = defineCollection({ loader: glob({ base: 'blog', pattern: '**/*.@(md|mdx)' }) })",
      'blog/a.md': dated,
    });
    expect(['blog/_b.mdx', 'blog/c.markdown'].map(path => astro.classify(all, path))).toEqual([
      'post',
      undefined,
    ]);
  });
});

describe('a Starlight site', () => {
  const star = siteOf({
    'astro.config.mjs': `export default defineConfig({ integrations: [starlight({ title: 'Docs', plugins: [starlightBlog({ prefix: 'news' })],
      locales: { root: { label: 'English', lang: 'en-GB' }, 'zh-cn': { label: 'Z', lang: 'zh-CN' } } })] })`,
    'src/content.config.ts':
      'export const collections = { docs: defineCollection({ loader: docsLoader() }) }',
    'src/content/docs/guides/a.md': '',
    'src/content/docs/guides/b.md': '',
    'src/content/docs/news/a.md': '---\ndate: 2024-01-02\n---\n',
    'src/content/docs/ja/guides/a.md': '',
    'src/content/docs/zh-CN/news/a.md': '---\ndate: 2024-01-02\n---\n',
  });

  it('has the posts of its blog, in every language, and documents as pages', () => {
    const paths = ['docs/news/b.mdx', 'docs/ja/news/b.md', 'docs/guides/a.md', 'docs/index.mdx'];
    const kinds = paths.map(path => astro.classify(star, `src/content/${path}`));
    expect(kinds).toEqual(['post', 'post', 'page', 'page']);
    expect(star).toMatchObject({ title: 'Docs', defaultLang: 'en-GB', languages: ['en-GB', 'zh-CN', 'ja'] });
  });

  it('has languages by folder, whatever their case, and translations there', () => {
    const entries = ['src/content/docs/news/a.md', 'src/content/docs/zh-CN/news/a.md'].map(
      path =>
        ({
          ...read(path, '', star),
          path,
          kind: 'post',
          translations: [],
          comments: 0,
          state: 'ok',
        }) as const,
    );
    expect(entries.map(({ lang }) => lang)).toEqual(['en-GB', 'zh-CN']);
    expect(astro.translationsOf(star, entries[0]!, entries)).toEqual([entries[1]!.path]);
  });

  it('knows drafts', () => {
    expect(read('src/content/docs/news/b.md', 'draft: true', star).draft).toBe(true);
  });

  it('has a new translation in the folder of its language', () => {
    const request = { title: 'N', slug: 'n', draft: false, instant: '2025-05-06T20:00:00.000Z' };
    const neighbours = [
      { path: 'src/content/docs/news/a.md', text: '---\ntitle: A\ndate: 2024-01-02\n---\n' },
    ];
    const pathIn = (lang: string) => astro.newPost(star, { ...request, lang, neighbours }).path;
    expect(pathIn('ja')).toBe('src/content/docs/ja/news/n.md');
    expect(pathIn('zh-CN')).toBe('src/content/docs/zh-CN/news/n.md');
    expect(pathIn('en-GB')).toBe('src/content/docs/news/n.md');
  });
});

describe('metadata', () => {
  it.each([
    ['pubDate: 2024-01-02', '2024-01-02T00:00:00.000Z'],
    ["pubDate: 'Jul 08 2022'", '2022-07-08T00:00:00.000Z'],
    ['pubDate: July 8th, 2022', '2022-07-08T00:00:00.000Z'],
    ['pubDate: 8 July 2022', '2022-07-08T00:00:00.000Z'],
    ['date: Fri, 08 Jul 2022 10:00:00 GMT', '2022-07-08T10:00:00.000Z'],
    ['pubDatetime: 2022-09-23T15:22:00.123Z', '2022-09-23T15:22:00.123Z'],
    ['published: 2024-01-02', '2024-01-02T00:00:00.000Z'],
    ['pubDate: Juli 8 2022', null],
    ['pubDate: Feb 30 2022', null],
    ['published: true', null],
  ])('%s is %s', (front, instant) => {
    expect(read('src/data/blog/a.md', front).instant).toBe(instant);
  });

  it('has the slug of its key or of its path, made an id', () => {
    expect(read('src/data/blog/Two Post.mdx', '').slug).toBe('two-post');
    expect(read('src/data/blog/biome-v2.1.md', '').slug).toBe('biome-v21');
    expect(read('src/data/blog/2024-01-02-a.md', '')).toMatchObject({
      slug: '2024-01-02-a',
      title: 'A',
      date: '2024-01-02',
    });
    expect(read('src/data/blog/a/index.md', '').slug).toBe('a');
    expect(read('src/data/blog/a.md', 'slug: my/own').slug).toBe('own');
  });

  it('has drafts only where the code of the site speaks of them', () => {
    expect(read('src/data/blog/a.md', 'draft: true').draft).toBe(true);
    const bare = siteOf({ 'astro.config.mjs': '', 'src/content/blog/a.md': dated });
    expect(read('src/content/blog/a.md', 'draft: true', bare).draft).toBe(false);
    const theme = siteOf({
      'astro.config.mjs': '',
      'src/content/blog/a.md': dated,
      'src/pages/index.astro': "const posts = await getCollection('blog', ({ data }) => !data.draft);",
    });
    expect(read('src/content/blog/a.md', 'draft: true', theme).draft).toBe(true);
  });

  it('is read from TOML too, and a broken block says so', () => {
    const toml = astro.readMetadata(site, { path: 'src/data/blog/a.md', text: '+++\ntitle = "T"\n+++\n' });
    expect(toml.metadata.title).toBe('T');
    expect(
      astro.readMetadata(site, { path: 'src/data/blog/a.md', text: '---\na: [\n---\n' }).error,
    ).toBeDefined();
  });

  it('has the languages of i18n', () => {
    const i18n = siteOf({
      'astro.config.mjs':
        "export default { i18n: { defaultLocale: 'fr', locales: ['fr', 'en', { path: 'pt', codes: ['pt-BR', 'pt'] }] } }",
      'src/content/blog/fr/a.md': dated,
      'src/content/blog/pt/a.md': dated,
    });
    expect(i18n.languages).toEqual(['fr', 'en', 'pt-BR']);
    expect(['fr', 'pt'].map(name => read(`src/content/blog/${name}/a.md`, '', i18n).lang)).toEqual([
      'fr',
      'pt-BR',
    ]);
    expect(astro.classify(i18n, 'src/content/blog/en/new.md')).toBe('post');
  });
});

describe('an image', () => {
  const resolve = (url: string) => astro.resolveAsset(site, url, 'src/data/blog/a.md');

  it('is beside its post, in public, or behind an alias', () => {
    expect(
      [
        './x.png',
        '/images/x.png',
        '/b/images/x.png',
        '@/assets/x.png',
        '~/assets/x.png',
        '@images/x.png',
      ].map(resolve),
    ).toEqual([
      'src/data/blog/x.png',
      'public/images/x.png',
      'public/images/x.png',
      'src/assets/x.png',
      'src/assets/x.png',
      'src/assets/images/x.png',
    ]);
    expect(['@/../../x', '@/', '../../../../x', 'https://x.org/a.png'].map(resolve)).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });

  it('goes where the blog has its images, with a link that leads there', () => {
    const place = astro.imagePlace(site, 'src/data/blog/a.md');
    expect([place.link('a b.png'), resolve(place.link('a b.png'))]).toEqual([
      '/b/images/a%20b.png',
      'public/images/a b.png',
    ]);
    const inSource = siteOf({
      'astro.config.mjs': '',
      'src/content/blog/a.md': dated,
      'src/assets/x.png': '',
    });
    expect(astro.imagePlace(inSource, 'src/content/blog/a.md').link('y.png')).toBe('../../assets/y.png');
    expect(astro.imagePlace(inSource, 'src/content/blog/a/index.md')).toMatchObject({
      folder: 'src/content/blog/a',
    });
  });
});

it('is read as remark with typographic quotes, or MDX', () => {
  const of = (config: string, path: string) =>
    astro.dialect(siteOf({ 'astro.config.mjs': config, 'src/content/blog/a.md': dated }), path);
  expect(of('', 'a.md')).toMatchObject({
    smartPunctuation: true,
    headingIds: false,
    math: false,
    generatorSyntax: 'none',
  });
  expect(of('', 'a.mdx').generatorSyntax).toBe('mdx');
  expect(of('x({ markdown: { smartypants: false, remarkPlugins: [remarkMath] } })', 'a.md')).toMatchObject({
    smartPunctuation: false,
    math: true,
  });
});

describe('a new post', () => {
  const request = {
    title: 'My post',
    slug: 'my-post',
    lang: 'en',
    draft: false,
    instant: '2025-05-06T20:00:00.000Z',
  };

  it('is begun like its neighbours, with nothing a schema would refuse', () => {
    const text =
      "---\ntitle: 'A'\ndescription: 'About a'\npubDate: 'Jul 08 2022'\ntags:\n  - x\nheroImage: ./x.png\ndraft: false\n---\n";
    const neighbours = [{ path: 'src/data/blog/a.mdx', text }];
    expect(astro.newPost(site, { ...request, neighbours }).files).toEqual([
      {
        path: 'src/data/blog/my-post.mdx',
        text: "---\ntitle: 'My post'\ndescription: ''\npubDate: 'May 06 2025'\ntags: []\ndraft: false\n---\n\n",
      },
    ]);
  });

  it('is begun in TOML where its neighbours are', () => {
    const text =
      '+++\ntitle = "A"\npubDate = 2024-01-02\ntags = ["x"]\ndescription = "D"\ndraft = true\n+++\n\nText\n';
    const [file] = astro.newPost(site, {
      ...request,
      neighbours: [{ path: 'src/data/blog/a.md', text }],
    }).files;
    expect(file?.text).toBe(
      '+++\ntitle = "My post"\npubDate = 2025-05-06\ntags = []\ndescription = ""\ndraft = false\n+++\n\n',
    );
    expect(astro.readMetadata(site, file!).metadata).toMatchObject({ title: 'My post', draft: false });
  });

  it('has in a blog without posts what the schema wants', () => {
    const made = astro.newPost(site, { ...request, draft: true, neighbours: [] });
    expect(made.files).toEqual([
      {
        path: 'src/data/blog/my-post.md',
        text: '---\ntitle: My post\npubDate: 2025-05-06\ndraft: true\ndescription: ""\n---\n\n',
      },
    ]);
  });
});

it('hostile configuration gives defaults', () => {
  for (const text of [
    '({['.repeat(50_000),
    "export default { srcDir: '../../..', publicDir: 1, i18n: { locales: 'x' }, base: {} }",
  ])
    expect(siteOf({ 'astro.config.mjs': text, 'src/content.config.ts': text })).toMatchObject({
      defaultLang: 'en',
      options: { source: 'src', publicFolder: 'public' },
    });
  const hostile = siteOf({
    'astro.config.mjs': '',
    'src/content.config.ts': `glob({ base: '../..', pattern: '${'{a,b}'.repeat(1000)}${'*'.repeat(1000)}' })`,
    'a.md': '',
  });
  expect(astro.classify(hostile, `src/${'a'.repeat(5000)}.md`)).toBeUndefined();
});
