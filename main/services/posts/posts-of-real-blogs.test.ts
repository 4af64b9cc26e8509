import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import type { PostEntry } from '../../../shared/model/post.ts';
import { openBlog } from '../blog/open-blog.ts';
import { createPostIndex } from './post-index.ts';

async function indexOf(root: string) {
  return createPostIndex(await openBlog(root, { isSample: false, isTrusted: false }));
}

async function list(root: string): Promise<readonly PostEntry[]> {
  return (await indexOf(root)).list();
}

/** What the test itself reads out of a blog, by rules that are not the program's. */
interface Expected {
  readonly path: string;
  readonly title: string;
  readonly date: string;
  readonly instant: string | null;
  readonly draft: boolean;
}

const bare = ({ path, title, date, instant, draft }: PostEntry): Expected => ({
  path,
  title,
  date,
  instant,
  draft,
});

const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);

function filesBelow(root: string, top: string): string[] {
  return (readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }) as string[])
    .map(path => `${top}/${path.replaceAll('\\', '/')}`)
    .filter(path => /\.\w+$/.test(path));
}

function unquote(text: string): string {
  const quoted = /^(['"])(.*)\1$/.exec(text);
  return quoted?.[1] === "'" ? (quoted[2] ?? '').replaceAll("''", "'") : (quoted?.[2] ?? text);
}

const pypy = findSharedData('blogs/pypy.org');

describe.skipIf(pypy === undefined)('the posts of pypy.org (shared/blogs/pypy.org)', () => {
  const root = pypy ?? '';

  function expected(top: string): Expected[] {
    const posts = filesBelow(root, top).filter(path => /\/[^./][^/]*\.(txt|rst|md|html)$/.test(path));
    return posts.map(path => {
      const beside = filesBelow(root, dirname(path)).find(other => other === path.replace(/\w+$/, 'meta'));
      const lines = readFileSync(join(root, beside ?? path), 'utf8')
        .split(/\r?\n/)
        .slice(0, 20);
      const value = (key: string) => {
        const line = lines.find(text => text.startsWith(`.. ${key}:`) || text.startsWith(`${key}: `));
        return line === undefined ? '' : line.slice(line.indexOf(':') + 1).trim();
      };
      const date = value('date');
      const instant = date && new Date(/UTC|Z$/.test(date) ? date : `${date} UTC`).toISOString();
      return {
        path,
        title: value('title'),
        date,
        instant: instant || null,
        draft: value('status') === 'draft',
      };
    });
  }

  it('lists 263 posts and 12 pages with the titles, dates and drafts that stand in the files', async () => {
    const entries = await list(root);
    const posts = entries.filter(({ kind }) => kind === 'post');
    const pages = entries.filter(({ kind }) => kind === 'page');
    expect([posts.length, pages.length]).toEqual([263, 12]);
    expect(posts.map(bare).sort(byPath)).toEqual(expected('posts').sort(byPath));
    expect(pages.map(bare).sort(byPath)).toEqual(expected('pages').sort(byPath));
    expect(entries.filter(({ state }) => state === 'broken')).toEqual([]);
  });

  it('counts every comment of the sample once, below its post', async () => {
    const entries = await list(root);
    const comments = filesBelow(root, 'posts').filter(path => /\/\.[^/]*-comment-\d+\.html$/.test(path));
    expect(comments.length).toBeGreaterThan(1000);
    expect(entries.reduce((sum, entry) => sum + entry.comments, 0)).toBe(comments.length);
  });

  it('is the newest first, and opens the blog from a folder deep inside', async () => {
    const entries = await list(join(root, 'posts/2020/03'));
    const instants = entries.map(({ instant }) => instant ?? '');
    expect(instants).toEqual([...instants].sort().reverse());
    expect(entries[0]?.path).toBe('posts/2026/07/moving-linux-builds-to-glibc228.md');
  });
});

const jekyllrb = findSharedData('blogs/jekyllrb.com');

describe.skipIf(jekyllrb === undefined)('the posts of jekyllrb.com (shared/blogs/jekyllrb.com)', () => {
  const root = jekyllrb ?? '';

  /** The beginning of the day in Los Angeles, by hand, for the posts without a date key. */
  const midnights: Readonly<Record<string, string>> = {
    '2014-05-06': '2014-05-06T07:00:00.000Z',
    '2016-03-10': '2016-03-10T08:00:00.000Z',
    '2020-08-05': '2020-08-05T07:00:00.000Z',
  };

  function expected(path: string): Expected {
    const [, block = ''] = readFileSync(join(root, path), 'utf8').split(/^---$/m);
    const value = (key: string) => unquote(new RegExp(`^${key}:(.*)$`, 'm').exec(block)?.[1]?.trim() ?? '');
    const day = path.slice('_posts/'.length, '_posts/2020-01-01'.length);
    const date = value('date');
    // One post has its year twice; Ruby reads as far as it can, in the blog's zone.
    const readable = date.replace(' 2023 -0800', ' -0800');
    const instant = date === '' ? midnights[day] : new Date(readable).toISOString();
    return { path, title: value('title'), date: date || day, instant: instant ?? null, draft: false };
  }

  it('lists 102 posts with the titles and dates that stand in the files or their names', async () => {
    const entries = await list(root);
    const posts = entries.filter(({ kind }) => kind === 'post');
    expect(posts).toHaveLength(102);
    const wanted = filesBelow(root, '_posts').map(expected);
    expect(posts.map(bare).sort(byPath)).toEqual(wanted.sort(byPath));
  });

  it('takes the documents of collections that are put out for pages, and no README', async () => {
    const pages = (await list(root)).filter(({ kind }) => kind === 'page').map(({ path }) => path);
    expect(pages).toContain('pages/team.md');
    expect(pages).toContain('_tutorials/csv-to-table.md');
    expect(pages.filter(path => /readme|license/i.test(path))).toEqual([]);
  });
});
