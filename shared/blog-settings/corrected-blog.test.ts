import { describe, expect, it } from 'vitest';
import { findGenerator } from '../generators/all-generators.ts';
import type { NewPostRequest } from '../generators/generator.ts';
import { folderOfFiles } from '../generators/paths/folder-view.test-support.ts';
import type { BlogCorrections } from '../model/blog-settings.ts';
import type { PostEntry } from '../model/post.ts';
import { findByAddress } from './post-address.ts';
import { possibleStyles } from './sample-post.ts';
import { settleSite } from './settle-site.ts';
import { trySettings } from './try-settings.ts';

const jekyll = {
  '_config.yml': 'title: A\npermalink: /:year/:title/\n',
  '_posts/2024-01-02-a.md': '---\nlayout: post\ntitle: A\n---\n',
  '_drafts/b.md': '---\ntitle: B\n---\n',
  'writing/c.md': '---\ntitle: C\n---\n',
  'about.md': '---\ntitle: About\n---\n',
};

const hugo = {
  'hugo.toml': "baseURL = 'https://x.example/'\n",
  'content/posts/a.md': '---\ntitle: A\ndate: 2024-01-02\n---\n',
  'content/notes/_index.md': '---\ntitle: Notes\n---\n',
  'content/notes/deep/b.md': '---\ntitle: B\ndate: 2024-01-03\n---\n',
  'static/pictures/x.png': '',
};

const nikola = {
  'conf.py': 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\nCOMPILERS = {"markdown": [".md"]}\n',
  'posts/a.md': '<!--\n.. title: A\n.. date: 2024-01-02\n-->\n',
  'essays/b.md': '<!--\n.. title: B\n.. date: 2024-01-02\n-->\n',
};

const plainNotes = { 'a.md': '# A\n', 'notes/b.md': '# B\n', 'blog/c.md': '# C\n', 'media/x.png': '' };

function correct(files: Readonly<Record<string, string>>, corrections: BlogCorrections) {
  const folder = folderOfFiles(files);
  const { site, problems } = settleSite(folder, { corrections, problems: [] });
  const generator = findGenerator(site.generator);
  return {
    folder,
    site,
    problems,
    generator,
    posts: folder.paths.filter(path => generator.classify(site, path) === 'post'),
    neighbour: (path: keyof typeof files) => ({ path: String(path), text: files[path] ?? '' }),
    create: (change: Partial<NewPostRequest> = {}) =>
      generator.newPost(site, {
        title: 'New',
        slug: 'new',
        lang: site.defaultLang,
        draft: false,
        instant: '2026-11-23T08:00:00.000Z',
        neighbours: [],
        ...change,
      }),
  };
}

describe('folders of posts', () => {
  it('take the place of those that were inferred, in every generator', () => {
    expect(correct(plainNotes, {}).posts).toEqual(['a.md', 'blog/c.md', 'notes/b.md']);
    expect(correct(plainNotes, { postFolders: ['blog'] }).posts).toEqual(['blog/c.md']);
    expect(correct(jekyll, {}).posts).toEqual(['_drafts/b.md', '_posts/2024-01-02-a.md']);
    expect(correct(jekyll, { postFolders: ['writing'] }).posts).toEqual(['_drafts/b.md', 'writing/c.md']);
    expect(correct(hugo, { postFolders: ['content/notes'] }).posts).toEqual(['content/notes/deep/b.md']);
    expect(correct(nikola, { postFolders: ['essays'] }).posts).toEqual(['essays/b.md']);
  });

  it('leave pages pages, and what was a post elsewhere no longer is one', () => {
    const { generator, site } = correct(jekyll, { postFolders: ['writing'] });
    expect(generator.classify(site, 'about.md')).toBe('page');
    expect(generator.classify(site, '_posts/2024-01-02-a.md')).toBeUndefined();
    expect(generator.classify(site, 'writing/README.md')).not.toBe('post');
    expect(generator.classify(site, 'writing/.hidden/x.md')).toBeUndefined();
    expect(generator.classify(site, 'writing-elsewhere/x.md')).not.toBe('post');
  });

  it('get the new posts', () => {
    expect(correct(plainNotes, { postFolders: ['blog'] }).create().path).toBe('blog/new.md');
    expect(correct(jekyll, { postFolders: ['writing'] }).create().path).toBe('writing/2026-11-23-new.md');
    expect(correct(hugo, { postFolders: ['content/notes'] }).create().path).toBe('content/notes/new.md');
    expect(correct(nikola, { postFolders: ['essays'] }).create().path).toBe('essays/new.md');
    const blog = correct(hugo, { postFolders: ['content/notes'] });
    expect(blog.create({ neighbours: [blog.neighbour('content/notes/deep/b.md')] }).path).toBe(
      'content/notes/deep/new.md',
    );
  });
});

describe('a folder of drafts', () => {
  it('makes drafts of what lies in it, and gets new ones', () => {
    const { generator, site, posts, create } = correct(plainNotes, { draftsFolder: 'notes' });
    expect(posts).toContain('notes/b.md');
    const read = (path: string) => generator.readMetadata(site, { path, text: '# B\n' }).metadata.draft;
    expect([read('notes/b.md'), read('blog/c.md')]).toEqual([true, false]);
    expect(create({ draft: true }).path).toBe('notes/new.md');
    expect(create().path).toBe('new.md');
  });
});

describe('the name of new posts', () => {
  it('is made of its words', () => {
    const newPostName = 'blog/{year}/{month}/{day}-{slug}/index.md';
    expect(correct(plainNotes, { newPostName }).create().path).toBe('blog/2026/11/23-new/index.md');
  });

  it('follows the time zone and the language', () => {
    const blog = correct(plainNotes, {
      newPostName: '{lang}/{day}-{slug}.md',
      timeZone: 'Pacific/Kiritimati',
      languages: ['de', 'en'],
    });
    expect(blog.site.defaultLang).toBe('de');
    expect(blog.create({ lang: 'en', instant: '2026-11-23T20:00:00.000Z' }).path).toBe('en/24-new.md');
  });

  it('moves the file of the metadata along', () => {
    const blog = correct({ ...nikola, 'posts/s.md': 'Text\n' }, { newPostName: 'posts/{year}/{slug}.md' });
    const sidecarText = '.. title: S\n.. slug: s\n.. date: 2024-01-02\n';
    const made = blog.create({ neighbours: [{ path: 'posts/s.md', text: 'Text\n', sidecarText }] });
    expect(made.files.map(({ path }) => path)).toEqual(['posts/2026/new.md', 'posts/2026/new.meta']);
  });
});

describe('the dialect of new posts', () => {
  it('is the one asked for where the generator reads it', () => {
    const blog = correct(hugo, { newPostMetadata: 'toml' });
    expect(blog.create({ neighbours: [blog.neighbour('content/posts/a.md')] }).files[0]?.text).toMatch(
      /^\+\+\+\n[\s\S]*title = "New"/,
    );
    const json = correct(hugo, { newPostMetadata: 'json' });
    expect(JSON.parse(json.create().files[0]?.text ?? '')).toMatchObject({ title: 'New' });
  });

  it('is offered only where a new post really gets it', () => {
    const styles = (files: Readonly<Record<string, string>>) =>
      possibleStyles(correct(files, {}).site, [], '2026-11-23T08:00:00.000Z');
    expect(styles(hugo)).toEqual(['yaml', 'toml', 'json']);
    expect(styles(jekyll)).toEqual(['yaml']);
    expect(styles(plainNotes)).toEqual(['yaml', 'none']);
    expect(styles(nikola)).toContain('nikola-comment');
  });
});

describe('the folder of images', () => {
  it.each([
    ['jekyll', jekyll, 'media/pictures', '_posts/2024-01-02-a.md'],
    ['hugo', hugo, 'static/pictures', 'content/posts/a.md'],
    ['a plain folder', plainNotes, 'media', 'notes/b.md'],
    ['nikola', nikola, 'images/2026', 'posts/a.md'],
  ] as const)('of %s is linked so that the preview finds the picture', (_, files, imagesFolder, post) => {
    const { generator, site } = correct(files, { imagesFolder });
    const { folder, link } = generator.imagePlace(site, post);
    expect(folder).toBe(imagesFolder);
    expect(generator.resolveAsset(site, link('x y.png'), post)).toBe(`${imagesFolder}/x y.png`);
  });
});

describe('generator and root', () => {
  it('are those the user says, where the files allow it', () => {
    const both = { ...jekyll, 'docs/hugo.toml': "baseURL = 'x'\n", 'docs/content/posts/a.md': '' };
    expect(correct(both, {}).site.generator).toBe('jekyll');
    expect(correct(both, { generator: 'hugo' }).site).toMatchObject({ generator: 'hugo', root: 'docs' });
    expect(correct(both, { siteRoot: 'docs' }).site).toMatchObject({ generator: 'hugo', root: 'docs' });
    expect(correct(both, { generator: 'plain' }).posts).toContain('writing/c.md');
  });

  it('are problems where they do not', () => {
    const { site, problems } = correct(jekyll, { generator: 'pelican', siteRoot: 'none' });
    expect(site.generator).toBe('jekyll');
    expect(problems.map(({ data }) => data)).toEqual([
      { key: 'siteRoot', reason: 'no-site-there' },
      { key: 'generator', reason: 'not-recognised' },
    ]);
  });
});

describe('the address of posts', () => {
  const entry = {
    path: '_posts/2024-01-02-a.md',
    kind: 'post',
    slug: 'a',
    instant: '2024-01-02T00:00:00.000Z',
    lang: 'en',
    categories: ['News'],
  } as unknown as PostEntry;
  const twin = { ...entry, path: '_posts/2023-01-02-a.md', instant: '2023-01-02T00:00:00.000Z' };

  it('is read from the configuration, and leads to the post', () => {
    const { site } = correct(jekyll, {});
    expect(site.options.postAddress).toBe('/{year}/{slug}/');
    expect(findByAddress(site, [entry, twin], '/2023/a/')).toBe(twin);
    expect(findByAddress(site, [entry, twin], '2024/A/index.html')).toBe(entry);
    expect(findByAddress(site, [entry, twin], '/2022/a/')).toBeUndefined();
  });

  it('has the folders below the content', () => {
    const { site } = correct(hugo, {});
    const deep = { ...entry, path: 'content/notes/2024/a/index.md' };
    expect(findByAddress(site, [entry, deep], '/notes/2024/a/')).toBe(deep);
    expect(findByAddress(site, [deep], '/notes/a/')).toBeUndefined();
    const post = { ...entry, path: 'posts/2024/a.md' };
    expect(findByAddress(correct(nikola, {}).site, [twin, post], '/posts/2024/a/')).toBe(post);
  });

  it('is the one the user says', () => {
    const { site } = correct(jekyll, { postAddress: '/blog/{category}/{name}.html' });
    expect(findByAddress(site, [entry, twin], '/blog/news/2023-01-02-a.html')).toBe(twin);
  });

  it.each([
    [hugo, '/{folders}/{slug}/'],
    [
      { 'config.toml': "base_url = 'x'\n", 'content/blog/a.md': '+++\ndate = 2024-01-02\n+++\n' },
      '/{folders}/{slug}/',
    ],
    [nikola, '/posts/{folders}/{slug}/'],
    [{ ...hugo, 'hugo.toml': "baseURL = 'x'\n[permalinks]\nposts = '/:year/:slug/'\n" }, '/{year}/{slug}/'],
    [
      { ...jekyll, '_config.yml': 'collections:\n  posts:\n    permalink: /news/:year/:title/\n' },
      '/news/{year}/{slug}/',
    ],
    [
      { ...jekyll, '_config.yml': 'defaults:\n- scope: {path: ""}\n  values: {permalink: /d/:title/}\n' },
      '/d/{slug}/',
    ],
    [plainNotes, undefined],
    [{ ...jekyll, '_config.yml': 'permalink: /:year/:title/:i_day/\n' }, undefined],
  ])('of %#', (files, address) => {
    expect(correct(files as Record<string, string>, {}).site.options.postAddress).toBe(address);
  });
});

describe('a trial', () => {
  const tryOn = (files: Readonly<Record<string, string>>, corrections: BlogCorrections) => {
    const { folder, site } = correct(files, {});
    const blog = { folder, site, entries: [], neighbours: [], instant: '2026-11-23T08:00:00.000Z' };
    return trySettings(blog, corrections);
  };

  it('says what would change', () => {
    expect(tryOn(plainNotes, { postFolders: ['blog'], imagesFolder: 'media' })).toEqual({
      posts: { before: 3, after: 1 },
      pages: { before: 0, after: 0 },
      newPost: 'blog/a-new-post.md',
      image: { path: 'media/picture.png', link: '../media/picture.png' },
      problems: [],
    });
  });

  it('finds what would not work', () => {
    const reasons = (corrections: BlogCorrections) =>
      tryOn(jekyll, corrections).problems.map(({ data }) => data.reason);
    expect(reasons({ newPostName: 'elsewhere/{slug}.md' })).toEqual(['not-listed']);
    expect(reasons({ newPostName: 'writing/{slug}.md', postFolders: ['writing'] })).toEqual([]);
    expect(reasons({ newPostMetadata: 'toml' })).toEqual(['style-not-read']);
    expect(reasons({ generator: 'zola' })).toEqual(['not-recognised']);
  });
});
