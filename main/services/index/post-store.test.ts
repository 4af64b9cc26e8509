import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as lister from '../blog/list-files.ts';
import {
  byPath,
  type IndexBlog,
  makeIndexBlog,
  manyPosts,
  plainContext,
  slowPosts,
  yamlPost,
} from './index-blog.test-support.ts';
import { createPostStore, type PostStore } from './post-store.ts';

let blog: IndexBlog;
let store: PostStore;

beforeEach(async () => {
  blog = await makeIndexBlog();
  await blog.write({ 'a.md': yamlPost('One') });
  store = createPostStore(await blog.open());
});

afterEach(async () => {
  vi.restoreAllMocks();
  await blog.remove();
});

const titles = async () => byPath((await store.survey(plainContext)).survey.entries);

it('reads the blog once more for all who ask while it is being read, and shows them what changed since', async () => {
  const list = vi.spyOn(lister, 'listBlogFiles');
  const first = titles();
  await expect.poll(() => list.mock.calls.length).toBe(1);
  await blog.write({ 'b.md': yamlPost('Two') });
  const others = await Promise.all([titles(), titles(), titles()]);
  expect(await first).toMatchObject({ 'a.md': 'One' });
  for (const other of others) expect(other).toEqual({ 'a.md': 'One', 'b.md': 'Two' });
  expect(list).toHaveBeenCalledTimes(2);
});

it('goes on for one when another gives up, and asks anew after all have', async () => {
  await blog.write(manyPosts(500));
  const gone = new AbortController();
  const ended = store.survey({ ...plainContext, signal: gone.signal });
  const stays = titles();
  gone.abort();
  await expect(ended).rejects.toMatchObject({ code: 'cancelled' });
  expect(Object.keys(await stays)).toHaveLength(501);
  const both = [new AbortController(), new AbortController()];
  const waiting = both.map(({ signal }) => store.survey({ ...plainContext, signal }));
  for (const one of both) one.abort();
  for (const one of waiting) await expect(one).rejects.toMatchObject({ code: 'cancelled' });
  expect(Object.keys(await titles())).toHaveLength(501);
});

it('reads some posts, and those of a sidecar, without a look at the others', async () => {
  await blog.write({
    'conf.py':
      'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\nPAGES = (("pages/*.md", "", "page.tmpl"),)\n' +
      'COMPILERS = {"markdown": (".md",)}\nDEFAULT_LANG = "en"\nTRANSLATIONS = {DEFAULT_LANG: ""}\n',
    'posts/old.md': 'Text.\n',
    'posts/old.meta': '.. title: Old\n.. date: 2020-01-01 00:00:00 UTC\n',
    'posts/new.md': '<!--\n.. title: New\n.. date: 2021-01-01 00:00:00 UTC\n-->\n',
    'posts/other.md': '<!--\n.. title: Other\n.. date: 2019-01-01 00:00:00 UTC\n-->\n',
  });
  store = createPostStore(await blog.open());
  const some = async (...paths: readonly string[]) =>
    (await store.entries(paths)).map(({ path, title }) => [path, title]);
  // The first time all are read.
  expect(await some()).toEqual([]);
  const list = vi.spyOn(lister, 'listBlogFiles');
  await blog.write({
    'posts/old.meta': '.. title: Older\n.. date: 2020-01-01 00:00:00 UTC\n',
    'posts/mine.md': '<!--\n.. title: Mine\n.. date: 2022-01-01 00:00:00 UTC\n-->\n',
  });
  expect(await some('posts/old.meta', 'posts/new.md', 'posts/mine.md', 'posts/gone.md', 'conf.py')).toEqual([
    ['posts/mine.md', 'Mine'],
    ['posts/new.md', 'New'],
    ['posts/old.md', 'Older'],
  ]);
  expect(list).not.toHaveBeenCalled();
});

it('is the same list, by its number, as long as nothing changes', async () => {
  const first = await store.survey(plainContext);
  expect(await store.survey(plainContext)).toBe(first);
  await blog.write({ 'picture.png': 'x' });
  expect((await store.survey(plainContext)).revision).not.toBe(first.revision);
});

it('gives one post while all are being read', async () => {
  await blog.write(slowPosts(1_500));
  let isListed = false;
  const listing = titles().then(() => {
    isListed = true;
  });
  expect((await store.entry('a.md')).title).toBe('One');
  expect(isListed).toBe(false);
  await listing;
});

it('lists what was read again for itself while all were being read', async () => {
  await blog.write(slowPosts(1_500));
  const listing = store.survey(plainContext);
  await expect.poll(() => store.records().has('a.md'), { interval: 1 }).toBe(true);
  await blog.write({ 'a.md': yamlPost('Six') });
  expect((await store.entry('a.md')).title).toBe('Six');
  const { survey } = await listing;
  expect(byPath(survey.entries)['a.md']).toBe('Six');
  expect((await titles())['a.md']).toBe('Six');
});

it('gives the texts of posts to work that is added to it, and no others', async () => {
  await blog.write({ 'crlf.md': '\ufeffone\r\ntwo', 'latin.md': Buffer.from('\xfc', 'latin1') });
  expect(store.readText('crlf.md')).toBe('one\ntwo');
  expect([store.readText('latin.md'), store.readText('none.md')]).toEqual([undefined, undefined]);
  await titles();
  const before = store.records().get('a.md');
  store.changed(['a.md']);
  await titles();
  expect(store.records().get('a.md')).not.toBe(before);
  expect(store.records().get('a.md')?.stamp).toBe(before?.stamp);
});
