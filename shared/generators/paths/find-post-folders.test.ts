import { expect, it } from 'vitest';
import { findPostFolders, isPostPath } from './find-post-folders.ts';
import { folderOfFiles } from './folder-view.test-support.ts';

const dated = '---\ndate: 2020-01-02\n---\n';

function find(files: Readonly<Record<string, string>>, root = '', orLargest = false): readonly string[] {
  const folder = folderOfFiles(files);
  return findPostFolders(folder, folder.paths, { root, orLargest });
}

it('folders with dated files hold posts, most first, not what lies in them, not a documentation', () => {
  expect(
    find({ 'a/x.md': dated, 'b/2020-01-02-x.md': '', 'b/2020-01-03-x.md': '', 'b/c/x.md': dated }),
  ).toEqual(['b', 'a']);
  expect(find({ 'docs/x.md': dated, 'docs/blog/y.md': dated })).toEqual([]);
  expect(find({ 'docs/blog/y.md': dated }, 'docs')).toEqual(['docs/blog']);
  expect(find({ 'a/x/x.md': dated, 'a/y/index.md': dated, 'a/2020/05/z.md': dated })).toEqual(['a']);
  expect(find({ 'a/x.md': '', 'a/y.md': '', 'a/z.md': dated })).toEqual([]);
});

it('many side by side are their parent, if nothing else is in it', () => {
  const files = { 'src/blog/a/x.md': dated, 'src/blog/b/x.md': dated, 'src/blog/c/x.md': dated };
  expect(find(files, 'src')).toEqual(['src/blog']);
  expect(find(files, 'src/blog')).toEqual(['src/blog/a', 'src/blog/b', 'src/blog/c']);
  expect(find({ ...files, 'src/blog/d/x.md': '' }, 'src')).toHaveLength(3);
});

it('else the usual names, and the largest only where that is asked for', () => {
  const files = { 'a/x.md': '', 'a/y.md': '', 'b/blog/z.md': '' };
  expect(find(files)).toEqual(['b/blog']);
  expect(find({ 'a/x.md': '', 'a/y.md': '', 'b/z.md': '' })).toEqual([]);
  expect(find({ 'a/x.md': '', 'a/y.md': '', 'b/z.md': '' }, '', true)).toEqual(['a']);
});

it('a root with posts has only its own files, and one with years all years', () => {
  const own = find({ 'x.md': dated, 'y.md': dated, 'a/z.md': '' });
  expect(own).toEqual(['']);
  expect(['x.md', 'a/z.md', 'index.md', '2020/x.md'].map(path => isPostPath(own, '', path))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  const years = find({ '2019/12/31/x.md': '', '2020/x.md': dated, 'guide.md': '' });
  expect(years).toEqual(['2019', '2020']);
  expect(['2021/01/x.md', 'guide.md'].map(path => isPostPath(years, '', path))).toEqual([true, false]);
});

it('few files of a folder are looked into', () => {
  const paths = Array.from({ length: 5000 }, (_, index) => `blog/${index}.md`);
  let reads = 0;
  const text = () => {
    reads += 1;
    return dated;
  };
  expect(findPostFolders({ paths, text }, paths, { root: '', orLargest: false })).toEqual(['blog']);
  expect(reads).toBeLessThan(10);
});
