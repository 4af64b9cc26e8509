import { describe, expect, it } from 'vitest';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { hugo } from './hugo.ts';

function siteOf(config: string, more: Readonly<Record<string, string>> = {}) {
  const site = hugo.recognise(folderOfFiles({ 'hugo.toml': config, ...more }));
  if (site === undefined) throw new Error('not recognised');
  return site;
}

describe('a folder', () => {
  const rootOf = (files: Readonly<Record<string, string>>) => hugo.recognise(folderOfFiles(files))?.root;

  it.each([
    { 'hugo.toml': '' },
    { 'hugo.yaml': 'a: [' },
    { 'hugo.json': '{}' },
    { 'config.toml': 'baseurl = "https://x.org/"\n' },
    { 'config.toml': 'languageCode = "en"\n' },
    { 'config.yaml': 'baseURL: https://x.org/\n' },
    { 'config.json': '{"baseURL": "https://x.org/"}' },
    { 'config.toml': 'theme = "x"\n', 'content/posts/a.md': '' },
    { 'config.toml': 'baseURL = "x"\nbroken\n' },
    { 'config/_default/hugo.yaml': '' },
    { 'config/_default/config.toml': 'title = "x"\n', 'content/a.md': '' },
    { 'config/_default/params.toml': '', 'config/_default/hugo.toml': '', 'themes/x/hugo.toml': '' },
  ])('is a Hugo site: %j', files => {
    expect(rootOf(files)).toBe('');
  });

  it.each([
    { 'config.toml': 'base_url = "https://x.org"\ntheme = "x"\n', 'content/a.md': '' },
    { 'config.toml': 'base_url = "https://x.org\nlanguageCode = 1', 'content/a.md': '' },
    { 'config.toml': '[params]\nbaseURL = "x"\n[extra]\n' },
    { 'config.toml': 'theme = "x"\n' },
    { 'config.yaml': 'title: x\n' },
    { '.github/workflows/hugo.yml': 'on: push\n' },
    { 'themes/x/hugo.toml': '' },
    { 'a/b/c/d/hugo.toml': '' },
  ])('is none: %j', files => {
    expect(rootOf(files)).toBeUndefined();
  });

  it('can hold the site up to three levels down', () => {
    expect(rootOf({ 'a/b/c/hugo.toml': '' })).toBe('a/b/c');
    expect(rootOf({ 'a/b/c/config/_default/hugo.toml': '', 'a/hugo.toml/x.md': '' })).toBe('a/b/c');
    expect(rootOf({ 'docs/hugo.toml': '', 'a/b/hugo.toml': '' })).toBe('docs');
  });
});

describe('the configuration', () => {
  it.each([
    {
      'hugo.toml':
        'title = "T"\nDefaultContentLanguage = "de"\ntimeZone = "Europe/Rome"\n[languages.de]\n[languages.fr]\n',
    },
    {
      'hugo.yaml':
        'title: T\ndefaultContentLanguage: de\ntimeZone: Europe/Rome\nlanguages: {de: {}, fr: {}}\n',
    },
    {
      'hugo.json':
        '{"title":"T","defaultContentLanguage":"de","timeZone":"Europe/Rome","languages":{"de":{},"fr":{}}}',
    },
    {
      'config/_default/config.toml':
        'baseURL = "x"\ntitle = "T"\ndefaultContentLanguage = "de"\ntimeZone = "Europe/Rome"\n',
      'config/_default/languages.yaml': 'de: {}\nfr: {}\n',
    },
  ])('is read from %j', files => {
    expect(hugo.recognise(folderOfFiles(files))).toMatchObject({
      title: 'T',
      defaultLang: 'de',
      languages: ['de', 'fr'],
      timeZone: 'Europe/Rome',
    });
  });

  it('has a default language even where it names none', () => {
    expect(siteOf('').defaultLang).toBe('en');
    expect(siteOf('languageCode = "en-us"').defaultLang).toBe('en');
    expect(siteOf('languageCode = "de-DE"').defaultLang).toBe('de');
    expect(siteOf('languageCode = "de-DE"\n[languages.fr]\n[languages.it]\n').defaultLang).toBe('fr');
  });

  it('that is invalid or hostile gives defaults', () => {
    for (const config of [
      'a = [',
      `a = ${'['.repeat(5000)}`,
      '[__proto__]\ntimeZone = "x"\n',
      'timeZone = "Nowhere/Land"\ncontentDir = "../.."\nstaticDir = ["a"]\nlanguages = 3\n[permalinks]\nx = []\n[[module.mounts]]\nsource = "/etc"\n',
      'languages = ["a"]\nfrontmatter = "x"\nmarkup = [1]\nmodule = {mounts = "x"}\n',
      'x = 1\n'.repeat(20_000),
    ]) {
      const site = siteOf(config, { 'content/posts/a.md': '' });
      expect(site).toMatchObject({ timeZone: 'UTC', defaultLang: 'en' });
      expect(hugo.classify(site, 'content/posts/a.md')).toBe('post');
      expect(hugo.dialect(site, 'content/posts/a.md').smartPunctuation).toBe(true);
    }
    expect(({} as Record<string, unknown>).timeZone).toBeUndefined();
  });
});

describe('a file', () => {
  const paths = [
    'content/posts/b/index.md',
    'content/posts/b/notes.md',
    'content/posts/b/sub/more.md',
    'content/docs/x.md',
  ];
  const site = siteOf('', Object.fromEntries(paths.map(path => [path, ''])));

  it.each([
    ['content/posts/a.md', 'post'],
    ['content/posts/2024/a.markdown', 'post'],
    ['content/posts/a.html', 'post'],
    ['content/posts/b/index.md', 'post'],
    ['content/posts/b/index.fr.md', 'post'],
    ['content/blog/changes.md', 'post'],
    ['content/posts/_index.md', 'page'],
    ['content/_index.md', 'page'],
    ['content/about.md', 'page'],
    ['content/about/index.md', 'page'],
    ['content/docs/x.md', 'page'],
    ['content/posts/b/notes.md', undefined],
    ['content/posts/b/sub/more.md', undefined],
    ['content/posts/b/cat.png', undefined],
    ['content/posts/.a.md', undefined],
    ['archetypes/default.md', undefined],
    ['README.md', undefined],
    ['docs/a.md', undefined],
  ])('%s is %s', (path, kind) => {
    expect(hugo.classify(site, path)).toBe(kind);
  });

  it('in a bundle is none even as an index, but the index of all content makes no bundle', () => {
    const files = {
      'content/index.md': '',
      'content/posts/b/index.md': '',
      'content/posts/b/sub/index.md': '',
    };
    const nested = siteOf('', files);
    expect(hugo.classify(nested, 'content/posts/b/index.md')).toBe('post');
    expect(hugo.classify(nested, 'content/posts/b/sub/index.md')).toBeUndefined();
    expect(hugo.classify(nested, 'content/posts/a.md')).toBe('post');
  });

  it('of a section with any name is a post where none has a usual one', () => {
    const other = siteOf('', { 'content/travel/a.md': '', 'content/docs/a.md': '', 'content/about.md': '' });
    expect(hugo.classify(other, 'content/travel/b.md')).toBe('post');
    expect(hugo.classify(other, 'content/docs/b.md')).toBe('page');
    expect(hugo.classify(siteOf('', { 'content/a.md': '' }), 'content/a.md')).toBe('post');
    const named = siteOf('[params]\nmainSections = ["travel"]\n', { 'content/food/a.md': '' });
    expect([hugo.classify(named, 'content/travel/a.md'), hugo.classify(named, 'content/food/a.md')]).toEqual([
      'post',
      'page',
    ]);
    const dated = siteOf('[permalinks]\nlog = "/:year/:title/"\npage = "/:title/"\n', {
      'content/page/a.md': '',
    });
    expect([hugo.classify(dated, 'content/log/a.md'), hugo.classify(dated, 'content/page/a.md')]).toEqual([
      'post',
      'page',
    ]);
  });

  it('of HTML is content only with front matter', () => {
    expect(hugo.accepts?.(site, { path: 'content/posts/a.html', text: '<p>' })).toBe(false);
    expect(hugo.accepts?.(site, { path: 'content/posts/a.html', text: '---\ntitle: A\n---\n<p>' })).toBe(
      true,
    );
    expect(hugo.accepts?.(site, { path: 'content/posts/a.md', text: 'x' })).toBe(true);
  });
});

describe('metadata', () => {
  const read = (text: string, config = '', path = 'content/posts/My_first-post.md') =>
    hugo.readMetadata(siteOf(config), { path, text });

  it.each([
    '+++\ntitle = "T"\ndate = 2024-05-06T07:08:09+02:00\ndraft = true\ntags = ["a b", "c"]\nslug = "s"\n+++\n',
    '---\ntitle: T\ndate: 2024-05-06T07:08:09+02:00\ndraft: true\ntags: [a b, c]\nslug: s\n---\n',
    '{"title":"T","date":"2024-05-06T07:08:09+02:00","draft":true,"tags":["a b","c"],"slug":"s"}\n',
    '+++\nTitle = "T"\nDATE = "2024-05-06T07:08:09+02:00"\nDraft = true\nTags = ["a b", "c"]\nSlug = "s"\n+++\n',
  ])('is read in every dialect, upper or lower case: %j', text => {
    const { metadata, error } = read(text);
    expect(error).toBeUndefined();
    expect(metadata).toMatchObject({
      title: 'T',
      date: '2024-05-06T07:08:09+02:00',
      instant: '2024-05-06T05:08:09.000Z',
      draft: true,
      tags: ['a b', 'c'],
      slug: 's',
    });
  });

  it('is read from the keywords of an Org document', () => {
    const text =
      '#+TITLE: T\n#+DATE: <2024-05-06 Mon>\n#+TAGS[]: a c\n#+CATEGORIES[]: d\n#+DRAFT: true\n#+SLUG: s\n\n* Head\n';
    expect(read(text, '', 'content/posts/a.org').metadata).toMatchObject({
      title: 'T',
      instant: '2024-05-06T00:00:00.000Z',
      tags: ['a', 'c'],
      categories: ['d'],
      draft: true,
      slug: 's',
    });
    const source = { path: 'content/posts/a.org', text };
    expect(text.slice(hugo.metadataInText(siteOf(''), source)?.to)).toBe('\n* Head\n');
    expect(read(text).metadata).toMatchObject({ date: '', draft: false });
  });

  it('falls back to other keys, to the path and to nothing', () => {
    expect(read('Text').metadata).toMatchObject({
      title: 'My First Post',
      slug: 'my_first-post',
      date: '',
      instant: null,
      draft: false,
      lang: 'en',
    });
    expect(
      read(
        '---\nlinkTitle: L\npublishDate: 2024-01-02\nlastmod: 2025-01-01\nsummary: S\nauthors: [A, B]\nurl: /x/Why/\ntags: a, b\n---\n',
      ).metadata,
    ).toMatchObject({
      title: 'L',
      date: '2024-01-02',
      description: 'S',
      author: 'A, B',
      slug: 'Why',
      tags: ['a, b'],
    });
  });

  it('has dates in the zone of the blog', () => {
    const config = 'timeZone = "America/Los_Angeles"\n';
    for (const date of ['2024-01-02', '2024-01-02T00:00:00', '2024-01-02 00:00:00 -0800'])
      expect(read(`---\ndate: ${date}\n---\n`, config).metadata.instant).toBe('2024-01-02T08:00:00.000Z');
  });

  it('has a date in its name only where the configuration says so, and the slug with it', () => {
    const path = 'content/posts/2024-03-04-dated.md';
    expect(read('---\ntitle: T\n---\n', '', path).metadata).toMatchObject({
      date: '',
      slug: '2024-03-04-dated',
    });
    const config = '[frontmatter]\ndate = [":filename", ":default"]\n';
    expect(read('---\ntitle: T\ndate: 2020-01-01\n---\n', config, path).metadata).toMatchObject({
      date: '2024-03-04',
      slug: 'dated',
    });
    expect(read('---\ndate: 2020-01-01\n---\n', config).metadata.date).toBe('2020-01-01');
    const last = '[frontmatter]\ndate = ["date", ":filename"]\n';
    expect(read('---\ndate: 2020-01-01\n---\n', last, path).metadata).toMatchObject({
      date: '2020-01-01',
      slug: '2024-03-04-dated',
    });
    expect(read('', config, 'content/posts/2024-03-04-dated/index.md').metadata).toMatchObject({
      title: 'Dated',
      date: '2024-03-04',
    });
  });

  it('has the slug its address ends in', () => {
    const slug = (
      config: string,
      front = 'title: "A: new #1 & *only* - one"\ndate: 2024-05-06',
      path?: string,
    ) => read(`---\n${front}\n---\n`, config, path).metadata.slug;
    const pattern = (text: string) => `[permalinks]\nPosts = "${text}"\n`;
    expect(slug('')).toBe('my_first-post');
    expect(slug('', 'title: A', 'content/posts/Upper Case & Ünï.md')).toBe('upper-case-ünï');
    expect(slug('disablePathToLower = true\n')).toBe('My_first-post');
    expect(slug(pattern('/:year/:month/:title/'))).toBe('a-new-#1-only-one');
    expect(slug(pattern('/:title/'), 'title: "Don\'t 50% + C/C++ “q”…"')).toBe('dont-50--c/c-q');
    expect(slug(pattern('/:title/'), 'title: "日本語 テスト! a+b ~x @y"')).toBe('日本語-テスト-a-b-~x-@y');
    expect(slug('', 'title: A', 'content/posts/C++ a@b~c.md')).toBe('c++-a@b~c');
    expect(slug('[permalinks.page]\nposts = "/:slug"\n')).toBe('a-new-#1-only-one');
    expect(slug(pattern('/:year-:month-:day/'))).toBe('2024-05-06');
    expect(slug(pattern('/blog/:contentbasename/'))).toBe('my_first-post');
    expect(slug(pattern('/:title/'), 'title: A\nslug: s')).toBe('s');
    expect(slug(pattern('/:title/'), 'title: A\nslug: s\nurl: /x/u/')).toBe('u');
    expect(slug(pattern('/:title/'), 'draft: true')).toBe('my_first-post');
    expect(slug(pattern('/:sections[last]/'))).toBe('my_first-post');
    expect(slug(pattern('/:title/'), 'title: T', 'content/posts/_index.md')).toBe('posts');
    expect(slug(pattern('/:title/'), 'title: T', 'content/constructor/My.md')).toBe('my');
  });

  it('takes its name from the folder of a bundle or section', () => {
    expect(read('', '', 'content/posts/cat/index.md').metadata).toMatchObject({ title: 'Cat', slug: 'cat' });
    expect(read('', '', 'content/posts/_index.md').metadata).toMatchObject({ title: 'Posts', slug: 'posts' });
  });

  it('that is broken says so and keeps what it can', () => {
    const { metadata, error } = read('+++\ntitle = "A"\ndate = soon\n+++\n');
    expect(error).toMatch(/^line 3: /);
    expect(metadata).toMatchObject({ title: 'A', date: 'soon', instant: null });
  });
});

describe('the dialect', () => {
  it('is Goldmark, with the switches of the configuration', () => {
    expect(hugo.dialect(siteOf(''), 'content/a.md')).toMatchObject({
      smartPunctuation: true,
      bareLinks: true,
      footnotes: true,
      attributeLists: 'none',
      newlineIsBreak: false,
      generatorSyntax: 'hugo',
      rawHtml: false,
    });
    const goldmark =
      '[markup.goldmark.extensions]\nlinkify = false\nfootnote = false\n[markup.goldmark.extensions.typographer]\ndisable = true\n[markup.goldmark.parser.attribute]\nblock = true\n[markup.goldmark.renderer]\nhardWraps = true\nunsafe = true\n';
    expect(hugo.dialect(siteOf(goldmark), 'content/a.md')).toMatchObject({
      smartPunctuation: false,
      bareLinks: false,
      footnotes: false,
      attributeLists: 'python-markdown',
      newlineIsBreak: true,
      rawHtml: true,
    });
  });
});

describe('a link to an image', () => {
  const site = siteOf('baseURL = "https://x.org/blog/"\n', { 'static/img/a.png': '' });

  it.each([
    ['x.png', 'content/posts/a/x.png'],
    ['./sub/x%20y.png', 'content/posts/a/sub/x y.png'],
    ['../x.png', 'content/posts/x.png'],
    ['/img/x.png', 'static/img/x.png'],
    ['/blog/img/x.png?v=1', 'static/img/x.png'],
    ['/../x.png', undefined],
    ['../../../../x.png', undefined],
    ['{{< ref "x" >}}', undefined],
    ['https://x.org/blog/x.png', undefined],
    ['', undefined],
    ['/', undefined],
  ])('%s is %s', (url, path) => {
    expect(hugo.resolveAsset(site, url, 'content/posts/a/index.md')).toBe(path);
  });

  it('is written so that it is found again', () => {
    for (const [post, folder] of [
      ['content/posts/a/index.md', 'content/posts/a'],
      ['content/posts/a.md', 'static/img'],
    ] as const) {
      const place = hugo.imagePlace(site, post);
      expect(place.folder).toBe(folder);
      expect(hugo.resolveAsset(site, place.link('a b.png'), post)).toBe(`${folder}/a b.png`);
    }
  });
});
