import { expect, test } from 'vitest';
import { type FilterKey, noFilter } from '../../shared/model/list-view.ts';
import { choicesBeside, choicesOf, filterPosts, orderPosts, stageOf, toggledFilter } from './post-filters.ts';
import { groupPosts } from './post-groups.ts';
import { anEntry } from './samples.test-support.ts';

const now = '2024-06-01T00:00:00Z';
const draft = anEntry({ path: 'posts/draft.md', draft: true, instant: '2030-01-01T00:00:00Z', date: '' });
const later = anEntry({
  path: 'posts/later.md',
  title: 'b 10',
  instant: '2025-01-01T00:00:00Z',
  date: '2025-01-01',
});
const hut = anEntry({
  path: 'posts/walks/hut.md',
  title: 'B 9',
  tags: ['snow', 'huts'],
  categories: ['Walks'],
});
const page = anEntry({ path: 'about.md', title: '', kind: 'page', instant: null, date: '', lang: 'de' });
const all = [draft, later, hut, page];
const filtered = (filter: Partial<typeof noFilter>) =>
  filterPosts(all, { ...noFilter, ...filter }, now).map(({ path }) => path);

test('a draft is one whatever its date; what is dated later is scheduled', () => {
  expect(all.map(entry => stageOf(entry, now))).toEqual(['draft', 'scheduled', 'published', 'published']);
});

test('a post has one of the values of each filter, and all the tags; a folder holds the folders in it', () => {
  expect(filtered({})).toHaveLength(4);
  expect(filtered({ folder: ['posts'] })).toEqual(['posts/draft.md', 'posts/later.md', 'posts/walks/hut.md']);
  expect(filtered({ folder: ['posts'], state: ['published'] })).toEqual(['posts/walks/hut.md']);
  expect(filtered({ state: ['draft', 'scheduled'] })).toEqual(['posts/draft.md', 'posts/later.md']);
  expect(filtered({ folder: [''], lang: ['de'] })).toEqual(['about.md']);
  expect(filtered({ tag: ['huts'], category: ['Walks', 'None'], year: ['2024'] })).toEqual([
    'posts/walks/hut.md',
  ]);
  expect(filtered({ tag: ['huts', 'snow'] })).toEqual(['posts/walks/hut.md']);
  expect(filtered({ tag: ['huts', 'rain'] })).toEqual([]);
  expect(filtered({ tag: ['huts'], year: ['2025'] })).toEqual([]);
  expect(filtered({ tag: [''] })).toHaveLength(3);
});

test('beside a filter, values say how many posts they would show, and those that show none are gone', () => {
  const left = (filter: Partial<typeof noFilter>, key: FilterKey) =>
    choicesBeside(all, { ...noFilter, ...filter }, now)[key].map(({ value, count }) => `${value}:${count}`);
  expect(left({ tag: ['huts'] }, 'tag')).toEqual(['huts:1', 'snow:1']);
  expect(left({ tag: ['huts'] }, 'state')).toEqual(['published:1']);
  expect(left({ state: ['draft'] }, 'state')).toEqual(['draft:1', 'published:2', 'scheduled:1']);
  expect(left({ state: ['draft'], tag: ['rain'] }, 'tag')).toEqual(['rain:0']);
  expect(choicesBeside(all, noFilter, now)).toEqual(choicesOf(all, now));
});

test('a value is chosen and left by the same way', () => {
  const chosen = toggledFilter(toggledFilter(noFilter, 'tag', 'huts'), 'tag', 'snow');
  expect(chosen.tag).toEqual(['huts', 'snow']);
  expect(toggledFilter(chosen, 'tag', 'huts').tag).toEqual(['snow']);
});

test('choices are counted; years come newest first, what has none last', () => {
  const choices = choicesOf(all, now);
  expect(choices.year).toEqual([
    { value: '2030', count: 1 },
    { value: '2025', count: 1 },
    { value: '2024', count: 1 },
    { value: '', count: 1 },
  ]);
  expect(choices.folder.map(({ value, count }) => `${value}:${count}`)).toEqual([
    'posts:3',
    'posts/walks:1',
    ':1',
  ]);
});

test('titles are sorted as people read them, times of change with the latest first', () => {
  const byTitle = orderPosts(all, 'title', new Map()).map(({ title, path }) => title || path);
  expect(byTitle).toEqual(['A post', 'about.md', 'B 9', 'b 10']);
  const times = new Map([
    ['about.md', 5],
    ['posts/later.md', 9],
  ]);
  expect(orderPosts(all, 'changed', times).slice(0, 2)).toEqual([later, page]);
  expect(orderPosts(all, 'oldest', times)).toEqual([...all].reverse());
});

test('groups stand where their first post does, and every post is in one', () => {
  const labels = (group: Parameters<typeof groupPosts>[1]) =>
    groupPosts(all, group, now).map(({ label }) => label);
  expect(labels('none')).toEqual([null]);
  expect(labels('year')).toEqual(['2030', '2025', '2024', 'No date']);
  expect(labels('state')).toEqual(['Drafts', 'Scheduled', 'Published']);
  expect(labels('folder')).toEqual(['posts', 'posts/walks', 'The blog’s own folder']);
  expect(groupPosts(all, 'tag', now).flatMap(({ entries }) => entries)).toHaveLength(4);
  expect(groupPosts([], 'none', now)).toEqual([]);
});
