import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { nikola } from './nikola.ts';

function siteOf(conf = '') {
  const site = nikola.recognise(
    folderOfFiles({
      'conf.py': `COMPILERS = {"rest": [".rst"], "markdown": [".md"], "html": [".html"]}\nPOSTS = (("posts/*.md", "", "x"), ("posts/*.rst", "", "x"), ("posts/*.html", "", "x"))\n${conf}`,
    }),
  );
  if (site === undefined) throw new Error('not recognised');
  return site;
}

const read = (path: string, text: string, conf = '', sidecarText?: string) =>
  nikola.readMetadata(siteOf(conf), sidecarText === undefined ? { path, text } : { path, text, sidecarText });

const bodyOf = (path: string, text: string, conf = '') =>
  text.slice(nikola.metadataInText(siteOf(conf), { path, text })?.to ?? 0);

const wanted = {
  title: 'T',
  slug: 's',
  date: '2020-01-01 UTC',
  tags: ['a', 'b'],
  draft: true,
  description: 'D',
};

describe("metadata in forms that are not Nikola's own", () => {
  it('are read from the head of HTML', () => {
    const text =
      '<html><head><title>T</title><meta name="Slug" content="s"><meta name="keywords" content="a, b">' +
      '<meta name="date" content="2020-01-01 UTC"><meta name="status" content="draft"><meta name="description" content="D"></head>\n<body>\nText</body>';
    expect(read('posts/a.html', text).metadata).toMatchObject(wanted);
    expect(bodyOf('posts/a.html', text)).toBe('Text</body>');
    expect(read('posts/a.html', text, '', '.. title: Sidecar\n').metadata).toMatchObject({
      title: 'Sidecar',
      slug: 'a',
      tags: [],
    });
  });

  it('are read from the fields of reST where conf.py says so', () => {
    const text =
      'T\n=\n\n:Slug: s\n:date: 2020-01-01 UTC\n:tags: a,\n   b\n:status: draft\n:summary: D\n\nText\n';
    const conf =
      'USE_REST_DOCINFO_METADATA = True\nMETADATA_MAPPING = {"rest_docinfo": {"summary": "description"}}\n';
    expect(read('posts/a.rst', text, conf).metadata).toMatchObject(wanted);
    expect(bodyOf('posts/a.rst', text, conf)).toBe('Text\n');
    expect(read('posts/a.rst', text).metadata).toMatchObject({ title: 'A', date: '' });
    expect(bodyOf('posts/a.rst', text)).toBe(text);
  });

  it('are read from key-value lines of Markdown where conf.py loads the extension', () => {
    const text =
      'Title: T\nSLUG: s\ndate: 2020-01-01 UTC\ntags: a\n    b\nstatus: draft\ndescription: D\n\nText';
    for (const name of ['meta', 'markdown.extensions.meta']) {
      const conf = `MARKDOWN_EXTENSIONS = ["markdown.extensions.extra", "${name}"]\n`;
      expect(read('posts/a.md', text, conf).metadata).toMatchObject(wanted);
      expect(bodyOf('posts/a.md', text, conf)).toBe('Text');
    }
    expect(read('posts/a.md', text).metadata.title).toBe('A');
    expect(read('posts/a.md', text, 'MARKDOWN_EXTENSIONS = ["metadata"]\n').metadata.title).toBe('A');
  });

  it('are read from YAML in one file and in a sidecar, in every markup', () => {
    const yaml =
      '---\ntitle: T\nslug: s\ndate: 2020-01-01 UTC\ntags: [a, b]\nstatus: draft\nsummary: D\n---\n';
    const conf = 'METADATA_MAPPING = {"yaml": {"summary": "description"}}\n';
    for (const path of ['posts/a.md', 'posts/a.rst', 'posts/a.html']) {
      expect(read(path, `${yaml}\nText`, conf).metadata).toMatchObject(wanted);
      expect(read(path, 'Text', conf, yaml).metadata).toMatchObject(wanted);
      expect(bodyOf(path, `${yaml}Text`, conf)).toBe('Text');
    }
  });

  it('are those of METADATA_MAPPING before its own names', () => {
    const conf =
      'MARKDOWN_EXTENSIONS = ["meta"]\nMETADATA_MAPPING = {"yaml": {"headline": "title"}, "markdown_metadata": {"headline": "title", "when": "date"}}\n';
    expect(read('posts/a.md', '---\nheadline: H\ntitle: T\n---\n', conf).metadata.title).toBe('H');
    expect(
      read('posts/a.md', 'title: T\nHeadline: H\nwhen: 2020-01-02\n\nText', conf).metadata,
    ).toMatchObject({
      title: 'H',
      date: '2020-01-02',
    });
    expect(read('posts/a.md', '<!--\n.. headline: H\n-->\n', conf).metadata.title).toBe('A');
  });

  it('are read from TOML in one file and in a sidecar, in every markup', () => {
    const toml =
      '+++\ntitle = "T"\nslug = "s"\ndate = "2020-01-01 UTC"\ntags = ["a", "b"]\nstatus = "draft"\nsummary = "D"\n+++\n';
    const conf = 'METADATA_MAPPING = {"toml": {"summary": "description"}}\n';
    for (const path of ['posts/a.md', 'posts/a.rst', 'posts/a.html']) {
      expect(read(path, `${toml}\nText`, conf).metadata).toMatchObject(wanted);
      expect(read(path, 'Text', conf, toml).metadata).toMatchObject(wanted);
      expect(bodyOf(path, `${toml}Text`, conf)).toBe('Text');
    }
    expect(read('posts/a.md', '+++\ntitle = \n+++\n').error).toMatch(/^line 2: /);
  });

  it('are joined where a key of key-value lines occurs again', () => {
    const text = 'Tags: a\nTitle: T\ntags: b\n\nText';
    const conf = 'MARKDOWN_EXTENSIONS = ["meta"]\n';
    expect(read('posts/a.md', text, conf).metadata).toMatchObject({ title: 'T', tags: ['a', 'b'] });
  });

  it('are read from the name by FILE_METADATA_REGEXP, where a post says nothing itself', () => {
    const conf =
      "FILE_METADATA_REGEXP = r'posts/(?P<date>\\d{4}-\\d{2}-\\d{2})-(?P<slug>[^-]+)-(?P<title>.*)\\.md'\n";
    const path = 'posts/2020-01-01-s-my-title.md';
    expect(read(path, 'Text', conf).metadata).toMatchObject({
      date: '2020-01-01',
      slug: 's',
      title: 'My Title',
    });
    expect(read(path, '.. title: Own\n\nText', conf).metadata).toMatchObject({ title: 'Own', date: '' });
    expect(read(path, 'Text', "FILE_METADATA_REGEXP = r'(.*)*x'\n").metadata.title).toBe(
      '2020 01 01 S My Title',
    );
  });

  it('count less than its own, which may follow other lines of the first paragraph', () => {
    const text = '.. -*- coding: utf-8 -*-\n.. meta::\n.. title: T\n.. slug: s\n\n.. title: no\n';
    expect(read('posts/a.rst', text, 'USE_REST_DOCINFO_METADATA = True\n').metadata).toMatchObject({
      title: 'T',
      slug: 's',
    });
    const html = '<html><head><title>no</title></head>\n<!--\n.. title: T\n.. slug: s\n-->\n\n<p>Text';
    expect(read('posts/a.html', html).metadata).toMatchObject({ title: 'T', slug: 's' });
    expect(bodyOf('posts/a.html', html)).toBe('<p>Text');
    expect(bodyOf('posts/a.rst', 'Words\n.. note: no\n\nText')).toBe('Words\n.. note: no\n\nText');
  });
});

describe('a new post', () => {
  it('has the names its neighbours have by METADATA_MAPPING', () => {
    const conf =
      'METADATA_MAPPING = {"yaml": {"headline": "title", "published_at": "date", "state": "status", "labels": "tags"}}\n';
    const text =
      '---\nheadline: H\nslug: h\npublished_at: 2020-01-02 03:04\nstate: published\nlabels: [x]\n---\n';
    const made = nikola.newPost(siteOf(conf), {
      title: 'New',
      slug: 'new',
      lang: 'en',
      draft: true,
      instant: '2024-05-06T07:08:09.000Z',
      neighbours: [{ path: 'posts/a.md', text }],
    });
    const [first] = made.files;
    expect(first?.text).toBe(
      '---\nheadline: New\nslug: new\npublished_at: 2024-05-06 07:08\nstate: draft\nlabels:\n---\n\n',
    );
    expect(read('posts/new.md', first?.text ?? '', conf).metadata).toMatchObject({
      title: 'New',
      draft: true,
      tags: [],
    });
  });

  const request = {
    title: 'A: b',
    slug: 'a-b',
    lang: 'en',
    draft: true,
    instant: '2026-01-02T10:00:00.000Z',
  };

  it('has key-value lines where its neighbours have them or METADATA_FORMAT says so', () => {
    const neighbour = { path: 'posts/old.md', text: 'title: Old\ndate: 2025-01-01 10:00\ntags: x\n\nText' };
    const meta = 'MARKDOWN_EXTENSIONS = ["markdown.extensions.meta"]\n';
    const made = nikola.newPost(siteOf(meta), { ...request, neighbours: [neighbour] });
    expect(made.files).toEqual([
      {
        path: 'posts/a-b.md',
        text: 'title: A: b\ndate: 2026-01-02 10:00\ntags: \nslug: a-b\nstatus: draft\n\n',
      },
    ]);
    const first = nikola.newPost(siteOf(`METADATA_FORMAT = "Pelican"\n${meta}`), {
      ...request,
      neighbours: [],
    });
    const text = first.files[0]?.text ?? '';
    expect(text).toMatch(/^title: A: b\nslug: a-b\n/);
    expect(read(first.path, text, meta).metadata).toMatchObject({ title: 'A: b', slug: 'a-b', draft: true });
  });

  it('has TOML where its neighbours have it or METADATA_FORMAT says so', () => {
    const made = (date: string) =>
      nikola.newPost(siteOf(), {
        ...request,
        draft: false,
        neighbours: [
          { path: 'posts/old.md', text: `+++\ntitle = 'Old'\ndate = ${date}\ntags = ["x"]\n+++\n` },
        ],
      }).files;
    expect(made('2025-01-01T10:00:00Z')).toEqual([
      {
        path: 'posts/a-b.md',
        text: '+++\ntitle = \'A: b\'\ndate = 2026-01-02T10:00:00Z\ntags = []\nslug = "a-b"\n+++\n\n',
      },
    ]);
    expect(made('"2025-01-01 10:00"')[0]?.text).toContain('date = "2026-01-02 10:00"\n');
    const first = nikola.newPost(siteOf('METADATA_FORMAT = "TOML"\n'), { ...request, neighbours: [] });
    const text = first.files[0]?.text ?? '';
    expect(text).toMatch(/^\+\+\+\ntitle = "A: b"\nslug = "a-b"\n/);
    expect(read(first.path, text).metadata).toMatchObject({ title: 'A: b', slug: 'a-b', draft: true });
  });
});

const pypy = findSharedData('blogs/pypy.org');

describe.skipIf(pypy === undefined)('the blog pypy.org (shared/blogs/pypy.org)', () => {
  const root = pypy ?? '';
  const names = root === '' ? [] : readdirSync(root, { recursive: true, encoding: 'utf8' });
  const paths = names.map(path => String(path).replaceAll('\\', '/')).filter(path => /\.\w+$/.test(path));
  const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

  it('has 275 posts and pages, each with a title of its own and none broken', () => {
    const site = nikola.recognise({ paths, text: textOf });
    if (site === undefined) throw new Error('not recognised');
    const taken = paths.filter(path => nikola.classify(site, path) !== undefined);
    expect(taken).toHaveLength(275);
    for (const path of taken) {
      const sidecar = nikola.sidecarOf(site, path) ?? '';
      const sidecarText = paths.includes(sidecar) ? { sidecarText: textOf(sidecar) } : {};
      const source = { path, text: textOf(path), ...sidecarText };
      const { metadata, error } = nikola.readMetadata(site, source);
      expect([path, error]).toEqual([path, undefined]);
      expect(sidecarText.sidecarText ?? source.text).toContain(metadata.title);
      if (nikola.classify(site, path) === 'post')
        expect([path, metadata.instant]).toEqual([path, expect.any(String)]);
    }
  });
});
