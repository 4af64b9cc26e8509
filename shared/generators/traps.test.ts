import { describe, expect, it } from 'vitest';
import type { PostKind } from '../model/post.ts';
import { findGenerator, recogniseSite } from './all-generators.ts';
import { folderOfFiles } from './paths/folder-view.test-support.ts';

/* The traps of recognition that real blogs hold, one test each; what a generator does with a post is tested beside it. */

type Files = Readonly<Record<string, string>>;

function open(files: Files) {
  const site = recogniseSite(folderOfFiles(files));
  const generator = findGenerator(site.generator);
  const read = (path: string) => generator.readMetadata(site, { path, text: files[path] ?? '' }).metadata;
  const kinds = Object.keys(files)
    .map(path => [path, generator.classify(site, path)] as const)
    .filter((pair): pair is readonly [string, PostKind] => pair[1] !== undefined);
  const of = (kind: PostKind) => kinds.filter(([, own]) => own === kind).map(([path]) => path);
  return { site, read, posts: of('post'), pages: of('page') };
}

const leftOver = '---\nlayout: post\ntitle: "A"\ncategories: old\n---\nText\n';

describe('trap', () => {
  it('config.toml is both Hugo and Zola: baseURL or base_url', () => {
    const content = { 'content/posts/a.md': '+++\ntitle = "A"\n+++\n', 'themes/x/config.toml': '' };
    const named = (config: string) => open({ 'config.toml': config, ...content }).site.generator;
    expect(named('baseURL = "https://x.org/"\n')).toBe('hugo');
    expect(named('base_url = "https://x.org"\n')).toBe('zola');
    expect(named('title = "A"\nlanguageCode = "en-us"\n')).toBe('hugo');
    expect(named('base_url = "https://x.org"\ntheme = "x"\nbuild_search_index = true\n')).toBe('zola');
    // What cannot be parsed is told by its lines.
    expect(named('base_url = "https://x.org"\n]\n')).toBe('zola');
    expect(named('baseURL = "https://x.org"\n]\n')).toBe('hugo');
  });

  it('_config.yml is both Jekyll and Hexo: package.json or the scaffolds tell', () => {
    const named = (files: Files) => open({ '_config.yml': 'title: A\n', ...files }).site.generator;
    expect(named({ '_posts/2024-01-02-a.md': leftOver })).toBe('jekyll');
    expect(named({ 'source/_posts/a.md': leftOver, 'package.json': '{"hexo":{"version":"8"}}' })).toBe(
      'hexo',
    );
    expect(named({ 'source/_posts/a.md': leftOver, 'scaffolds/post.md': '' })).toBe('hexo');
    expect(named({ 'source/_posts/2024-01-02-a.md': leftOver })).toBe('jekyll');
  });

  it('a Hugo configuration can be a folder with no file in the root', () => {
    const { site, posts } = open({
      'config/_default/hugo.toml': 'title = "A"\n',
      'config/_default/languages.toml': '[en]\n[fr]\n',
      'config/production/hugo.toml': 'title = "B"\n',
      'content/posts/a.md': '',
      'content/posts/a.fr.md': '',
    });
    expect(site).toMatchObject({ generator: 'hugo', root: '', title: 'A', languages: ['en', 'fr'] });
    expect(posts).toHaveLength(2);
  });

  it('the site is up to three levels down, in docs, website, blog or apps/site', () => {
    for (const root of ['docs', 'website', 'blog', 'apps/site', 'a/b/c'])
      expect(
        open({ 'README.md': '', 'src/x.md': '', [`${root}/hugo.toml`]: '', [`${root}/content/a.md`]: '' })
          .site,
      ).toMatchObject({
        generator: 'hugo',
        root,
      });
    expect(open({ 'a/b/c/d/hugo.toml': '', 'a/b/c/d/content/a.md': '' }).site.generator).toBe('plain');
  });

  it('a Hexo or Eleventy blog has file names and keys of Jekyll', () => {
    const path = '2014-03-12-title.md';
    const hexo = open({
      '_config.yml': '',
      'package.json': '{"dependencies":{"hexo":"8"}}',
      [`source/_posts/${path}`]: leftOver,
    });
    expect([hexo.site.generator, hexo.posts]).toEqual(['hexo', [`source/_posts/${path}`]]);
    // Only `new_post_name` makes a day of a name.
    expect(hexo.read(`source/_posts/${path}`)).toMatchObject({
      date: '',
      slug: '2014-03-12-title',
      categories: ['old'],
    });
    const eleventy = open({
      'eleventy.config.js': '',
      [`_posts/${path}`]: leftOver,
      '_layouts/post.html': '',
    });
    expect([eleventy.site.generator, eleventy.posts]).toEqual(['eleventy', [`_posts/${path}`]]);
    expect(eleventy.read(`_posts/${path}`)).toMatchObject({ date: '2014-03-12', slug: 'title' });
  });

  it('a Pelican blog has fences like those of Jekyll, and no YAML between them', () => {
    const path = 'content/2014-03-12-a.md';
    const { site, read } = open({
      'pelicanconf.py': 'PATH = "content"\n',
      '_config.yml': '',
      [path]: '---\ntitle: A: b\ntags: [a, b]\n---\nText\n',
    });
    expect(site.generator).toBe('pelican');
    expect(read(path)).toMatchObject({ title: 'A: b', tags: ['[a', 'b]'], date: '2014-03-12' });
  });

  it('a Gatsby or Next.js blog keeps the layout of an earlier life', () => {
    const gatsby = open({
      'gatsby-config.js': '',
      'content/blog/2014-03-12-a/index.md': leftOver,
      '_config.yml': 'title: Old\n',
    });
    expect([gatsby.site.generator, gatsby.posts]).toEqual(['gatsby', ['content/blog/2014-03-12-a/index.md']]);
    const next = open({ 'next.config.js': '', '_posts/a.md': leftOver, 'docs/b.md': '' });
    expect([next.site.generator, next.posts]).toEqual(['next', ['_posts/a.md']]);
  });

  it('documentation beside the blog has far more files than the blog', () => {
    const docs = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`docs/part/p${index}.md`, leftOver]),
    );
    const post = '---\ntitle: A\ndate: 2024-01-02\n---\n';
    const posts = (files: Files) => open({ ...docs, ...files }).posts;
    expect(posts({ '.eleventy.js': '', 'blog/a.md': post })).toEqual(['blog/a.md']);
    expect(posts({ '.vitepress/config.ts': '', 'posts/a.md': post })).toEqual(['posts/a.md']);
    expect(posts({ 'docusaurus.config.js': '', 'blog/2024-01-02-a.md': '' })).toEqual([
      'blog/2024-01-02-a.md',
    ]);
    const astro = Object.fromEntries(Object.keys(docs).map(path => [`src/content/${path}`, '']));
    const { posts: found, pages } = open({ ...astro, 'astro.config.mjs': '', 'src/content/blog/a.md': post });
    expect([found, pages.length]).toEqual([['src/content/blog/a.md'], 30]);
  });

  it('package.json names several generators where the configuration has but one', () => {
    const manifest =
      '{"dependencies":{"next":"15","@11ty/eleventy":"3","vitepress":"1","gatsby":"5","hexo":"8"}}';
    for (const [config, name] of [
      ['astro.config.mjs', 'astro'],
      ['gatsby-config.js', 'gatsby'],
      ['docusaurus.config.ts', 'docusaurus'],
    ] as const)
      expect(open({ 'package.json': manifest, [config]: '', 'posts/a.md': leftOver }).site.generator).toBe(
        name,
      );
  });
});
