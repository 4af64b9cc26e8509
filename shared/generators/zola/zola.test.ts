import { describe, expect, it } from 'vitest';
import type { PostEntry } from '../../model/post.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { zola } from './zola.ts';

const base = 'base_url = "https://x.org/blog/"\n';

function siteOf(config = '', more: Readonly<Record<string, string>> = {}) {
  const site = zola.recognise(folderOfFiles({ 'config.toml': base + config, ...more }));
  if (site === undefined) throw new Error('not recognised');
  return site;
}

describe('a folder', () => {
  const rootOf = (files: Readonly<Record<string, string>>) => zola.recognise(folderOfFiles(files))?.root;

  it('is a Zola site with a base_url in config.toml, up to three levels down', () => {
    expect(rootOf({ 'config.toml': base })).toBe('');
    expect(rootOf({ 'zola.toml': base })).toBe('');
    expect(rootOf({ 'a/b/c/config.toml': base })).toBe('a/b/c');
    expect(rootOf({ 'config.toml': `${base}broken` })).toBe('');
  });

  it.each([
    { 'config.toml': 'baseURL = "https://x.org"\n' },
    { 'config.toml': '[params]\nbase_url = "x"\n' },
    { 'themes/x/config.toml': base },
    { 'a/b/c/d/config.toml': base },
    { '.x/config.toml': base },
  ])('is none: %j', files => {
    expect(rootOf(files)).toBeUndefined();
  });
});

it('the configuration is read, and gives defaults where it is broken or hostile', () => {
  expect(
    siteOf('title = "T"\ndefault_language = "de"\n[languages.fr]\n[markdown]\nsmart_punctuation = true\n'),
  ).toMatchObject({ title: 'T', defaultLang: 'de', languages: ['de', 'fr'], timeZone: 'UTC' });
  for (const config of [
    'a = [',
    `a = ${'['.repeat(5000)}`,
    '[__proto__]\ntitle = "x"\n',
    'languages = 3\nmarkdown = "x"\ntitle = []\n',
    'x = 1\n'.repeat(20_000),
  ])
    expect(siteOf(config)).toMatchObject({ title: '', defaultLang: 'en', languages: ['en'] });
  expect(({} as Record<string, unknown>).title).toBeUndefined();
});

describe('a file', () => {
  it.each([
    ['content/blog/a.md', 'post'],
    ['content/blog/a/index.md', 'post'],
    ['content/blog/a/index.fr.md', 'post'],
    ['content/blog/_index.md', 'page'],
    ['content/blog/_index.fr.md', 'page'],
    ['content/_index.md', 'page'],
    ['content/about.md', 'page'],
    ['content/docs/a.md', 'page'],
    ['content/blog/a/x.png', undefined],
    ['content/blog/a.html', undefined],
    ['content/blog/.a.md', undefined],
    ['README.md', undefined],
    ['templates/a.md', undefined],
  ])('%s is %s', (path, kind) => {
    const site = siteOf('[languages.fr]\n', { 'content/blog/a.md': '', 'content/docs/a.md': '' });
    expect(zola.classify(site, path)).toBe(kind);
  });

  it('is a post where its section is sorted by date, paged or has a feed', () => {
    const files = {
      'content/log/_index.md': '+++\nsort_by = "date"\n+++\n',
      'content/log/a.md': '',
      'content/other/_index.md': '+++\nsort_by = "weight"\n+++\n',
      'content/other/a.md': '',
    };
    const kinds = (more: Readonly<Record<string, string>>) => {
      const site = siteOf('', { ...files, ...more });
      return ['content/log/b.md', 'content/other/b.md', 'content/b.md'].map(path =>
        zola.classify(site, path),
      );
    };
    expect(kinds({})).toEqual(['post', 'page', 'page']);
    expect(kinds({ 'content/_index.md': '+++\ngenerate_feeds = true\n+++\n' })).toEqual([
      'post',
      'page',
      'post',
    ]);
    expect(kinds({ 'content/_index.md': '+++\npaginate_by = 5\n+++\n', 'content/blog/a.md': '' })).toEqual([
      'post',
      'page',
      'page',
    ]);
    const transparent = '+++\nsort_by = "date"\ntransparent = true\n+++\n';
    expect(
      kinds({ 'content/_index.md': '+++\npaginate_by = 5\n+++\n', 'content/log/_index.md': transparent }),
    ).toEqual(['post', 'page', 'page']);
    expect(zola.classify(siteOf('', { 'content/a.md': '' }), 'content/b.md')).toBe('post');
  });
});

describe('metadata', () => {
  const read = (text: string, path = 'content/blog/my-first_Post.md') =>
    zola.readMetadata(siteOf('[languages.fr]\n'), { path, text });

  it('is TOML, or YAML', () => {
    for (const text of [
      '+++\ntitle = "T"\ndate = 2024-05-06T07:08:09+02:00\ndraft = true\nslug = "s"\nauthors = ["A", "B"]\n[taxonomies]\ntags = ["a b", "c"]\ncategories = ["d"]\n+++\n',
      '+++\ntitle = "T"\ndate = "2024-05-06T07:08:09+02:00"\ndraft = true\nslug = "s"\nauthors = ["A", "B"]\ntaxonomies = { tags = ["a b", "c"], categories = ["d"] }\n+++\n',
      '---\ntitle: T\ndate: 2024-05-06T07:08:09+02:00\ndraft: true\nslug: s\nauthors: [A, B]\ntaxonomies:\n  tags: [a b, c]\n  categories:\n    - d\n---\n',
      '---\ntitle: T\ndate: 2024-05-06T07:08:09+02:00\ndraft: true\nslug: s\nauthors: [A, B]\ntaxonomies: {tags: [a b, c], categories: [d]}\n---\n',
    ])
      expect(read(text)).toEqual({
        metadata: {
          title: 'T',
          date: '2024-05-06T07:08:09+02:00',
          instant: '2024-05-06T05:08:09.000Z',
          draft: true,
          tags: ['a b', 'c'],
          categories: ['d'],
          slug: 's',
          lang: 'en',
          description: '',
          author: 'A, B',
        },
      });
  });

  it('has the date of the name where there is no key, and a slug without it', () => {
    for (const path of [
      'content/blog/2024-05-06-x.md',
      'content/blog/2024-05-06_x.md',
      'content/blog/2024-05-06-x/index.fr.md',
    ])
      expect(read('+++\n+++\n', path).metadata).toMatchObject({
        title: 'X',
        slug: 'x',
        date: '2024-05-06',
        instant: '2024-05-06T00:00:00.000Z',
      });
    expect(read('+++\ndate = 2020-01-01\n+++\n', 'content/blog/2024-05-06-x.md').metadata.date).toBe(
      '2020-01-01',
    );
  });

  it('has date and slug of its path where nothing else says them', () => {
    expect(read('+++\npath = "inside/2024/05/07/Name-1.0"\n+++\n').metadata).toMatchObject({
      date: '2024/05/07',
      instant: '2024-05-07T00:00:00.000Z',
      slug: 'Name-1.0',
    });
    expect(read('+++\npath = "about/us"\nslug = "them"\ndate = 2020-01-01\n+++\n').metadata).toMatchObject({
      date: '2020-01-01',
      slug: 'us',
    });
  });

  it('has a slug made of its name or slug, unless the configuration says no', () => {
    const slug = (config: string, path: string, front = '') =>
      zola.readMetadata(siteOf(config), { path, text: `+++\n${front}\n+++\n` }).metadata.slug;
    expect(slug('', 'content/blog/Rust-1.0@0.md')).toBe('rust-1-0-0');
    expect(slug('', 'content/blog/2024-05-06_Ünï & Größe!/index.md')).toBe('uni-grosse');
    expect(slug('', 'content/blog/猫 2.md')).toBe('猫-2');
    expect(slug('', 'content/blog/a.md', 'slug = "A B"')).toBe('a-b');
    expect(slug('', 'content/blog/a.md', 'slug = "!"')).toBe('!');
    expect(slug('[slugify]\npaths = "safe"\n', 'content/blog/A_b.md')).toBe('A_b');
    expect(slug('slugify_paths = false\n', 'content/blog/A_b.md')).toBe('A_b');
  });

  it('has the day of its name in the slug where the configuration keeps it', () => {
    const config = '[slugify]\npaths_keep_dates = true\n';
    const of = (path: string) => zola.readMetadata(siteOf(config), { path, text: '+++\n+++\n' }).metadata;
    expect(of('content/blog/2024-05-06_a_b.md')).toMatchObject({
      slug: '2024-05-06-a-b',
      date: '2024-05-06',
      title: 'A B',
    });
    expect(of('content/blog/a.md').slug).toBe('a');
  });

  it('has a title of the name where no key says it, and is no draft', () => {
    expect(read('Text').metadata).toMatchObject({
      title: 'My First Post',
      slug: 'my-first-post',
      date: '',
      instant: null,
      draft: false,
    });
    expect(read('', 'content/blog/_index.md').metadata.title).toBe('Blog');
  });

  it('that is broken says so and keeps what it can', () => {
    const { metadata, error } = read('+++\ntitle = "A"\n[extra]\nx = 1\n[extra]\n+++\n');
    expect(error).toMatch(/^line 5: /);
    expect(metadata.title).toBe('A');
  });
});

it('translations are named by a language of the site', () => {
  const site = siteOf('[languages.fr]\n[languages.zh-CN]\n');
  const entries = ['a.md', 'a.fr.md', 'a/index.zh-CN.md', 'a.de.md', '2024-01-01-a.md'].map(name => {
    const path = `content/blog/${name}`;
    return {
      path,
      kind: 'post',
      ...zola.readMetadata(site, { path, text: '' }).metadata,
    } as unknown as PostEntry;
  });
  expect(entries.map(({ lang }) => lang)).toEqual(['en', 'fr', 'zh-CN', 'en', 'en']);
  const [first, french] = entries as [PostEntry, PostEntry];
  expect(zola.translationsOf(site, first, entries)).toEqual([
    'content/blog/a.fr.md',
    'content/blog/a/index.zh-CN.md',
  ]);
  expect(zola.translationsOf(site, french, entries)).toEqual([
    'content/blog/a.md',
    'content/blog/a/index.zh-CN.md',
  ]);
});

it('the dialect has smart punctuation only where the configuration says so', () => {
  expect(zola.dialect(siteOf(), 'content/a.md')).toMatchObject({
    smartPunctuation: false,
    bareLinks: false,
    footnotes: true,
    generatorSyntax: 'zola',
  });
  expect(
    zola.dialect(siteOf('[markdown]\nsmart_punctuation = true\n'), 'content/a.md').smartPunctuation,
  ).toBe(true);
});

describe('a link to an image', () => {
  const site = siteOf();

  it.each([
    ['x.png', 'content/blog/a/x.png'],
    ['/img/x.png', 'static/img/x.png'],
    ['/blog/img/x.png', 'static/img/x.png'],
    ['@/blog/b/x.png', 'content/blog/b/x.png'],
    ['@/../x.png', undefined],
    ['/../x.png', undefined],
    ['{{ get_url(path="x") }}', undefined],
  ])('%s is %s', (url, path) => {
    expect(zola.resolveAsset(site, url, 'content/blog/a/index.md')).toBe(path);
  });

  it('is written so that it is found again', () => {
    for (const [post, folder] of [
      ['content/blog/a/index.fr.md', 'content/blog/a'],
      ['content/blog/a.md', 'static/images'],
    ] as const) {
      const place = zola.imagePlace(site, post);
      expect(place.folder).toBe(folder);
      expect(zola.resolveAsset(site, place.link('a b.png'), post)).toBe(`${folder}/a b.png`);
    }
  });
});

describe('a new post', () => {
  const make = (neighbours: Readonly<Record<string, string>>, more = {}) => {
    const site = siteOf('[languages.fr]\n', neighbours);
    const post = zola.newPost(site, {
      title: 'Cats "&" dogs',
      slug: 'cats',
      lang: 'en',
      draft: false,
      instant: '2024-05-06T07:08:09Z',
      neighbours: Object.entries(neighbours).map(([path, text]) => ({ path, text })),
      ...more,
    });
    const text = post.files[0]?.text ?? '';
    const { metadata, error } = zola.readMetadata(site, { path: post.path, text });
    expect(error).toBeUndefined();
    expect(metadata).toMatchObject({
      title: 'Cats "&" dogs',
      slug: 'cats',
      instant: expect.stringMatching(/^2024-05-06/),
    });
    return { path: post.path, text };
  };

  it('of a blog without posts has a title and a date', () => {
    expect(make({}, { draft: true, lang: 'fr' })).toEqual({
      path: 'content/blog/cats.fr.md',
      text: '+++\ntitle = "Cats \\"&\\" dogs"\ndate = 2024-05-06\ndraft = true\n+++\n\n',
    });
  });

  it('has its tags in the table they belong to, top-level keys first', () => {
    const text =
      '+++\ntitle = "x"\ndate = 2024-01-01T00:00:00Z\n[taxonomies]\ntags = ["a"]\n[extra]\ntoc = true\nother = 1\n+++\n';
    expect(make({ 'content/blog/x/index.md': text }, { draft: true })).toEqual({
      path: 'content/blog/cats/index.md',
      text: '+++\ntitle = "Cats \\"&\\" dogs"\ndate = 2024-05-06T07:08:09Z\ndraft = true\n[taxonomies]\ntags = []\n[extra]\ntoc = true\n+++\n\n',
    });
  });

  it('has its date where the newest post has it: in the name or the path', () => {
    expect(make({ 'content/blog/2024-01-01_x.md': '+++\ntitle = "x"\n+++\n' })).toEqual({
      path: 'content/blog/2024-05-06_cats.md',
      text: '+++\ntitle = "Cats \\"&\\" dogs"\n+++\n\n',
    });
    expect(
      make({ 'content/x@0.md': '+++\npath = "inside/2020/01/01/x"\ntitle = "x"\nauthors = ["a"]\n+++\n' }),
    ).toEqual({
      path: 'content/cats.md',
      text: '+++\npath = "inside/2024/05/06/cats"\ntitle = "Cats \\"&\\" dogs"\nauthors = []\n+++\n\n',
    });
  });
});
