import { describe, expect, it } from 'vitest';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { pelican } from './pelican.ts';

function siteOf(conf: string) {
  const site = pelican.recognise(
    folderOfFiles({ 'pelicanconf.py': `SITENAME = 'Blog'\nPATH = 'content'\n${conf}` }),
  );
  if (site === undefined) throw new Error('not recognised');
  return site;
}

describe('metadata', () => {
  const read = (text: string, path = 'content/a-b.md', conf = '') =>
    pelican.readMetadata(siteOf(conf), { path, text }).metadata;

  it('is read alike from key-value lines, the fenced form, reST and HTML', () => {
    const wanted = {
      title: 'T: a & b',
      date: '2020-01-01 10:00',
      instant: '2020-01-01T10:00:00.000Z',
      draft: false,
      tags: ['a', 'b c'],
      categories: ['d'],
      slug: 's',
      lang: 'de',
      description: 'One',
      author: 'Ann',
    };
    const lines =
      'TITLE: T: a & b\ndate: 2020-01-01 10:00\nTags: a, b c,, a\nCategory: d\nslug: s\nLang: de\nsummary: One\nAuthor: Ann\n';
    expect(read(`${lines}\nText`)).toEqual(wanted);
    expect(read(`---\n${lines}---\nText`)).toEqual(wanted);
    const fields = lines.replace(/^(\w+):/gm, ':$1:');
    expect(read(`T: a & b\n########\n\n${fields}\nText`, 'content/a.rst')).toEqual(wanted);
    const meta = lines.replace(/^(\w+): (.*)$/gm, '<meta name="$1" content="$2">');
    expect(read(`<html><head>${meta}</head><body>Text`, 'content/a.html')).toEqual(wanted);
  });

  it('is no YAML between dashes, unless a plug-in reads it', () => {
    const text = '---\ntitle: A: b\ntags: [a, b]\n---\nText';
    expect(read(text)).toMatchObject({ title: 'A: b', tags: ['[a', 'b]'] });
    const yaml = '---\ntitle: "A: b"\ntags: [a, b]\n---\n';
    expect(read(yaml, 'content/a.md', "PLUGINS = ['yaml_metadata']\n")).toMatchObject({
      title: 'A: b',
      tags: ['a', 'b'],
    });
  });

  it('takes the first of several values, but all lines of a summary', () => {
    const text = 'Title: A\nTags: a\n    b\nTAGS: c\nSlug: s\nslug: t\nSummary: One\n    two\n';
    expect(read(text)).toMatchObject({ tags: ['a'], slug: 's', description: 'One\ntwo' });
  });

  it('has tags between semicolons when there is one', () => {
    expect(read('Tags: a, b; c\n').tags).toEqual(['a, b', 'c']);
    expect(read('<head><meta name="keywords" content="x, y"></head>', 'content/a.html').tags).toEqual([
      'x',
      'y',
    ]);
    expect(read('Authors: Ann; Bob\n').author).toBe('Ann, Bob');
  });

  it.each([
    ['draft', true],
    ['Draft', true],
    ['skip', true],
    ['hidden', false],
    ['published', false],
    ['', false],
  ])('with the status "%s" is a draft: %s', (status, isDraft) => {
    expect(read(`Status: ${status}\n`).draft).toBe(isDraft);
  });

  it('has a date in the name when it has none, and a default for the rest', () => {
    expect(read('Title: A\n', 'content/2020-02-03-a.md')).toMatchObject({
      date: '2020-02-03',
      instant: '2020-02-03T00:00:00.000Z',
    });
    expect(read('Date: \n', 'content/2020-02-03-a.md').date).toBe('2020-02-03');
    const conf =
      "TIMEZONE = 'Asia/Tokyo'\nFILENAME_METADATA = r'(?P<date>\\d{4}-\\d{2}-\\d{2})_(?P<slug>.*)'\nPATH_METADATA = r'(?P<category>[^/]+)/.*'\n" +
      "DEFAULT_METADATA = {'status': 'draft', 'Lang': 'ja', 'tags': ['x', 'y']}\nAUTHOR = 'Ann'\nDEFAULT_DATE = (2012, 3, 2, 14, 1)\n";
    expect(read('Title: A\n', 'content/news/old/2020-02-03_my-slug.md', conf)).toEqual({
      title: 'A',
      date: '2020-02-03',
      instant: '2020-02-02T15:00:00.000Z',
      draft: true,
      tags: ['x', 'y'],
      categories: ['news'],
      slug: 'my-slug',
      lang: 'ja',
      description: '',
      author: 'Ann',
    });
    expect(read('Status: published\n', 'content/a.md', conf)).toMatchObject({
      draft: false,
      date: '2012-03-02 14:01:00',
    });
  });

  it('that is missing leaves title and slug to the name', () => {
    expect(read('Words\n')).toMatchObject({ title: 'A B', slug: 'a-b', date: '', instant: null });
  });

  it('takes the category from the folder, unless told otherwise', () => {
    const of = (text: string, path: string, conf = '') => read(text, path, conf).categories;
    expect(of('', 'content/a.md')).toEqual(['misc']);
    expect(of('', 'content/x/y/a.md')).toEqual(['y']);
    expect(of('Category: z\n', 'content/x/a.md')).toEqual(['z']);
    expect(of('', 'content/x/a.md', "USE_FOLDER_AS_CATEGORY = False\nDEFAULT_CATEGORY = 'd'\n")).toEqual([
      'd',
    ]);
    expect(of('', 'content/pages/a.md')).toEqual([]);
  });

  it('begins with the body where the block ends', () => {
    const text = '\ufeffTitle: A\r\n\r\nText';
    const block = pelican.metadataInText(siteOf(''), { path: 'content/a.md', text });
    expect(text.slice(block?.to)).toBe('Text');
  });
});

describe('a slug', () => {
  const slug = (title: string, conf = '') =>
    pelican.readMetadata(siteOf(conf), { path: 'content/file-name.md', text: `Title: ${title}\n` }).metadata
      .slug;

  it.each([
    ['Hello, World!', 'hello-world'],
    ['  Ünï  Case – 2010–2012 ', 'uni-case-2010-2012'],
    ['Straße & Łódź', 'strasse-lodz'],
    ["What's <em>new</em>?", 'whats-new'],
    ['snake_case - dashed', 'snake_case-dashed'],
    ['Fish &amp; chips \u20ac5 <b', 'fish-chips-eur5-b'],
    ['中文 题目', '中文-题目'],
    ['Щи да каша, объём', 'shchi-da-kasha-obiom'],
    ['Огляд стає', 'ogliad-staie'],
    ['Ένα Ψωμί', 'ena-psomi'],
    ['!!!', 'file-name'],
  ])('of %s is %s', (title, expected) => {
    expect(slug(title)).toBe(expected);
  });

  it('follows the settings that are plain data', () => {
    expect(slug('Ünï Case', 'SLUGIFY_USE_UNICODE = True\nSLUGIFY_PRESERVE_CASE = True\n')).toBe('Ünï-Case');
    expect(slug('A title', "SLUGIFY_SOURCE = 'basename'\n")).toBe('file-name');
    const own = (extra: string) =>
      `SLUG_REGEX_SUBSTITUTIONS = [(r'C\\+\\+', 'cpp'), ${extra} (r'[^\\w\\s-]', ''), (r'(?u)\\A\\s*', ''), (r'(?u)\\s*\\Z', ''), (r'[-\\s]+', '-')]\n`;
    expect(slug('Why C++ & c++?', own(''))).toBe('why-cpp-cpp');
    expect(slug('Why C++?', own("(r'(a+)+$', 'x'),"))).toBe('why-cpp');
  });
});
