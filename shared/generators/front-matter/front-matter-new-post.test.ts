import { expect, it } from 'vitest';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import { type FrontMatterHabits, newFrontMatter } from './front-matter-new-post.ts';

const habits: FrontMatterHabits = {
  timeZone: 'UTC',
  dateKeys: ['pubDate', 'date'],
  dateSample: '2020-01-01',
  isDateInName: false,
  draft: { key: 'draft', value: 'true' },
  copied: ['author', 'layout'],
  read: readYamlFrontMatter,
};

const create = (texts: readonly string[], draft = false, more: Partial<FrontMatterHabits> = {}) => {
  const neighbours = texts.map((text, index) => ({ path: `${index}.md`, text }));
  const request = {
    title: 'New',
    slug: 'new',
    lang: 'fr',
    draft,
    instant: '2025-06-07T08:09:10.000Z',
    neighbours,
  };
  return newFrontMatter(request, { ...habits, ...more });
};

it('has title, date and what the generator wants in a blog without posts', () => {
  expect(create([])).toBe('---\ntitle: New\npubDate: 2025-06-07\n---\n\n');
  expect(create([], true, { isDateInName: true })).toBe('---\ntitle: New\ndraft: true\n---\n\n');
  expect(create([], false, { langKey: 'lang', values: new Map([['tags', 'posts']]) })).toBe(
    '---\ntitle: New\npubDate: 2025-06-07\nlang: fr\ntags: posts\n---\n\n',
  );
});

it('has keys, order and writing of the newest post', () => {
  const newest =
    '---\nlayout: x\ndate: 2024-01-02T03:04:05Z\ntitle: "Old"\nother: y\ntags: [a]\ndraft: true\nauthor: Me\n---\n';
  expect(create([newest, newest.replace('Me', 'You')])).toBe(
    '---\nlayout: x\ndate: 2025-06-07T08:09:10Z\ntitle: "New"\ntags:\ndraft: false\n---\n\n',
  );
  expect(create([newest], true)).toContain('\ndraft: true\nauthor: Me\n');
});

it('passes over posts whose metadata cannot be read', () => {
  expect(create(['---\na: [\n---\n', 'Text', '---\ntitle: A\n---\n'], false, { isDateInName: true })).toBe(
    '---\ntitle: New\n---\n\n',
  );
});
