import { describe, expect, it } from 'vitest';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { plain } from './plain.ts';

const site = plain.recognise(folderOfFiles({ 'a/img/x.png': '', 'img/y.png': '' }));
const read = (path: string, text: string) => plain.readMetadata(site, { path, text });

describe('a file', () => {
  it.each([
    ['a.md', 'post'],
    ['git/undo.markdown', 'post'],
    ['readme-first.md', 'post'],
    ['README.md', undefined],
    ['sub/readme.zh-cn.md', undefined],
    ['CODE_OF_CONDUCT.md', undefined],
    ['.github/a.md', undefined],
    ['node_modules/x/a.md', undefined],
    ['a.html', undefined],
    ['a.txt', undefined],
  ])('%s is %s', (path, kind) => {
    expect(plain.classify(site, path)).toBe(kind);
  });
});

describe('a title', () => {
  it.each([
    ['# One `two` *three* [four](x) #\n', 'One two three four'],
    ['Text\n\n## Second level\n', 'Second level'],
    ['Under\n=====\n', 'Under'],
    ['```\n# not this\n```\n# This\n', 'This'],
    ['# 2 \\* 3 snake_case C#\n', '2 * 3 snake_case C#'],
    ['---\ntitle: "Front"\n---\n# Heading\n', 'Front'],
    ['- list\n---\n', 'My File'],
    ['', 'My File'],
  ])('of %j is %s', (text, title) => {
    expect(read('my-file.md', text).metadata.title).toBe(title);
  });
});

it('date, category and tags come from front matter, name and folder', () => {
  expect(read('til/2024-05-06-git-undo.md', '# Undo\n').metadata).toMatchObject({
    date: '2024-05-06',
    instant: '2024-05-06T00:00:00.000Z',
    categories: ['til'],
    slug: 'git-undo',
  });
  const front = '---\ndate: 2020-01-01\ntags: a, b\ncategory: c\ndraft: true\n---\n';
  expect(read('til/a.md', front).metadata).toMatchObject({
    date: '2020-01-01',
    tags: ['a', 'b'],
    categories: ['c'],
    draft: true,
  });
});

it('images are linked relative to the post and found again, never above the folder', () => {
  const { folder, link } = plain.imagePlace(site, 'til/deep/a.md');
  expect([folder, link('x y.png')]).toEqual(['img', '../../img/x%20y.png']);
  expect(plain.resolveAsset(site, link('x y.png'), 'til/deep/a.md')).toBe('img/x y.png');
  expect(plain.resolveAsset(site, '/img/y.png', 'til/a.md')).toBe('img/y.png');
  expect(plain.resolveAsset(site, '../../y.png', 'til/a.md')).toBeUndefined();
});
