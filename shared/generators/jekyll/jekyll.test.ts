import { describe, expect, it } from 'vitest';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { jekyll } from './jekyll.ts';

function siteOf(config: string, more: Readonly<Record<string, string>> = {}) {
  const site = jekyll.recognise(
    folderOfFiles({ '_config.yml': config, '_posts/2020-01-01-a.md': '', ...more }),
  );
  if (site === undefined) throw new Error('not recognised');
  return site;
}

describe('a file', () => {
  const site = siteOf(
    'collections:\n  recipes:\n    output: true\n  notes: {output: false}\nexclude: [old, "*.draft.md"]\ninclude: _shown\n',
  );

  it.each([
    ['_posts/2020-01-01-a.md', 'post'],
    ['_posts/2020-1-2-a.markdown', 'post'],
    ['_posts/2020/2020-01-01-a.html', 'post'],
    ['cats/big/_posts/2020-01-01-a.md', 'post'],
    ['_drafts/a.md', 'post'],
    ['about.md', 'page'],
    ['_recipes/soup.md', 'page'],
    ['_shown/a.md', 'page'],
    ['_posts/a.md', undefined],
    ['_posts/2020-01-01-a.png', undefined],
    ['_posts/.2020-01-01-a.md', undefined],
    ['_includes/_posts/2020-01-01-a.md', undefined],
    ['_notes/a.md', undefined],
    ['_layouts/post.html', undefined],
    ['README.md', undefined],
    ['_recipes/contributing.md', 'page'],
    ['docs/security.md', 'page'],
    ['readme.de.md', undefined],
    ['old/a.md', undefined],
    ['a.draft.md', undefined],
    ['vendor/x/a.md', undefined],
  ])('%s is %s', (path, kind) => {
    expect(jekyll.classify(site, path)).toBe(kind);
  });

  it('is a page only with front matter, and a post without it too', () => {
    expect(jekyll.accepts?.(site, { path: 'a.html', text: '<p>' })).toBe(false);
    expect(jekyll.accepts?.(site, { path: 'a.html', text: '---\n---\n<p>' })).toBe(true);
    expect(jekyll.accepts?.(site, { path: '_posts/2020-01-01-a.md', text: 'x' })).toBe(true);
  });
});

describe('metadata', () => {
  const site = siteOf(`timezone: America/Los_Angeles
defaults:
- scope: {path: "ja", type: posts}
  values: {lang: ja, author: Aki}
- scope: {path: ""}
  values: {lang: en, description: All}
- scope: {path: "", type: pages}
  values: {description: Page}
`);
  const read = (path: string, front: string) =>
    jekyll.readMetadata(site, { path, text: front === '' ? 'Text' : `---\n${front}\n---\nText` });

  it("has the date of its key, else of its name in the blog's zone", () => {
    expect(read('_posts/2020-01-01-a.md', 'date: 2020-02-02 10:00:00 +0100').metadata).toMatchObject({
      date: '2020-02-02 10:00:00 +0100',
      instant: '2020-02-02T09:00:00.000Z',
    });
    expect(read('_posts/2020-01-01-a.md', '').metadata).toMatchObject({
      date: '2020-01-01',
      instant: '2020-01-01T08:00:00.000Z',
    });
    expect(read('_posts/2020-01-01-a.md', 'date: 2023-01-29 18:30:22 2023 -0800').metadata).toMatchObject({
      date: '2023-01-29 18:30:22 2023 -0800',
      instant: '2023-01-30T02:30:22.000Z',
    });
    expect(read('_posts/2020-01-01-a.md', 'date: soon').metadata).toMatchObject({
      date: 'soon',
      instant: null,
    });
  });

  it('has a year of two digits in its name from 1969 on', () => {
    expect(read('_posts/24-1-6-a.md', '').metadata).toMatchObject({ date: '2024-1-6', slug: 'a' });
    expect(read('_posts/99-12-31-a.md', '').metadata.instant).toBe('1999-12-31T08:00:00.000Z');
  });

  it('has title and slug of the name where no key says them', () => {
    expect(read('_posts/2020-01-01-my-first-post.md', '').metadata).toMatchObject({
      title: 'My First Post',
      slug: 'my-first-post',
    });
    expect(read('_posts/2020-01-01-x.md', 'title: 2019\nslug: y').metadata).toMatchObject({
      title: '2019',
      slug: 'y',
    });
  });

  it('has tags by spaces, one tag as it is, and the folders above _posts as categories', () => {
    const { metadata } = read(
      'a/b/_posts/2020-01-01-x.md',
      'tags: c d\ntag: e f\ncategories: [g h, a]\ncategory: i',
    );
    expect(metadata.tags).toEqual(['e f']);
    expect(metadata.categories).toEqual(['a', 'b', 'g h', 'i']);
    expect(read('_posts/2020-01-01-x.md', 'tags: c d\ntag:').metadata.tags).toEqual(['c', 'd']);
  });

  it('has no tag for a word that means nothing in YAML', () => {
    for (const tags of ['tags:', 'tags: ~', 'tags: null', 'tags: [~, null]', 'tags: []', 'tag: ~'])
      expect(read('_posts/2020-01-01-x.md', tags).metadata.tags, tags).toEqual([]);
    expect(read('_posts/2020-01-01-x.md', "tags: ['~', nullable]").metadata.tags).toEqual(['~', 'nullable']);
  });

  it('is a translation of the posts with the same ref, and of those of the same name without one', () => {
    const entry = (path: string, front: string) => ({
      ...read(path, front).metadata,
      ...({ path, kind: 'post', translations: [], comments: 0, state: 'ok' } as const),
    });
    const entries = [
      entry('_posts/2020-01-01-one.md', 'lang: en\nref: first'),
      entry('_posts/2020-01-01-eins.md', 'lang: de\nref: first'),
      entry('_posts/2020-01-01-first.md', 'lang: fr'),
      entry('ja/_posts/2020-01-01-first.md', ''),
    ];
    const found = entries.map(one => jekyll.translationsOf(site, one, entries));
    expect(found).toEqual([1, 0, 3, 2].map(index => [entries[index]?.path]));
  });

  it('is a draft in _drafts or unpublished, never by draft: true', () => {
    expect(read('_drafts/x.md', 'title: X').metadata).toMatchObject({ draft: true, date: '', instant: null });
    expect(read('_posts/2020-01-01-x.md', 'published: no').metadata.draft).toBe(true);
    expect(read('_posts/2020-01-01-x.md', 'published: "false"').metadata.draft).toBe(false);
    expect(read('_posts/2020-01-01-x.md', 'draft: true\npublished: true').metadata.draft).toBe(false);
  });

  it('takes defaults of its path and type, the most specific last and its own before all', () => {
    expect(read('ja/_posts/2020-01-01-x.md', '').metadata).toMatchObject({
      lang: 'ja',
      author: 'Aki',
      description: 'All',
    });
    expect(read('ja/_posts/2020-01-01-x.md', 'lang: ko').metadata.lang).toBe('ko');
    expect(read('ja/_posts/2020-01-01-x.md', 'lang:\nauthor: ~\ndescription: ""').metadata).toMatchObject({
      lang: 'ja',
      author: 'Aki',
      description: '',
    });
    expect(read('about.md', 'title: A').metadata).toMatchObject({ description: 'Page', author: '' });
  });

  it('that is broken says so and keeps what it can', () => {
    const { metadata, error } = read('_posts/2020-01-01-x.md', 'title: A: b\ndate: 2021-01-01');
    expect(error).toMatch(/^line 2: /);
    expect(metadata).toMatchObject({ title: 'A: b', date: '2021-01-01' });
  });
});

describe('a link to an image', () => {
  const site = siteOf('baseurl: /blog/\n', {
    'assets/img/a.png': '',
    'assets/img/b.png': '',
    'images/c.png': '',
  });
  const resolve = (url: string) => jekyll.resolveAsset(site, url, '_posts/2020-01-01-a.md');

  it.each([
    '/assets/x.png',
    '/blog/assets/x.png',
    '{{ site.baseurl }}/assets/x.png',
    '{{site.url}}{{ site.baseurl }}/assets/x.png',
    "{{ '/assets/x.png' | relative_url }}",
    '{{ "/assets/x.png" | prepend: site.baseurl | prepend: site.url }}',
    '{% link assets/x.png %}',
    '%7B%7B%20site.baseurl%20%7D%7D/assets/x.png',
  ])('%s is assets/x.png', url => {
    expect(resolve(url)).toBe('assets/x.png');
  });

  it.each([
    '{{ page.image }}',
    '{% include x.png %}',
    'https://x.org/a.png',
    '{{ site.baseurl }}/../../x',
    '/../x',
    '',
  ])('%s is none', url => {
    expect(resolve(url)).toBeUndefined();
  });

  it('is written so that it is found again', () => {
    const { folder, link } = jekyll.imagePlace(site, '_posts/2020-01-01-a.md');
    expect([folder, link('a b.png')]).toEqual(['assets/img', "{{ '/assets/img/a%20b.png' | relative_url }}"]);
    expect(resolve(link('a b.png'))).toBe('assets/img/a b.png');
  });
});

it('a configuration that is invalid or hostile gives defaults', () => {
  for (const config of [
    'a: [',
    '- a',
    `x: ${'['.repeat(5000)}`,
    '__proto__: {timezone: x}\n',
    'a: &a [*a]\n'.repeat(2),
    'x: 1\n'.repeat(20_000),
  ])
    expect(siteOf(config)).toMatchObject({ timeZone: 'UTC', defaultLang: 'en' });
  expect(({} as Record<string, unknown>).timezone).toBeUndefined();
});
