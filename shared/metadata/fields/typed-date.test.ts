import { describe, expect, it } from 'vitest';
import type { Site } from '../../model/blog.ts';
import { noBlogFields } from './blog-fields.ts';
import { describeRefusal } from './describe-refusal.ts';
import { blogOf, changed, siteOf, sites } from './fields.test-support.ts';

const eleventy = siteOf({ '.eleventy.js': '', 'posts/a.md': '---\ntitle: A\n---\n' });
const hexo = siteOf({
  '_config.yml': 'title: A\n',
  'package.json': '{"dependencies": {"hexo": "7"}}',
  'source/_posts/a.md': 'a',
});
const zurich: Site = { ...sites.jekyll, timeZone: 'Europe/Zurich' };
const jekyllPost = '_posts/2024-01-01-a.md';

/** A post with one more key and a body, in YAML or TOML. */
const yaml = (lines: string) => `---\ntitle: A\n${lines}---\nText\n`;
const toml = (lines: string) => `+++\ntitle = "A"\n${lines}+++\nText\n`;

/** What a typed date makes of the date of a post that has it as written. */
const typed = (site: Site, path: string, text: string, value: string) =>
  changed({ site, path, text }, noBlogFields, 'date', value);

describe('a typed date', () => {
  it.each([
    // The old form: `T`, seconds, zone
    ['2024-03-10T08:30:00+01:00', '2025-12-31 23:45', '2025-12-31T23:45:00+01:00'],
    ['2024-03-10T08:30:00+01:00', '2025-12-31', '2025-12-31T08:30:00+01:00'],
    ['2024-03-10T08:30:00+01:00', '2025-12-31 23:45:10 +0900', '2025-12-31T23:45:10+09:00'],
    ['2024-03-10T08:30:00Z', '2025-12-31 23:45', '2025-12-31T23:45:00Z'],
    ['2024-03-10T08:30:00Z', '2025-12-31 23:45 +0200', '2025-12-31T21:45:00Z'],
    ['2024-03-10 08:30:00', '2025-12-31 23:45', '2025-12-31 23:45:00'],
    ['2024-03-10 08:30:00', '2025-12-31T23:45:00Z', '2025-12-31 23:45:00+00:00'],
    ['2024-03-10', '2025-12-31 23:45', '2025-12-31T23:45:00'],
    ['2024-03-10', '2025-12-31 23:45 +0200', '2025-12-31T23:45:00+02:00'],
    ['2024-03-10', 'Dec 31 2025', '2025-12-31'],
    ['2024-03-10', '31 December 2025', '2025-12-31'],
  ])('over %s in TOML: %s becomes %s, a date of its own', (old, value, after) => {
    for (const site of [sites.hugo, sites.zola]) {
      const path = site === sites.hugo ? 'content/posts/a.md' : 'content/a.md';
      expect(typed(site, path, toml(`date = ${old} # note\n`), value)).toEqual({
        text: toml(`date = ${after} # note\n`),
      });
      expect(typed(site, path, toml(`date = "${old}"\n`), value)).toEqual({
        text: toml(`date = "${after}"\n`),
      });
    }
    expect(typed(sites.hugo, 'content/posts/a.md', yaml(`date: ${old}\n`), value)).toEqual({
      text: yaml(`date: ${after}\n`),
    });
  });

  it.each([
    ['2024-03-10 08:30', '2025-12-31 23:45', '2025-12-31T23:45:00'],
    ['2024-03-10 08:30 +0200', '2025-12-31 23:45', '2025-12-31T23:45:00+02:00'],
    ['2024/3/7 8:30:00 UTC', '2025-12-31', '2025-12-31T08:30:00Z'],
    ['2024-03-10 08:30 PST', '2025-12-31 23:45', '2025-12-31T23:45:00-08:00'],
  ])('over %s, which Hugo cannot read, becomes what it can: %s gives %s', (old, value, after) => {
    expect(typed(sites.hugo, 'content/posts/a.md', yaml(`date: "${old}"\n`), value)).toEqual({
      text: yaml(`date: "${after}"\n`),
    });
  });

  it.each([
    ['2024-03-10 08:30:00 +0100', '2025-12-31 23:45', '2025-12-31 23:45:00 +0100'],
    // The clocks of the blog's zone, in summer
    ['2024-03-10 08:30:00 +0100', '2025-07-31 23:45', '2025-07-31 23:45:00 +0200'],
    ['2024-03-10 08:30:00 +0900', '2025-07-31 23:45', '2025-07-31 23:45:00 +0900'],
    ['2024-03-10 08:30', '2025-12-31T23:45:00', '2025-12-31 23:45'],
    ['2024-03-10 08:30', '2025-12-31 23:45:10', '2025-12-31 23:45:10'],
    ['2024-03-10 08:30', '2025-12-31 23:45 -0500', '2025-12-31 23:45 -05:00'],
    ['2024-03-10 08:30 UTC', '2025-12-31 23:45 Europe/Zurich', '2025-12-31 22:45 UTC'],
    ['2024-03-10', '2025-12-31 23:45', '2025-12-31 23:45:00'],
    ['2024/3/7 8:30:00', '2025-12-31 23:45', '2025/12/31 23:45:00'],
    ['Jul 08 2022', '2025-12-31', 'Dec 31 2025'],
  ])('over %s in YAML: %s becomes %s', (old, value, after) => {
    expect(typed(zurich, jekyllPost, yaml(`date:   "${old}"\n`), value)).toEqual({
      text: yaml(`date:   "${after}"\n`),
    });
  });

  it.each(['tomorrow', '31.12.2025', '2025-02-30', '2025-13-01', '2025-12-31 25:61', '23:45'])(
    'that is none is refused with an example: %s',
    value => {
      for (const old of ['2024-03-10', '"2024-03-10"']) {
        const text = toml(`date = ${old}\n`);
        expect(typed(sites.hugo, 'content/posts/a.md', text, value)).toBe('!date');
      }
      expect(typed(hexo, 'source/_posts/a.md', yaml('date: 2024-03-10\n'), value)).toBe('!date');
      expect(typed(sites.jekyll, jekyllPost, yaml(''), value)).toBe('!date');
    },
  );

  it('of a post without one is in the form of the blog', () => {
    const path = 'content/posts/a.md';
    const blog = blogOf(sites.hugo, path, [toml('date = 2024-03-10T08:30:00+01:00\n')]);
    const of = (text: string, value: string) =>
      changed({ site: sites.hugo, path, text }, blog, 'date', value);
    expect(of(toml(''), '2025-12-31 23:45')).toEqual({
      text: toml('date = 2025-12-31T23:45:00+01:00\n'),
    });
    expect(of(toml(''), '2025-12-31')).toEqual({ text: toml('date = 2025-12-31\n') });
    // A day that gets a time, too
    expect(of(toml('date = 2024-03-11\n'), '2025-12-31 23:45')).toEqual({
      text: toml('date = 2025-12-31T23:45:00+01:00\n'),
    });
    const slashes = blogOf(sites.jekyll, jekyllPost, [yaml('date: 2024/03/10 08:30:00\n')]);
    const source = { site: sites.jekyll, path: jekyllPost, text: yaml('') };
    expect(changed(source, slashes, 'date', '2025-12-31')).toEqual({ text: yaml('date: 2025/12/31\n') });
    expect(changed(source, slashes, 'date', '2025-12-31 10:00')).toEqual({
      text: yaml('date: 2025/12/31 10:00:00\n'),
    });
    expect(typed(sites.jekyll, jekyllPost, yaml(''), '2025/12/31 10:00')).toEqual({
      text: yaml('date: 2025/12/31 10:00\n'),
    });
  });

  it('mends what was none, and may be a word where the generator has some', () => {
    expect(typed(hexo, 'source/_posts/a.md', yaml('date: soon\n'), '2025-12-31')).toEqual({
      text: yaml('date: "2025-12-31"\n'),
    });
    expect(typed(eleventy, 'posts/a.md', yaml('date: 2024-03-10\n'), 'git Last Modified')).toEqual({
      text: yaml('date: git Last Modified\n'),
    });
    expect(describeRefusal({ reason: 'date', detail: 'for example 2024-12-31' })).toBe(
      'This is no date that can be written here (for example 2024-12-31). Write it like the example.',
    );
  });
});

describe('an emptied field', () => {
  it.each([
    [sites.jekyll, jekyllPost, yaml('# c\ndate: 2024-03-10 # d\nlayout: a\n'), yaml('# c\nlayout: a\n')],
    [sites.hugo, 'content/posts/a.md', toml('date = 2024-03-10\n'), toml('')],
    [sites.hugo, 'content/posts/a.md', '{"date": "2024-03-10", "a": 1}\n', '{"a": 1}\n'],
    [sites.nikola, 'posts/a.md', '.. title: A\n.. date: 2024-03-10\n\nB\n', '.. title: A\n\nB\n'],
    [sites.pelican, 'content/a.md', 'Title: A\nDate: 2024-03-10\n\nB\n', 'Title: A\n\nB\n'],
    [sites.jekyll, jekyllPost, '---\ndate: 2024-03-10\n---\nB\n', '---\n---\nB\n'],
  ])('takes the date of %o %s out: %j', (site, path, text, after) => {
    expect(changed({ site, path, text }, noBlogFields, 'date', ' ')).toEqual({ text: after });
  });

  it('takes a number out, keeps a list a list, and leaves a text empty', () => {
    const path = 'content/posts/a.md';
    const of = (text: string, id: string, value: string | readonly string[]) =>
      changed({ site: sites.hugo, path, text }, noBlogFields, id, value);
    expect(of(toml('weight = 3\n'), 'key weight', '')).toEqual({ text: toml('') });
    expect(of(yaml('tags:\n- a\n- b\n'), 'tags', [])).toEqual({ text: yaml('tags: []\n') });
    expect(of(yaml('tags: [a]\n'), 'tags', [])).toEqual({ text: yaml('tags: []\n') });
    expect(of(yaml('slug: a\n'), 'slug', '')).toEqual({ text: yaml('slug: ""\n') });
  });

  it('is refused where its key has no line of its own', () => {
    const text = '---\n{title: A, date: 2024-03-10}\n---\nB\n';
    expect(typed(sites.jekyll, jekyllPost, text, '')).toBe('!form');
  });
});
