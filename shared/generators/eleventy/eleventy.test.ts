import { describe, expect, it } from 'vitest';
import { recogniseSite } from '../all-generators.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { eleventy } from './eleventy.ts';

const dated = '---\ndate: 2020-01-02\n---\n';
const input = (folder: string) =>
  `export default c => { c.addFilter('x', v => v); return { dir: { input: '${folder}' } } };`;

function siteOf(files: Readonly<Record<string, string>>) {
  const site = eleventy.recognise(folderOfFiles(files));
  if (site === undefined) throw new Error('not recognised');
  return site;
}

describe('a folder', () => {
  it('is an Eleventy blog by its configuration or dependency, with Jekyll names too', () => {
    const recognise = (files: Readonly<Record<string, string>>) => {
      const { generator, root } = recogniseSite(folderOfFiles(files));
      return `${generator} in "${root}"`;
    };
    expect(recognise({ '.eleventy.js': '' })).toBe('eleventy in ""');
    expect(recognise({ 'site/eleventy.config.mjs': '' })).toBe('eleventy in "site"');
    expect(recognise({ 'package.json': '{"devDependencies":{"@11ty/eleventy":"3"}}' })).toBe(
      'eleventy in ""',
    );
    const leftOver = { '_posts/2014-03-12-a.md': '---\nlayout: post\n---\n', '_config.yml': '' };
    expect(recognise({ ...leftOver, '.eleventy.js': '' })).toBe('eleventy in ""');
    expect(recognise({ 'a/b/c/d/.eleventy.js': '' })).toBe('plain in ""');
  });

  it.each([
    ['src', input('src')],
    ['src', 'module.exports = () => ({ dir: { output: "dist", input: "./src/" } })'],
    ['src', 'export const config = { dir: { input: "src" } }'],
    ['src', 'export default c => { c.setInputDirectory("src") }'],
    ['', 'export default c => { c.setInputDirectory(process.env.X) }'],
    ['', 'export default { dir: { input: "../.." } }'],
  ])('has its input in "%s" by %s', (folder, config) => {
    expect(siteOf({ 'eleventy.config.js': config }).options.input).toBe(folder);
  });
});

describe('posts', () => {
  it('are in the folders whose files are dated, and not in the documentation that has more', () => {
    const docs = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`src/docs/${index}.md`, `---\ntitle: ${index}\n---\n`]),
    );
    const site = siteOf({
      '.eleventy.js': input('src'),
      ...docs,
      'src/docs/2020-01-01-release.md': dated,
      'src/blog/a.md': dated,
      'src/blog/extras/b.md': dated,
      'src/blog/index.md': '',
      'src/notes/2020/01/2020-01-02-c.md': '',
      'src/weeks/w1/index.md': dated,
      'src/about.md': '',
    });
    const kinds = (path: string) => eleventy.classify(site, path);
    expect(['src/blog/security.md', 'src/blog/extras/b.md', 'src/blog/new.md'].map(kinds)).toEqual([
      'post',
      'post',
      'post',
    ]);
    expect(['src/notes/2020/01/2020-01-02-c.md', 'src/weeks/w1/index.md'].map(kinds)).toEqual([
      'post',
      'post',
    ]);
    expect(['src/docs/1.md', 'src/docs/2020-01-01-release.md', 'src/about.md'].map(kinds)).toEqual([
      'page',
      'page',
      'page',
    ]);
    expect(['src/blog/index.md', 'src/index.html', 'src/security.md'].map(kinds)).toEqual([
      'page',
      'page',
      'page',
    ]);
    expect(
      ['README.md', 'src/_includes/a.md', 'src/_data/a.md', 'x/a.md', 'src/blog/x.png'].map(kinds),
    ).toEqual(Array.from({ length: 5 }, () => undefined));
  });

  it('are found by tag, by the name of their folder, or where most files are', () => {
    const patterns = (files: Readonly<Record<string, string>>) =>
      siteOf({ '.eleventy.js': '', ...files }).postPatterns;
    expect(patterns({ 'x/a.md': '---\ntags: posts\n---\n', 'y/b.md': '', 'y/c.md': '' })).toEqual(['x/**']);
    expect(patterns({ 'posts/a.md': '', 'y/b.md': '', 'y/c.md': '' })).toEqual(['posts/**']);
    expect(
      patterns({
        'x/a.md': '',
        'y/b.md': '',
        'y/c.md': '',
        'docs/d.md': '',
        'docs/e.md': '',
        'docs/f.md': '',
      }),
    ).toEqual(['y/**']);
    expect(patterns({})).toEqual([]);
  });

  it('are not what .eleventyignore names', () => {
    const site = siteOf({
      '.eleventy.js': '',
      '.eleventyignore': '# x\n**/_*.md\nold/\n',
      'blog/a.md': dated,
    });
    expect(['blog/_a.md', 'old/a/b.md', 'blog/a.md'].map(path => eleventy.classify(site, path))).toEqual([
      undefined,
      undefined,
      'post',
    ]);
  });

  it('are not what .gitignore names, unless the configuration passes it over', () => {
    const files = { '.gitignore': '/private/\n*.tmp.md\n!x.md\n', 'blog/a.md': dated };
    const kinds = (config: string) => {
      const site = siteOf({ '.eleventy.js': config, ...files });
      return ['private/a.md', 'a.tmp.md', 'x.md', 'blog/a.md'].map(path => eleventy.classify(site, path));
    };
    expect(kinds('')).toEqual([undefined, undefined, 'page', 'post']);
    expect(kinds('c => { c.setUseGitIgnore(false) }')).toEqual(['page', 'page', 'page', 'post']);
  });

  it('need no front matter, HTML does', () => {
    const site = siteOf({ '.eleventy.js': '' });
    expect(eleventy.accepts?.(site, { path: 'a.md', text: '' })).toBe(true);
    expect(eleventy.accepts?.(site, { path: 'a.html', text: '<p>' })).toBe(false);
  });
});

describe('metadata', () => {
  const site = siteOf({
    '.eleventy.js': 'export default c => { c.addPreprocessor("drafts", "*", data => !data.draft) }',
    'blog/blog.json': '{ "tags": ["posts"], "layout": "post.njk", "author": "A" }',
    'blog/x/x.11tydata.js': 'export default { author: "B", permalink: d => d.page }',
    'fr/blog/2020-01-02-a.md': '',
    'blog/2020-01-02-a.md': '',
  });
  const read = (path: string, front: string, of = site) =>
    eleventy.readMetadata(of, { path, text: front === '' ? '' : `---\n${front}\n---\n` }).metadata;

  it('has a text as one tag, added to those of its folder', () => {
    expect(read('blog/a.md', 'tags: a b')).toMatchObject({ tags: ['posts', 'a b'], author: 'A' });
    expect(read('blog/x/a.md', 'tags: [c, posts]')).toMatchObject({ tags: ['posts', 'c'], author: 'B' });
    expect(read('other/a.md', 'author: C')).toMatchObject({ tags: [], author: 'C' });
  });

  it('has a date in UTC, of its key or of its path, or none that can be told', () => {
    expect(read('blog/a.md', 'date: 2020-01-02 03:04:05').instant).toBe('2020-01-02T03:04:05.000Z');
    expect(read('blog/2020-01-02-a/index.md', '')).toMatchObject({
      date: '2020-01-02',
      instant: '2020-01-02T00:00:00.000Z',
      slug: 'a',
      title: 'A',
    });
    expect(read('blog/2020-01-02-a.md', 'date: git Last Modified')).toMatchObject({
      date: 'git Last Modified',
      instant: null,
    });
  });

  it('knows drafts only where a script does', () => {
    expect(read('blog/a.md', 'draft: true').draft).toBe(true);
    expect(read('blog/a.md', 'draft: true', siteOf({ '.eleventy.js': '' })).draft).toBe(false);
  });

  it('has the language of its folder and translations in others', () => {
    const entries = ['blog/2020-01-02-a.md', 'fr/blog/2020-01-02-a.md'].map(
      path =>
        ({ ...read(path, ''), path, kind: 'post', translations: [], comments: 0, state: 'ok' }) as const,
    );
    expect(entries.map(({ lang }) => lang)).toEqual(['en', 'fr']);
    expect(eleventy.translationsOf(site, entries[0]!, entries)).toEqual(['fr/blog/2020-01-02-a.md']);
  });
});

describe('an image', () => {
  it('is where passthrough copies put it, else in the input', () => {
    const site = siteOf({
      '.eleventy.js': `c => { c.addPassthroughCopy("src/pics"); c.addPassthroughCopy({ "./public/": "/", "media": "m" });
        return { dir: { input: "src" } } }`,
      'src/pics/x.png': '',
      'src/blog/a.md': dated,
    });
    const resolve = (url: string) => eleventy.resolveAsset(site, url, 'src/blog/a.md');
    expect(['/pics/x.png', '/m/x.png', '/x.png', 'x.png', '../../../x'].map(resolve)).toEqual([
      'src/pics/x.png',
      'media/x.png',
      'public/x.png',
      'src/blog/x.png',
      undefined,
    ]);
    expect(resolve('/../x.png')).toBeUndefined();
    const place = eleventy.imagePlace(site, 'src/blog/a.md');
    expect([place.folder, place.link('a b.png'), resolve(place.link('a b.png'))]).toEqual([
      'src/pics',
      '/pics/a%20b.png',
      'src/pics/a b.png',
    ]);
    const plain = siteOf({ '.eleventy.js': input('src'), 'src/_img/x.png': '' });
    expect(eleventy.imagePlace(plain, 'src/blog/a.md').link('x.png')).toBe('/_img/x.png');
    expect(eleventy.resolveAsset(plain, '/_img/x.png', 'src/blog/a.md')).toBe('src/_img/x.png');
    expect(eleventy.imagePlace(plain, 'src/blog/a/index.md')).toMatchObject({ folder: 'src/blog/a' });
  });

  it('stands in the dialect that the configuration sets', () => {
    const of = (config: string) => eleventy.dialect(siteOf({ '.eleventy.js': config }), 'a.md');
    expect(of('')).toMatchObject({ newlineIsBreak: false, bareLinks: false, smartPunctuation: false });
    expect(of('markdownIt({ html: true, breaks: true, linkify: false })')).toMatchObject({
      newlineIsBreak: true,
      bareLinks: false,
    });
  });
});

it('a new post is named and begun like its neighbours, with the tag that makes it one', () => {
  const site = siteOf({ '.eleventy.js': '', 'blog/2024/2024-01-01-a.md': dated });
  const request = {
    title: 'My post',
    slug: 'my-post',
    lang: 'en',
    draft: false,
    instant: '2025-05-06T20:00:00.000Z',
  };
  const text = '---\nlayout: post.njk\ntitle: "A"\ntags:\n  - posts\n  - x\ndate: 2024-01-01\n---\n';
  const neighbours = [{ path: 'blog/2024/2024-01-01-a.md', text }];
  const made = eleventy.newPost(site, { ...request, neighbours });
  expect(made).toEqual({
    path: 'blog/2025/2025-05-06-my-post.md',
    files: [
      {
        path: 'blog/2025/2025-05-06-my-post.md',
        text: '---\nlayout: post.njk\ntitle: "My post"\ntags: posts\ndate: 2025-05-06\n---\n\n',
      },
    ],
  });
  const first = eleventy.newPost(site, { ...request, draft: true, neighbours: [] });
  expect(first.path).toBe('blog/my-post.md');
  expect(first.files[0]?.text).toBe('---\ntitle: My post\ndate: 2025-05-06\ndraft: true\n---\n\n');
});

it('a new post in another language lies beside those of that language, else says its own', () => {
  const site = siteOf({ '.eleventy.js': '', 'en/blog/a.md': dated, 'fr/blog/a.md': dated });
  const request = { title: 'Un', slug: 'un', draft: false, instant: '2025-05-06T20:00:00.000Z' };
  const neighbours = ['en/blog/a.md', 'fr/blog/a.md'].map(path => ({
    path,
    text: '---\ndate: 2020-01-02\n---\n',
  }));
  const [french] = eleventy.newPost(site, { ...request, lang: 'fr', neighbours }).files;
  expect(french).toEqual({ path: 'fr/blog/un.md', text: '---\ndate: 2025-05-06\ntitle: Un\n---\n\n' });
  const [german] = eleventy.newPost(site, {
    ...request,
    lang: 'de',
    neighbours: neighbours.slice(0, 1),
  }).files;
  expect(eleventy.readMetadata(site, german!).metadata.lang).toBe('de');
});

it('hostile files give defaults', () => {
  const files = {
    '.eleventy.js': '({['.repeat(50_000),
    'blog/blog.json': '{"tags":',
    '.eleventyignore': '*'.repeat(10_000),
  };
  const site = siteOf({ ...files, 'blog/a.md': '---\n'.repeat(1000) });
  expect(site).toMatchObject({ generator: 'eleventy', defaultLang: 'en', timeZone: 'UTC' });
  expect(eleventy.readMetadata(site, { path: 'blog/a.md', text: '---\na: [\n---\n' }).error).toBeDefined();
});
