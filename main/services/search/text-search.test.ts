import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SearchAnswer } from '../../../shared/search/search-answer.ts';
import { type IndexBlog, makeIndexBlog, plainContext } from '../index/index-blog.test-support.ts';
import { createPostStore } from '../index/post-store.ts';
import { createTextSearch } from './text-search.ts';

let blog: IndexBlog;
beforeEach(async () => {
  blog = await makeIndexBlog();
});
afterEach(() => blog.remove());

const post = (title: string, text: string) =>
  `---\ntitle: ${title}\nlayout: secret\ntags: [marmot]\n---\n\n${text}\n`;
const paths = ({ groups }: SearchAnswer) => groups.flatMap(group => group.paths);

async function openSearch() {
  const store = createPostStore(await blog.open());
  const texts = createTextSearch(store);
  const answers: SearchAnswer[] = [];
  const search = (query: string, { signal } = plainContext) =>
    texts.search(query, { signal, progress: answer => answers.push(answer) });
  return { store, texts, answers, search, find: async (query: string) => paths(await search(query)) };
}

test('titles, tags and texts are found; the rest of the metadata is not text', async () => {
  await blog.write({ 'a.md': post('The hut', 'On straw.'), 'b.md': post('A train', 'To the hut.') });
  const { find } = await openSearch();
  expect(await find('hut')).toEqual(['a.md', 'b.md']);
  expect(await find('marmot straw')).toEqual(['a.md']);
  expect(await find('secret')).toEqual([]);
});

test('the answer without typing errors comes first', async () => {
  await blog.write({ 'a.md': post('A', 'straw'), 'b.md': post('B', 'strew') });
  const { search, answers } = await openSearch();
  const last = await search('straw');
  expect(answers[0]).toMatchObject({ isForgiving: false, groups: [{ paths: ['a.md'] }] });
  expect([last.isForgiving, paths(last)]).toEqual([true, ['a.md', 'b.md']]);
});

test('what changed since the last survey is found as it is now', async () => {
  await blog.write({ 'a.md': post('A', 'straw'), 'b.md': post('B', 'straw') });
  const { store, find } = await openSearch();
  expect(await find('straw')).toHaveLength(2);
  await blog.write({ 'a.md': post('A', 'hay'), 'c.md': post('C', 'straw and hay') });
  store.changed(['a.md']);
  await store.survey(plainContext);
  expect([(await find('straw')).sort(), (await find('hay')).sort()]).toEqual([
    ['b.md', 'c.md'],
    ['a.md', 'c.md'],
  ]);
});

test('while many posts are read it tells what it has of how many, and the last answer has all', async () => {
  const files = Array.from({ length: 300 }, (_, at) => [
    `p${at}.md`,
    post(`Post ${at}`, 'straw '.repeat(400)),
  ]);
  await blog.write(Object.fromEntries(files));
  const { search, answers } = await openSearch();
  const last = await search('straw');
  expect(answers[0]?.total).toBe(300);
  expect(answers[0]?.searched).toBeLessThan(300);
  expect([last.searched, paths(last).length]).toEqual([300, 300]);
});

test('a search that nobody waits for ends, and the posts are read all the same', async () => {
  const files = Array.from({ length: 50 }, (_, at) => [`p${at}.md`, post(`Post ${at}`, 'straw')]);
  await blog.write(Object.fromEntries(files));
  const { search, find } = await openSearch();
  const controller = new AbortController();
  const first = search('straw', { ...plainContext, signal: controller.signal });
  controller.abort();
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  expect(await find('straw')).toHaveLength(50);
});

test('snippets are of the text; files that are gone or no text have none', async () => {
  await blog.write({ 'a.md': post('A', 'Much\nstraw here.'), 'b.md': new Uint8Array([0xff, 0xfe, 0]) });
  const { texts, find } = await openSearch();
  await find('straw');
  const [found, ...others] = texts.snippets('straw', ['a.md', 'b.md', '../a.md', 'gone.md']);
  expect(found).toMatchObject({ text: 'Much straw here.', marks: [{ from: 5, to: 10 }] });
  expect(others).toEqual([null, null, null]);
});

test('times of change are those of the files', async () => {
  await blog.write({ 'a.md': post('A', '') });
  const { store, texts } = await openSearch();
  const before = Date.now();
  await store.survey(plainContext);
  const [[path, time] = ['', 0]] = texts.changeTimes();
  expect(path).toBe('a.md');
  expect(Math.abs(time - before)).toBeLessThan(60_000);
});
