import { describe, expect, it } from 'vitest';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { nikola } from './nikola.ts';

function siteOf(conf: string, folder = '') {
  const path = `${folder}conf.py`;
  const site = nikola.recognise(
    folderOfFiles({
      [path]: `COMPILERS = {"rest": (".rst", ".txt"), "markdown": [".md"], "html": ".html"}\n${conf}`,
    }),
  );
  if (site === undefined) throw new Error('not recognised');
  return site;
}

const posts =
  'POSTS = (("posts/*.md", "blog", "x"), ("posts/*.html", "blog", "x"), ("news/[0-9]*.rst", "", "x"))\nPAGES = (("pages/*.md", "", "x"),)\n';

describe('conf.py', () => {
  it('names the blog, its languages and its zone', () => {
    const site = siteOf(
      `BLOG_TITLE = {"sv": "Blogg", "en": "Blog"}\nDEFAULT_LANG = "sv"\nTRANSLATIONS = {DEFAULT_LANG: "", "en": "./en"}\nTIMEZONE = "Europe/Stockholm"\n${posts}`,
    );
    expect(site).toMatchObject({
      title: 'Blogg',
      defaultLang: 'sv',
      languages: ['sv', 'en'],
      timeZone: 'Europe/Stockholm',
    });
  });

  it('that computes its posts and names no real zone gives the defaults', () => {
    const site = siteOf('POSTS = make_posts()\nTIMEZONE = "Mars/Base"\n', 'site/');
    expect(site).toMatchObject({
      root: 'site',
      timeZone: 'UTC',
      imageFolder: 'site/images',
      defaultLang: 'en',
    });
    expect(nikola.classify(site, 'site/posts/2020/a.rst')).toBe('post');
    expect(nikola.classify(site, 'posts/a.rst')).toBeUndefined();
  });
});

describe('a file', () => {
  const site = siteOf(`${posts}TRANSLATIONS = {"en": "", "pt_br": ""}\n`);

  it.each([
    ['posts/a.md', 'post'],
    ['posts/2020/03/a.md', 'post'],
    ['news/2020.rst', 'post'],
    ['pages/a.md', 'page'],
    ['posts/a.pt_br.md', 'post'],
    ['news/a.rst', undefined],
    ['posts/a.meta', undefined],
    ['posts/.a.md', undefined],
    ['posts/.hidden/a.md', undefined],
    ['posts/a.rst', undefined],
    ['other/a.md', undefined],
    ['a.md', undefined],
  ])('%s is %s', (path, kind) => {
    expect(nikola.classify(site, path)).toBe(kind);
  });

  it('has the format of its compiler, in every language', () => {
    expect(nikola.format(site, 'posts/a.pt_br.md')).toBe('markdown');
    expect(nikola.format(site, 'posts/a.html')).toBe('html');
    expect(nikola.format(site, 'news/1.rst')).toBe('rest');
    expect(nikola.format(site, 'news/1.ipynb')).toBe('text');
  });

  it('in the old pattern of translations is found as well', () => {
    const old = siteOf(
      `${posts}TRANSLATIONS = {"en": "", "sv": ""}\nTRANSLATIONS_PATTERN = "{path}.{ext}.{lang}"\n`,
    );
    expect(nikola.classify(old, 'posts/a.md.sv')).toBe('post');
    expect(nikola.format(old, 'posts/a.md.sv')).toBe('markdown');
    expect(nikola.readMetadata(old, { path: 'posts/a.md.sv', text: '' }).metadata).toMatchObject({
      lang: 'sv',
      slug: 'a',
    });
  });

  it('has its sidecar beside it, a translation that of its language', () => {
    expect(nikola.sidecarOf(site, 'posts/a.html')).toBe('posts/a.meta');
    expect(nikola.sidecarOf(site, 'news/1.rst')).toBe('news/1.meta');
    expect(nikola.sidecarOf(site, 'posts/a.pt_br.md')).toBe('posts/a.pt_br.meta');
    const old = siteOf(
      `${posts}TRANSLATIONS = {"en": "", "sv": ""}\nTRANSLATIONS_PATTERN = "{path}.{ext}.{lang}"\n`,
    );
    expect(nikola.sidecarOf(old, 'posts/a.md.sv')).toBe('posts/a.meta.sv');
    expect(nikola.sidecarOf(old, 'posts/a.md')).toBe('posts/a.meta');
    expect(nikola.classify(old, 'posts/a.meta.sv')).toBeUndefined();
  });
});

describe('metadata', () => {
  const site = siteOf(posts);
  const read = (text: string, sidecarText?: string) =>
    nikola.readMetadata(
      site,
      sidecarText === undefined
        ? { path: 'posts/a-b.md', text }
        : { path: 'posts/a-b.md', text, sidecarText },
    );

  it('is read from a comment, bare lines, YAML and a sidecar alike', () => {
    const lines =
      '.. title: T\n.. slug: s\n.. date: 2020-01-01 UTC\n.. tags: a, b,,\n.. category: c/d\n.. author: Ann\n.. description: D';
    const yaml =
      '---\ntitle: T\nslug: s\ndate: 2020-01-01 UTC\ntags: [a, b]\ncategory: c/d\nauthor: Ann\ndescription: D\n---\n';
    const wanted = {
      title: 'T',
      slug: 's',
      date: '2020-01-01 UTC',
      instant: '2020-01-01T00:00:00.000Z',
      draft: false,
      tags: ['a', 'b'],
      categories: ['c/d'],
      lang: 'en',
      description: 'D',
      author: 'Ann',
    };
    expect(read(`<!--\n${lines}\n-->\n`).metadata).toEqual(wanted);
    expect(read(`${lines}\n\nText`).metadata).toEqual(wanted);
    expect(read(yaml).metadata).toEqual(wanted);
    expect(read('<p>', `${lines}\n`).metadata).toEqual(wanted);
  });

  it('of a sidecar hides what looks like metadata in the text', () => {
    const source = { path: 'posts/a.md', text: '.. title: Text\n\nx', sidecarText: '.. title: Sidecar\n' };
    expect(nikola.readMetadata(site, source).metadata.title).toBe('Sidecar');
    expect(nikola.metadataInText(site, source)).toBeUndefined();
    expect(nikola.metadataInText(site, { ...source, sidecarText: ' \n' })?.to).toBe(source.text.length - 1);
  });

  it('that is missing leaves title and slug to the name', () => {
    expect(read('Text').metadata).toMatchObject({ title: 'A B', slug: 'a-b', date: '', instant: null });
  });

  it('makes a draft by status or by the old tag', () => {
    expect(read('.. status: draft\n\n').metadata.draft).toBe(true);
    expect(read('.. tags: x, draft\n\n').metadata).toMatchObject({ draft: true, tags: ['x'] });
    expect(read('.. status: published\n.. tags: drafts\n\n').metadata.draft).toBe(false);
  });
});

describe('a link to an image', () => {
  const site = siteOf(
    `${posts}IMAGE_FOLDERS = {"pictures": "images", "photos": "images/photos"}\nFILES_FOLDERS = {"files": ""}\n`,
  );
  const resolve = (url: string) => nikola.resolveAsset(site, url, 'posts/2020/a.md');

  it.each([
    ['/images/a%20b.png?x#y', 'pictures/a b.png'],
    ['/images/photos/c.png', 'photos/c.png'],
    ['/other/c.png', 'files/other/c.png'],
    ['../../images/c.png', 'pictures/c.png'],
    ['c.png', 'posts/2020/c.png'],
    ['/images/100%.png', 'pictures/100%.png'],
  ])('%s is %s', (url, path) => {
    expect(resolve(url)).toBe(path);
  });

  it.each([
    '',
    '#top',
    'https://x.org/a.png',
    '//x.org/a.png',
    'data:image/png,x',
    'javascript:x',
    '/../../etc/passwd',
    '../../../../x',
    '/images/..%2f..%2f..%2fx',
    '..\\x',
    '/a%00.png',
    '\\\\host\\x',
  ])('%j is none', url => {
    expect(resolve(url)).toBeUndefined();
  });

  it('is written the way the blog reaches its image folder', () => {
    const { folder, link } = nikola.imagePlace(site, 'posts/a.md');
    expect([folder, link('a (1).png')]).toEqual(['pictures', '/images/a%20%281%29.png']);
    expect(resolve(link('a (1).png'))).toBe('pictures/a (1).png');
  });
});

describe('comment files', () => {
  const site = siteOf(posts);

  it('belong to the post with their slug, with or without the number of an import', () => {
    const paths = [
      'posts/.a-comment-1.html',
      'posts/.a-comment-1.meta',
      'posts/.a-10-comment-2.html',
      'other/.a-comment-3.html',
      'posts/.a-comment-x.html',
    ];
    const of = (path: string) => nikola.commentFiles(site, path, paths);
    expect(of('posts/a.html')).toEqual([
      { body: 'posts/.a-comment-1.html', metadata: 'posts/.a-comment-1.meta' },
    ]);
    expect(of('posts/a-764567777353955897.html')).toHaveLength(1);
    expect(of('posts/a-10.html')).toEqual([{ body: 'posts/.a-10-comment-2.html' }]);
    expect(of('posts/b.html')).toEqual([]);
  });
});
