import { describe, expect, it } from 'vitest';
import { recogniseSite } from '../all-generators.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { hexo } from './hexo.ts';

const manifest = '{"hexo":{"version":""},"dependencies":{"hexo":"8"}}';

function siteOf(config: string, more: Readonly<Record<string, string>> = {}) {
  const site = hexo.recognise(folderOfFiles({ '_config.yml': config, 'package.json': manifest, ...more }));
  if (site === undefined) throw new Error('not recognised');
  return site;
}

describe('a folder', () => {
  const generatorOf = (files: Readonly<Record<string, string>>) =>
    recogniseSite(folderOfFiles(files)).generator;

  it('is a Hexo blog and no Jekyll one when package.json or the scaffolds say so', () => {
    const files = { '_config.yml': '', 'source/_posts/2014-03-12-a.md': '' };
    expect(generatorOf({ ...files, 'package.json': manifest })).toBe('hexo');
    expect(generatorOf({ ...files, 'package.json': '{"devDependencies":{"hexo":"8"}}' })).toBe('hexo');
    expect(generatorOf({ ...files, 'scaffolds/post.md': '' })).toBe('hexo');
    expect(generatorOf({ ...files, 'package.json': '{"keywords":["hexo"]}' })).toBe('jekyll');
    expect(generatorOf({ ...files, 'package.json': '{' })).toBe('jekyll');
  });

  it('can hold its site below', () => {
    const files = { 'apps/site/_config.yml': '', 'apps/site/package.json': manifest };
    expect(recogniseSite(folderOfFiles(files))).toMatchObject({
      generator: 'hexo',
      root: 'apps/site',
      options: { source: 'apps/site/source' },
    });
  });
});

describe('a file', () => {
  it.each([
    ['source/_posts/a.md', 'post'],
    ['source/_posts/2020/a.markdown', 'post'],
    ['source/_drafts/a.md', 'post'],
    ['source/about/index.md', 'page'],
    ['source/404.html', 'page'],
    ['source/_posts/_a.md', undefined],
    ['source/_posts/a/x.png', undefined],
    ['source/_data/a.md', undefined],
    ['source/.x/a.md', undefined],
    ['scaffolds/post.md', undefined],
    ['themes/x/README.md', undefined],
    ['README.md', undefined],
  ])('%s is %s', (path, kind) => {
    expect(hexo.classify(siteOf(''), path)).toBe(kind);
  });

  it('lies where source_dir says, never outside', () => {
    expect(hexo.classify(siteOf('source_dir: src/in'), 'src/in/_posts/a.md')).toBe('post');
    expect(hexo.classify(siteOf('source_dir: ../..'), 'source/_posts/a.md')).toBe('post');
  });
});

describe('metadata', () => {
  const dated = siteOf(
    'new_post_name: :year-:month-:day-:title.md\ntimezone: Asia/Tokyo\nlanguage: [en, zh-cn]\n',
  );
  const read = (path: string, text: string, site = dated) => hexo.readMetadata(site, { path, text });

  it('has the day of its name only where new_post_name says so', () => {
    expect(read('source/_posts/2020-01-02-a-b.md', 'title: X\n---\n').metadata).toMatchObject({
      title: 'X',
      date: '2020-01-02',
      instant: '2020-01-01T15:00:00.000Z',
      slug: 'a-b',
      lang: 'en',
    });
    expect(read('source/_posts/2020-01-02-a.md', '---\n---\n', siteOf('')).metadata).toMatchObject({
      date: '',
      instant: null,
      slug: '2020-01-02-a',
    });
    const unpadded = siteOf('new_post_name: :year/:i_month-:i_day-:title.md');
    expect(read('source/_posts/2020/1-2-a.md', '', unpadded).metadata).toMatchObject({
      date: '2020-1-2',
      slug: 'a',
    });
    expect(read('source/_posts/2020-01-02-a.md', '---\ndate: 2021/3/4 5:06\n---\n').metadata).toMatchObject({
      date: '2021/3/4 5:06',
      instant: '2021-03-03T20:06:00.000Z',
    });
  });

  it('needs no opening ---, and says where it is', () => {
    const text = '\ufefftitle: "A: b"\ntags:\n- c d\n------\n\nText\n\n---\n';
    const block = hexo.metadataInText(dated, { path: 'source/_posts/a.md', text });
    expect(text.slice(block?.to)).toBe('\nText\n\n---\n');
    expect(block?.fields.map(({ from, to }) => text.slice(from, to).trim())).toEqual(['"A: b"', '- c d']);
    expect(read('source/_posts/a.md', 'title: A: b\nx: y\n---\n').error).toMatch(/^line 1: /);
    for (const none of ['Note: this\n\nJust text.\n---\n', 'Text\n---\n', 'title: x\n', '- a\n---\n'])
      expect(hexo.metadataInText(dated, { path: 'source/_posts/a.md', text: none })).toBeUndefined();
  });

  it('can be JSON without braces that ;;; ends', () => {
    const text =
      '"title": "A",\n"date": "2020-01-02 03:04:05",\n"tags": ["a b", "c"],\n"categories": [["Sports", "MLB"], "Play"],\n"published": false\n;;;\n\nText\n';
    const { metadata, error } = read('source/_posts/a.md', text);
    expect(error).toBeUndefined();
    expect(metadata).toMatchObject({
      title: 'A',
      instant: '2020-01-01T18:04:05.000Z',
      tags: ['a b', 'c'],
      categories: ['Sports', 'MLB', 'Play'],
      draft: true,
    });
    const block = hexo.metadataInText(dated, { path: 'source/_posts/a.md', text });
    expect(text.slice(block?.to)).toBe('\nText\n');
    expect(read('source/_posts/a.md', '"title": x\n;;;\n').error).toMatch(/^line 1: /);
    for (const none of ['"A quotation" begins it.\n', '{"title": "A"}\n', 'Text\n;;;\n'])
      expect(hexo.metadataInText(dated, { path: 'source/_posts/a.md', text: none })).toBeUndefined();
  });

  it('has a text as one tag and categories in their order, ways through the tree too', () => {
    const front = (lines: string) => read('source/_posts/a.md', `---\n${lines}\n---\n`).metadata;
    expect(front('tags: a b\ncategories: [Sports, Baseball]')).toMatchObject({
      tags: ['a b'],
      categories: ['Sports', 'Baseball'],
    });
    expect(front('categories:\n- [Sports, Baseball]\n- [Sports, MLB]\n- Play').categories).toEqual([
      'Sports',
      'Baseball',
      'MLB',
      'Play',
    ]);
  });

  it('is a draft in _drafts or unpublished, never by draft: true', () => {
    expect(read('source/_drafts/a.md', '').metadata.draft).toBe(true);
    expect(read('source/_posts/a.md', '---\npublished: false\n---\n').metadata.draft).toBe(true);
    expect(read('source/_posts/a.md', '---\ndraft: true\nlayout: post\n---\n').metadata.draft).toBe(false);
  });

  it('has the language of its folder, and so its translations', () => {
    const site = siteOf('new_post_name: :lang/:title.md\nlanguage: en', {
      'source/_posts/en/a.md': '',
      'source/_posts/fr/a.md': '',
    });
    expect(site.languages).toEqual(['en', 'fr']);
    const entries = ['en/a', 'fr/a', 'fr/b'].map(name => {
      const path = `source/_posts/${name}.md`;
      const { metadata } = hexo.readMetadata(site, { path, text: '' });
      return { ...metadata, path, kind: 'post', translations: [], comments: 0, state: 'ok' } as const;
    });
    expect(entries.map(({ lang, slug }) => `${lang} ${slug}`)).toEqual(['en a', 'fr a', 'fr b']);
    expect(hexo.translationsOf(site, entries[0]!, entries)).toEqual(['source/_posts/fr/a.md']);
    expect(hexo.translationsOf(site, entries[2]!, entries)).toEqual([]);
  });
});

describe('an image', () => {
  const post = 'source/_posts/a b.md';

  it('is in source, or in the folder of its post', () => {
    const site = siteOf('root: /blog/', { 'source/img/x.png': '' });
    expect(hexo.resolveAsset(site, '/images/x.png', post)).toBe('source/images/x.png');
    expect(hexo.resolveAsset(site, '/blog/images/x.png', post)).toBe('source/images/x.png');
    expect(hexo.resolveAsset(site, '/../../x.png', post)).toBeUndefined();
    const place = hexo.imagePlace(site, post);
    expect([place.folder, place.link('c d.png')]).toEqual(['source/img', '/blog/img/c%20d.png']);
    const own = siteOf('post_asset_folder: true');
    for (const url of ['x.png', './x.png', 'a%20b/x.png', '{% asset_img x.png "A title" %}'])
      expect(hexo.resolveAsset(own, url, post)).toBe('source/_posts/a b/x.png');
    expect(hexo.resolveAsset(own, '../../../../x.png', post)).toBeUndefined();
    expect(hexo.imagePlace(own, post)).toMatchObject({ folder: 'source/_posts/a b' });
    expect(hexo.imagePlace(own, post).link('c d.png')).toBe('c%20d.png');
  });

  it('stands in marked with a break at every line end, unless that is off', () => {
    expect(hexo.dialect(siteOf(''), post)).toMatchObject({ newlineIsBreak: true, footnotes: false });
    expect(hexo.dialect(siteOf('marked: {breaks: false}'), post).newlineIsBreak).toBe(false);
  });
});

describe('a new post', () => {
  const request = {
    title: 'My: post',
    slug: 'my-post',
    lang: 'en',
    draft: false,
    instant: '2024-05-06T20:00:00.000Z',
  };
  const create = (config: string, more: Partial<Parameters<typeof hexo.newPost>[1]> = {}) =>
    hexo.newPost(siteOf(config), { ...request, neighbours: [], ...more });

  it('is named by new_post_name and begun like its neighbours', () => {
    const neighbours = [
      { path: 'source/_posts/2024-01-01-a.md', text: "title: 'A'\ntags:\n- x\n---\n\nText" },
    ];
    const config = 'new_post_name: :year-:month-:day-:title.md\ntimezone: Asia/Tokyo';
    const { path, files } = create(config, { neighbours });
    expect(path).toBe('source/_posts/2024-05-07-my-post.md');
    expect(files).toEqual([{ path, text: "title: 'My: post'\ntags:\n---\n\n" }]);
    expect(create(config, { neighbours, draft: true }).path).toBe('source/_drafts/my-post.md');
  });

  it('has a date where its name has none', () => {
    const { path, files } = create('');
    expect(path).toBe('source/_posts/my-post.md');
    expect(files[0]?.text).toBe('---\ntitle: "My: post"\ndate: 2024-05-06 20:00:00\n---\n\n');
    expect(create('new_post_name: ../:category/:title.md').path).toBe('source/_posts/my-post.md');
    expect(create('new_post_name: :lang/:title.md', { lang: 'fr' }).path).toBe('source/_posts/fr/my-post.md');
  });
});

it('hostile configuration gives defaults, soon', () => {
  const start = performance.now();
  const rule = `new_post_name: "${':a'.repeat(50)}:title.md"`;
  const site = siteOf(`${rule}\nsource_dir: [a]\nlanguage: {a: b}\ntimezone: Mars/X`);
  expect(site).toMatchObject({ timeZone: 'UTC', defaultLang: 'en', options: { source: 'source' } });
  const path = `source/_posts/${'a-'.repeat(2000)}.md`;
  expect(hexo.readMetadata(site, { path, text: '' }).metadata.date).toBe('');
  const two = siteOf('new_post_name: ":a-:title-x.md"');
  expect(hexo.readMetadata(two, { path, text: '' }).metadata.date).toBe('');
  expect(performance.now() - start).toBeLessThan(5000);
});
