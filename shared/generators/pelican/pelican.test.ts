import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { pelican } from './pelican.ts';

function siteOf(conf = '', files: Readonly<Record<string, string>> = {}, root = '') {
  const site = pelican.recognise(
    folderOfFiles({ [`${root}pelicanconf.py`]: `SITENAME = 'Blog'\nPATH = 'content'\n${conf}`, ...files }),
  );
  if (site === undefined) throw new Error('not recognised');
  return site;
}

describe('the settings', () => {
  it('name the blog, its language, zone and folders', () => {
    const site = siteOf(
      "TIMEZONE = 'Europe/Paris'\nDEFAULT_LANG = 'fr'\nI18N_SUBSITES = {'en': {}}\n",
      {},
      'a/b/c/',
    );
    expect(site).toMatchObject({
      root: 'a/b/c',
      title: 'Blog',
      timeZone: 'Europe/Paris',
      defaultLang: 'fr',
      languages: ['fr', 'en'],
      imageFolder: 'a/b/c/content/images',
      postPatterns: ['a/b/c/content'],
      pagePatterns: ['a/b/c/content/pages'],
    });
  });

  it('say less of languages than the posts do', () => {
    const posts = {
      'content/a.md': 'Title: A\nLang: fr\n',
      'content/b-de.rst': 'B\n=\n\n:lang: de\n',
      'content/c.html': '<head>\n<meta name="lang" content="pt-br">',
      'content/d.md': 'Title: D\n\nLanguage: it\n',
      'other/e.md': 'Lang: es\n',
    };
    expect(siteOf('', posts).languages).toEqual(['en', 'de', 'fr', 'pt-br']);
  });

  it('may have another name, when they hold SITENAME and PATH', () => {
    const recognise = (files: Readonly<Record<string, string>>) =>
      pelican.recognise(folderOfFiles(files))?.root;
    expect(recognise({ 'site/settings.py': 'SITENAME = "x"\nPATH = "c"\n' })).toBe('site');
    expect(recognise({ 'site/settings.py': 'SITENAME = "x"\n' })).toBeUndefined();
    expect(recognise({ 'publishconf.py': 'SITENAME = "x"\nPATH = "c"\n' })).toBeUndefined();
    expect(recognise({ 'a/b/c/d/pelicanconf.py': '' })).toBeUndefined();
    expect(recognise({ 'a/pelicanconf.py': '', 'blog.py': 'SITENAME = 1\nPATH = 2\n' })).toBe('');
  });

  it('that are computed, odd or lead out of the blog give defaults', () => {
    const content = (conf: string, path = 'content/a.md') =>
      pelican.recognise(folderOfFiles({ 'pelicanconf.py': conf, [path]: '' }))?.options.content;
    expect(content('')).toBe('content');
    expect(content('PATH = os.path.join(HERE, "x")\n')).toBe('content');
    expect(content('PATH = "../../etc"\n')).toBe('content');
    expect(content('PATH = "/etc"\n')).toBe('content');
    expect(content('', 'posts/a.md')).toBe('');
    expect(content('PATH = "./src/"\n')).toBe('src');
    const odd = siteOf(
      "TIMEZONE = 'Mars'\nARTICLE_PATHS = {}\nDEFAULT_METADATA = ('a', 1)\nREADERS = 3\nDEFAULT_DATE = ()\n",
    );
    expect(odd.timeZone).toBe('UTC');
    expect(pelican.readMetadata(odd, { path: 'content/a.md', text: '' }).metadata.title).toBe('A');
  });
});

describe('a file', () => {
  const site = siteOf(
    "OUTPUT_PATH = 'content/out'\nARTICLE_EXCLUDES = ['attic']\nREADERS = {'html': None}\n",
  );

  it.each([
    ['content/a.md', 'post'],
    ['content/2020/a.markdown', 'post'],
    ['content/a.rst', 'post'],
    ['content/pages/about.md', 'page'],
    ['content/pages/sub/b.mkd', 'page'],
    ['content/attic/a.md', undefined],
    ['content/a.html', undefined],
    ['content/out/a.md', undefined],
    ['content/.drafts/a.md', undefined],
    ['content/images/a.png', undefined],
    ['pages/a.md', undefined],
    ['README.md', undefined],
  ])('%s is %s', (path, kind) => {
    expect(pelican.classify(site, path)).toBe(kind);
  });

  it('may lie in folders of its own', () => {
    const own = siteOf("ARTICLE_PATHS = ['blog', 'pages/news']\nPAGE_PATHS = ['', 'blog/about.md']\n");
    expect(pelican.classify(own, 'content/blog/a.md')).toBe('post');
    expect(pelican.classify(own, 'content/blog/about.md')).toBe('page');
    expect(pelican.classify(own, 'content/pages/news/a.md')).toBe('post');
    expect(pelican.classify(own, 'content/a.md')).toBe('page');
    const old = siteOf("ARTICLE_DIR = 'posts'\nPAGE_DIR = 'p'\n");
    expect(pelican.classify(old, 'content/posts/a.md')).toBe('post');
    expect(pelican.classify(old, 'content/p/a.md')).toBe('page');
    expect(pelican.classify(old, 'content/pages/a.md')).toBeUndefined();
  });

  it('that says nothing of itself is a post only where posts are texts', () => {
    const accepts = (path: string, text: string) => pelican.accepts?.(siteOf(), { path, text });
    expect(accepts('content/a.md', 'Words')).toBe(true);
    expect(accepts('content/a.html', '<p>verification')).toBe(false);
    expect(accepts('content/a.html', '<head><title>A</title></head>')).toBe(true);
    expect(accepts('content/images/credits.md', 'Words')).toBe(false);
    expect(accepts('content/images/trip.md', 'Title: Trip\n')).toBe(true);
    expect(accepts('content/README.md', '# Readme')).toBe(false);
  });
});

describe('translations', () => {
  it('have the same slug and another language', () => {
    const site = siteOf();
    const entryOf = (path: string, slug: string, lang: string, kind: 'post' | 'page' = 'post') => ({
      path,
      kind,
      slug,
      lang,
      title: '',
      date: '',
      instant: null,
      draft: false,
      tags: [],
      categories: [],
      translations: [],
      comments: 0,
      state: 'ok' as const,
    });
    const one = entryOf('content/one.md', 'one', 'en');
    const entries = [
      one,
      entryOf('content/un.md', 'one', 'fr'),
      entryOf('content/copy.md', 'one', 'EN'),
      entryOf('content/pages/eins.md', 'one', 'de', 'page'),
      entryOf('content/two.md', 'two', 'fr'),
    ];
    expect(pelican.translationsOf(site, one, entries)).toEqual(['content/un.md']);
  });
});

describe('a link', () => {
  const site = siteOf("STATIC_PATHS = ['images', 'extra/robots.txt']\n");
  const resolve = (url: string) => pelican.resolveAsset(site, url, 'content/2020/a.md');

  it.each([
    ['{static}/images/a%20b.png?x#y', 'content/images/a b.png'],
    ['%7Bstatic%7D/images/a.png', 'content/images/a.png'],
    ['{static}../images/a.png', 'content/images/a.png'],
    ['{attach}a.png', 'content/2020/a.png'],
    ['{filename}/images/a.png', 'content/images/a.png'],
    ['|filename|a.png', 'content/2020/a.png'],
    ['/images/a.png', 'content/images/a.png'],
    ['images/a.png', 'content/images/a.png'],
    ['a.png', 'content/2020/a.png'],
  ])('%s is %s', (url, path) => {
    expect(resolve(url)).toBe(path);
  });

  it.each([
    '',
    '{tag}x',
    '{category}/images/a.png',
    '{static}',
    '{static}/',
    '{static}/../pelicanconf.py',
    '{static}../../../x',
    '{static}/..%2f..%2fx',
    '/../../etc/passwd',
    'https://x.org/a.png',
    '//x.org/a.png',
    'javascript:x',
  ])('%j is none', url => {
    expect(resolve(url)).toBeUndefined();
  });

  it.each([
    ['![](https://x.org/a.png)', '{static}/images/a%20%281%29.png'],
    ['![]({static}/images/a.png)', '{static}/images/a%20%281%29.png'],
    ['![]({filename}/images/a.png)', '{filename}/images/a%20%281%29.png'],
    ['![](|filename|/images/a.png)', '|filename|/images/a%20%281%29.png'],
    ['![](/images/a.png)', '/images/a%20%281%29.png'],
  ])('where posts have %s is written %s', (text, link) => {
    const place = pelican.imagePlace(siteOf('', { 'content/a.md': text }), 'content/a.md');
    expect([place.folder, place.link('a (1).png')]).toEqual(['content/images', link]);
    expect(pelican.resolveAsset(site, link, 'content/2020/a.md')).toBe('content/images/a (1).png');
  });
});

describe('the Markdown', () => {
  const dialect = (conf: string, text = '') =>
    pelican.dialect(siteOf(conf, { 'content/a.md': text }), 'content/a.md');

  it('is plain Python-Markdown', () => {
    expect(dialect('')).toMatchObject({
      name: 'python-markdown',
      smartPunctuation: false,
      newlineIsBreak: false,
      strikethrough: false,
      taskLists: false,
      bareLinks: false,
      generatorSyntax: 'none',
      nestedListIndent: 4,
    });
  });

  it('has the extensions the settings name, and Liquid where posts hold it', () => {
    const conf =
      "TYPOGRIFY = True\nMARKDOWN = {'extension_configs': {'markdown.extensions.nl2br': {}, 'pymdownx.tilde': {}}, 'extensions': ['pymdownx.tasklist']}\n";
    expect(dialect(conf, '{% img /images/a.png %}')).toMatchObject({
      smartPunctuation: true,
      newlineIsBreak: true,
      strikethrough: true,
      taskLists: true,
      generatorSyntax: 'liquid',
    });
  });
});

const jakevdp = findSharedData('blogs/jakevdp.github.io');

describe.skipIf(jakevdp === undefined)('the blog jakevdp.github.io (shared/blogs/jakevdp.github.io)', () => {
  const root = jakevdp ?? '';
  const names = root === '' ? [] : readdirSync(root, { recursive: true, encoding: 'utf8' });
  const paths = names.map(path => String(path).replaceAll('\\', '/'));
  const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
  const site = pelican.recognise({ paths, text: path => (/\.\w+$/.test(path) ? textOf(path) : undefined) });

  it('has 66 articles and a page with the titles, instants, slugs and tags that stand in them', () => {
    if (site === undefined) throw new Error('not recognised');
    expect(site).toMatchObject({ title: 'Pythonic Perambulations', timeZone: 'America/Los_Angeles' });
    const taken = paths.filter(path => pelican.classify(site, path) !== undefined);
    expect(taken.filter(path => pelican.classify(site, path) === 'page')).toEqual(['content/pages/about.md']);
    expect(taken).toHaveLength(67);
    for (const path of taken) {
      const lines = textOf(path).split('\n').slice(0, 6);
      const value = (key: string) =>
        lines
          .find(line => line.toLowerCase().startsWith(`${key}:`))
          ?.slice(key.length + 1)
          .trim() ?? '';
      const { metadata, error } = pelican.readMetadata(site, { path, text: textOf(path) });
      expect(error).toBeUndefined();
      expect([metadata.title, metadata.date, metadata.slug]).toEqual([
        value('title'),
        value('date'),
        value('slug'),
      ]);
      expect(metadata.tags).toEqual(
        value('tags')
          .split(',')
          .map(tag => tag.trim())
          .filter(tag => tag !== ''),
      );
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone: 'America/Los_Angeles',
        dateStyle: 'short',
        timeStyle: 'short',
      });
      if (metadata.instant === null) expect(path).toBe('content/pages/about.md');
      else expect(shown.format(new Date(metadata.instant))).toBe(value('date').replace(/ (\d):/, ' 0$1:'));
      expect(metadata.draft).toBe(false);
    }
  });

  it('holds Liquid tags in its Markdown', () => {
    expect(site && pelican.dialect(site, 'content/x.md').generatorSyntax).toBe('liquid');
  });
});
