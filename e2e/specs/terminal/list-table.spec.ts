import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { runLeysin } from '../../support/leysin-process.ts';
import { findSharedData } from '../../support/shared-data.ts';

/** A row as the files themselves give it, read here by rules of this spec alone. */
interface Row {
  readonly path: string;
  readonly kind: 'post' | 'page';
  readonly title: string;
  readonly date: string;
  readonly slug: string;
  readonly tags: readonly string[];
  readonly comments: number;
}

const filesBelow = (root: string, folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => `${join(entry.parentPath, entry.name).slice(root.length + 1)}`)
    .sort();

/** The value of a line `.. key: value`, or of `key: value` in a text that begins with `---`, before the first empty line of the text, wherever the block stands. */
function nikolaValue(text: string, key: string): string {
  if (text.startsWith('---\n')) return yamlValue(text, key);
  const line = text.split('\n').find(candidate => candidate.startsWith(`.. ${key}:`));
  return (line ?? '').slice(`.. ${key}:`.length).trim();
}

/** The blog's `POSTS` and `PAGES` take these endings; a name that begins with a dot is no source of Nikola's. */
function nikolaTable(root: string): readonly Row[] {
  const files = [...filesBelow(root, 'posts'), ...filesBelow(root, 'pages')];
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const metaOf = (path: string) => path.replace(/\.[^.]+$/, '.meta');
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const answers = files
    .filter(path => nameOf(path).startsWith('.') && path.endsWith('.meta'))
    .map(path => nikolaValue(read(path), 'in-reply-to'));
  return files
    .filter(path => /\.(?:rst|md|html|txt)$/.test(path) && !nameOf(path).startsWith('.'))
    .map(path => {
      const text = read(files.includes(metaOf(path)) ? metaOf(path) : path);
      const id = nikolaValue(text, 'id');
      return {
        path,
        kind: path.startsWith('posts/') ? 'post' : 'page',
        title: nikolaValue(text, 'title'),
        date: nikolaValue(text, 'date'),
        slug: nikolaValue(text, 'slug') || nameOf(path).replace(/\.[^.]+$/, ''),
        tags: nikolaValue(text, 'tags')
          .split(',')
          .map(tag => tag.trim())
          .filter(Boolean),
        comments: answers.filter(answer => id !== '' && answer === id).length,
      };
    });
}

/** A scalar of the block between the first two `---` lines; the blog uses plain and quoted ones only. */
function yamlValue(text: string, key: string): string {
  const block = text.split('\n---')[0] ?? '';
  const value = new RegExp(`^${key}:[ \\t]*(.*)$`, 'm').exec(block)?.[1]?.trim() ?? '';
  if (value.startsWith("'")) return value.slice(1, -1).replaceAll("''", "'");
  return value.startsWith('"') ? value.slice(1, -1).replaceAll('\\"', '"') : value;
}

function jekyllPosts(root: string): readonly Row[] {
  return filesBelow(root, '_posts').map(path => {
    const [, day = '', slug = ''] = /(\d{4}-\d\d-\d\d)-(.*)\.[^.]+$/.exec(path) ?? [];
    const text = readFileSync(join(root, path), 'utf8');
    const tags = yamlValue(text, 'tags')
      .replace(/^\[|\]$/g, '')
      .split(/[\s,]+/)
      .filter(Boolean);
    return {
      path,
      kind: 'post',
      title: yamlValue(text, 'title'),
      date: yamlValue(text, 'date') || day,
      slug,
      tags,
      comments: 0,
    };
  });
}

const fieldsOf = ({ path, kind, title, date, slug, tags, comments }: Row): Row => ({
  path,
  kind,
  title,
  date,
  slug,
  tags,
  comments,
});

interface Listed extends Row {
  readonly draft: boolean;
  readonly instant: string | null;
  readonly state: string;
}

/** The dates these blogs have; the one of Jekyll 3.9.3 has its year twice, which Ruby passes over. */
const datePattern =
  /^\d{4}-\d\d-\d\d(?: \d?\d:\d\d(?::\d\d)?(?:(?: 2023)? ?[+-]\d{4}|Z| UTC(?:[+-]\d\d:\d\d)?)?)?$/;

const byPath = (one: Row, other: Row) => (one.path < other.path ? -1 : 1);

for (const { name, generator, posts, pages, tableOf } of [
  { name: 'pypy.org', generator: 'nikola', posts: 263, pages: 12, tableOf: nikolaTable },
  { name: 'jekyllrb.com', generator: 'jekyll', posts: 102, pages: null, tableOf: jekyllPosts },
]) {
  const source = findSharedData(`blogs/${name}`);

  test.describe(`the list of ${name}`, () => {
    test.skip(!source, 'needs ../shared/blogs');

    test('is what the files say', async ({ desk }) => {
      const root = join(desk.place, 'blog');
      cpSync(source ?? '', root, { recursive: true, filter: path => !path.endsWith('/images') });
      const env = { ...process.env, LEYSIN_HOME: join(desk.place, 'home') };
      const { code, stdout } = runLeysin(env, desk.place, 'list', root, '--json');
      expect(code).toBe(0);
      const answer = JSON.parse(stdout) as {
        generator: string;
        root: string;
        posts: Listed[];
      };
      expect([answer.generator, answer.root]).toEqual([generator, root]);
      const listed = answer.posts.filter(({ kind }) => pages !== null || kind === 'post');
      const table = tableOf(root);
      expect(table.filter(({ kind }) => kind === 'post')).toHaveLength(posts);
      expect(table.filter(({ kind }) => kind === 'page')).toHaveLength(pages ?? 0);
      expect([...listed].sort(byPath).map(fieldsOf)).toEqual([...table].sort(byPath));
      for (const { path, draft, state, instant, date } of listed) {
        expect([path, draft, state]).toEqual([path, false, 'ok']);
        expect(instant === null, `${path}: ${date}`).toBe(!datePattern.test(date));
        // The written day and that of the moment differ by the zone at most.
        const noon = Date.parse(`${date.slice(0, 10)}T12:00:00Z`);
        if (instant !== null) expect(Math.abs(Date.parse(instant) - noon), path).toBeLessThan(36 * 3_600_000);
      }
      const moments = listed.filter(({ kind }) => kind === 'post').map(({ instant }) => instant ?? '');
      expect(moments).toEqual([...moments].sort().reverse());
    });
  });
}
