import { expect, it } from 'vitest';
import { blogFields, noBlogFields } from './blog-fields.ts';
import { blogOf, sites } from './fields.test-support.ts';
import { metadataPlaceOf } from './metadata-place.ts';

const path = '_posts/2024-01-01-a.md';

const yaml = (...posts: readonly string[]) =>
  blogOf(
    sites.jekyll,
    path,
    posts.map(post => `---\n${post}\n---\nText\n`),
  );

it.each([
  ['x: 1', 'x: 2.5', 'number'],
  ['x: "1"', 'x: "2"', 'text'],
  ['x: 1', 'x: two', 'text'],
  ['x: yes', 'x: false', 'boolean'],
  ['x: "yes"', 'x: "no"', 'text'],
  ['x: 2024-01-01', 'x: 2024-02-02 10:00 +0100', 'date'],
  ['x: [a]', 'x:\n  - b', 'list'],
  ['x: []', 'x:', 'list'],
  ['x: /a/b.png', 'x: c.JPG', 'image'],
  ['x: a.png', 'x: words', 'text'],
  ['x: |\n  a\n  b', 'x: |\n  c\n  d', 'long-text'],
  ['x: a', 'x:', 'text'],
])('%j and %j are a %s', (one, other, type) => {
  expect(yaml(one, other).fields).toMatchObject([{ key: 'x', type, count: 2 }]);
});

it('one date of many that was mistyped leaves them dates', () => {
  const dates = Array.from({ length: 12 }, (_, index) => `date: 2024-01-${index + 10}`);
  expect(yaml('date: 2024', ...dates).fields).toMatchObject([{ type: 'date', dateModel: '2024-01-10' }]);
});

it('tells the keys of most posts first, and what they hold most often', () => {
  const { fields, posts } = yaml(
    'author: b\ntitle: one\ntags: [x, y]',
    'author: a\ntitle: two\ntags: [y]',
    'author: a\ntitle: three\nodd: 1',
  );
  expect(posts).toBe(3);
  expect(fields.map(({ key, count, values }) => [key, count, values])).toEqual([
    ['author', 3, ['a']],
    ['title', 3, []],
    ['tags', 2, ['y', 'x']],
    ['odd', 1, []],
  ]);
});

it('takes texts for lists where the generator splits them', () => {
  const texts = ['.. title: a\n.. tags: b, c\n\n', '.. title: a\n.. tags: c\n\n'];
  const { fields } = blogOf(sites.nikola, 'posts/a.md', texts);
  expect(fields.find(({ key }) => key === 'tags')).toMatchObject({ type: 'list', values: ['c', 'b'] });
});

it('adds the tags of posts that were not looked at', () => {
  const text = '---\ntags: [a]\n---\n';
  const { block } = metadataPlaceOf({ site: sites.jekyll, path, text });
  const { fields } = blogFields(sites.jekyll, block === undefined ? [] : [{ text, block }], [
    ['b'],
    ['a', 'c'],
  ]);
  expect(fields[0]?.values).toEqual(['a', 'b', 'c']);
});

it('leaves out what cannot be read, and is data that can go over a port', () => {
  const read = blogOf(sites.jekyll, path, ['---\ntitle: "a\n---\n', '---\ntitle: b\n---\n']);
  expect(read).toMatchObject({
    posts: 1,
    fields: [{ key: 'title', count: 1 }],
    habits: [{ style: 'yaml', count: 1 }],
  });
  expect(JSON.parse(JSON.stringify(read))).toEqual(read);
  expect(noBlogFields.fields).toEqual([]);
});

it('the keys of Hugo and Pelican are one in upper and lower case', () => {
  const texts = ['+++\nTitle = "a"\n+++\n', '+++\ntitle = "b"\n+++\n'];
  expect(blogOf(sites.hugo, 'content/posts/a.md', texts).fields).toMatchObject([{ key: 'Title', count: 2 }]);
});
