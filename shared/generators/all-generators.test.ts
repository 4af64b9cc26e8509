import { describe, expect, it } from 'vitest';
import { allGenerators, findGenerator, recogniseSite } from './all-generators.ts';
import { folderOfFiles } from './folder-view.test-support.ts';

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

it('every generator is found by its name, and the unknown is a plain folder', () => {
  for (const generator of allGenerators) expect(findGenerator(generator.name)).toBe(generator);
  expect(findGenerator('metalsmith').name).toBe('plain');
});
