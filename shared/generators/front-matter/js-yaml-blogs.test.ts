import { describe, expect, it } from 'vitest';
import { noBlogFields } from '../../metadata/fields/blog-fields.ts';
import { changed } from '../../metadata/fields/fields.test-support.ts';
import { postFields } from '../../metadata/fields/post-fields.ts';
import { findGenerator, recogniseSite } from '../all-generators.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';

/** A post of a blog that has these files. */
function postOf(files: Readonly<Record<string, string>>, path: string, text: string) {
  return { site: recogniseSite(folderOfFiles({ ...files, [path]: text })), path, text };
}

describe.each([
  [
    'hexo',
    { '_config.yml': 'title: A\n', 'package.json': '{"dependencies": {"hexo": "7"}}' },
    'source/_posts/a.md',
  ],
  ['eleventy', { '.eleventy.js': '' }, 'posts/a.md'],
  ['docusaurus', { 'docusaurus.config.js': '' }, 'blog/a.md'],
  ['vitepress', { '.vitepress/config.ts': '' }, 'posts/a.md'],
  ['vuepress', { '.vuepress/config.js': '' }, '_posts/a.md'],
  ['astro', { 'astro.config.mjs': 'export default {};\n' }, 'src/content/blog/a.md'],
  ['gatsby', { 'gatsby-config.js': '' }, 'content/blog/a.md'],
  ['next', { 'next.config.js': '' }, 'posts/a.md'],
  ['metalsmith', { 'metalsmith.json': '{}' }, 'src/posts/a.md'],
])('%s, whose js-yaml stops there', (generator, files, path) => {
  it.each([
    ['title: one\ndate: 2024-01-01\ntitle: two', 4, 'the key “title” is there twice'],
    ['title: one\n"title": |\n  two', 3, 'the key “title” is there twice'],
    ['title: one\ncover:\n  a: 1\n  a: 2', 5, 'the key “a” is there twice'],
    ['title: one\ndate: !custom x', 3, 'the tag !custom is unknown'],
    ['title: one\na: *b\nc: &b d', 3, 'nothing is called &b for the * to stand for'],
    ['title: one\nlist: [!ruby/sym x]', 3, 'the tag !ruby/sym is unknown'],
  ])('calls a post broken and never writes it: %j', (yaml, line, message) => {
    const source = postOf(files, path, `---\n${yaml}\n---\nText\n`);
    expect(source.site.generator).toBe(generator);
    expect(findGenerator(source.site.generator).readMetadata(source.site, source).error).toBe(
      `line ${line}: ${message}`,
    );
    expect(postFields(source, noBlogFields).broken).toEqual({ line, message });
    expect(changed(source, noBlogFields, 'title', 'New')).toBe('!broken');
  });

  it.each([
    'a: &b {x: 1}\nc: {<<: *b}\n<<: *b\n<<: *b\ntitle: one',
    'x: !!str 1\ny: !!binary eA==\nz: ! a\ntitle: one',
    'x: &b [*b]\ny: *b\ntitle: one',
    'x: {a: 1}\ny: {a: 1}\na: 1\ntitle: one',
  ])('takes %j', yaml => {
    const source = postOf(files, path, `---\n${yaml}\n---\nText\n`);
    expect(postFields(source, noBlogFields).broken).toBeUndefined();
    expect(changed(source, noBlogFields, 'title', 'two')).toHaveProperty('text');
  });
});

it('counts the last of several keys where the parser of the generator does: Psych', () => {
  const text = '---\ntitle: one\ntitle: two\nx: !ruby/sym y\n---\nText\n';
  const source = postOf({ '_config.yml': 'title: A\n' }, '_posts/2024-01-01-a.md', text);
  expect(postFields(source, noBlogFields).metadata.title).toBe('two');
  expect(changed(source, noBlogFields, 'title', 'new')).toEqual({ text: text.replace('two', 'new') });
});
