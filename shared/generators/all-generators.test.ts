import { describe, expect, it } from 'vitest';
import type { GeneratorName } from '../model/blog.ts';
import { allGenerators, findGenerator, recogniseSite } from './all-generators.ts';
import { folderOfFiles } from './paths/folder-view.test-support.ts';

const conf = 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\nCOMPILERS = {}\n';

const recognise = (files: Readonly<Record<string, string>>) => {
  const { generator, root } = recogniseSite(folderOfFiles(files));
  return `${generator} in "${root}"`;
};

describe('a folder', () => {
  it('is a Nikola blog with a conf.py that names posts and compilers', () => {
    expect(recognise({ 'conf.py': conf })).toBe('nikola in ""');
    expect(recognise({ 'conf.py': 'POSTS = ()\n' })).toBe('plain in ""');
    expect(recognise({ 'conf.py': 'project = "Sphinx"\n' })).toBe('plain in ""');
  });

  it('is a Pelican blog with pelicanconf.py, or another file with SITENAME and PATH', () => {
    expect(recognise({ 'pelicanconf.py': '' })).toBe('pelican in ""');
    expect(recognise({ 'site/conf.py': 'SITENAME = "x"\nPATH = "y"\n' })).toBe('pelican in "site"');
    expect(recognise({ 'content/2020-01-01-a.md': '---\ntitle: a: b\n---\n', 'pelicanconf.py': '' })).toBe(
      'pelican in ""',
    );
  });

  it('is a Jekyll blog with _config.yml and posts or a Gemfile that names it', () => {
    expect(recognise({ '_config.yml': 'title: x\n' })).toBe('plain in ""');
    expect(recognise({ '_config.yml': '', 'ja/_posts/2020-01-01-a.md': '' })).toBe('jekyll in ""');
    expect(recognise({ '_config.yml': '', Gemfile: 'gem "github-pages"\n' })).toBe('jekyll in ""');
  });

  it('is no Jekyll blog when package.json names Hexo', () => {
    const hexo = {
      '_config.yml': '',
      'source/_posts/a.md': '',
      'package.json': '{"dependencies":{"hexo":"8"}}',
    };
    expect(recognise(hexo)).toBe('hexo in ""');
  });

  it('with a config.toml is what its keys say: baseURL is Hugo, base_url Zola', () => {
    expect(recognise({ 'config.toml': 'baseURL = "https://x.org/"\ntheme = "x"\n' })).toBe('hugo in ""');
    expect(recognise({ 'config.toml': 'base_url = "https://x.org"\ntheme = "x"\n' })).toBe('zola in ""');
    expect(recognise({ 'config.toml': '[tool]\nname = "x"\n' })).toBe('plain in ""');
  });

  it('is a Hugo blog with all its configuration in a folder', () => {
    const files = { 'config/_default/hugo.toml': '', 'a/conf.py': conf, 'content/posts/a.md': '' };
    expect(recognise(files)).toBe('hugo in ""');
  });

  it('can hold its site up to three levels down', () => {
    expect(recognise({ 'docs/_config.yml': '', 'docs/_posts/2020-01-01-a.md': '' })).toBe('jekyll in "docs"');
    expect(recognise({ 'a/b/c/conf.py': conf })).toBe('nikola in "a/b/c"');
    expect(recognise({ 'a/b/c/d/conf.py': conf })).toBe('plain in ""');
  });

  it('is the site nearest to it when it holds several', () => {
    const files = { 'example/conf.py': conf, '_config.yml': '', '_posts/2020-01-01-a.md': '' };
    expect(recognise(files)).toBe('jekyll in ""');
    expect(recognise({ ...files, 'conf.py': conf })).toBe('nikola in ""');
  });
});

describe('a script of one generator beside the files of another', () => {
  const manifest =
    '{"dependencies":{"hexo":"8","@11ty/eleventy":"3","vitepress":"1","vuepress":"2","astro":"5","gatsby":"5","next":"15","metalsmith":"2"}}';
  const content = {
    'package.json': manifest,
    'posts/a.md': '---\ndate: 2020-01-01\n---\n',
    'src/pages/a.md': '',
    '_posts/2020-01-01-a.md': '',
  };

  it.each([
    ['conf.py', conf, 'nikola'],
    ['pelicanconf.py', '', 'pelican'],
    ['hugo.toml', '', 'hugo'],
    ['config/_default/hugo.toml', '', 'hugo'],
    ['config.toml', 'base_url = "https://x.org"\n', 'zola'],
    ['docusaurus.config.ts', '', 'docusaurus'],
    ['astro.config.mjs', '', 'astro'],
    ['gatsby-config.js', '', 'gatsby'],
    ['_config.yml', '', 'hexo'],
    ['.eleventy.js', '', 'eleventy'],
  ])('(%s) stays what it is', (path, text, generator) => {
    expect(recognise({ ...content, [path]: text })).toBe(`${generator} in ""`);
  });

  it.each([
    ['_config.yml', 'jekyll'],
    ['.vitepress/config.ts', 'vitepress'],
    ['.vuepress/config.js', 'vuepress'],
    ['metalsmith.json', 'metalsmith'],
  ])('(%s) stays what it is where package.json names no other', (path, generator) => {
    const { 'package.json': _, ...files } = content;
    expect(recognise({ ...files, [path]: '' })).toBe(`${generator} in ""`);
  });

  it('only lends its name to the site nearest to the folder', () => {
    expect(recognise({ 'a/astro.config.mjs': '', 'next.config.js': '', 'posts/a.md': '' })).toBe(
      'next in ""',
    );
    expect(recognise({ 'a/next.config.js': '', 'a/posts/a.md': '', 'b/c/hugo.toml': '' })).toBe(
      'next in "a"',
    );
  });
});

it('every generator is found by its name, and the unknown is a plain folder', () => {
  for (const generator of allGenerators) expect(findGenerator(generator.name).name).toBe(generator.name);
  expect(new Set(allGenerators.map(({ name }) => name)).size).toBe(15);
  expect(findGenerator('unknown' as GeneratorName).name).toBe('plain');
});
