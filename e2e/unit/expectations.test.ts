import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCommand } from '../../main/cli/list-command.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import { findSharedData } from '../support/shared-data.ts';

/** The tables that e2e/expectations/derive.py made of the blogs without our code: see the README there. */
const tables = new URL('../expectations/', import.meta.url);

/** The cell of a table for what the generator does not say: not compared. */
const open = '~';

const fields = ['kind', 'title', 'instant', 'draft', 'tags', 'lang', 'slug'] as const;
type Field = (typeof fields)[number];

/** A row of a table or of the list, as the cells of a table. */
type Row = Readonly<Record<Field, string>>;

interface Difference {
  readonly field: Field | 'missing' | 'extra' | 'broken';
  readonly text: string;
}

function readTable(blog: string): { readonly generator: string; readonly rows: ReadonlyMap<string, Row> } {
  const [comment = '', head = '', ...lines] = readFileSync(new URL(`${blog}.tsv`, tables), 'utf8').split(
    '\n',
  );
  const columns = head.split('\t');
  const rows = new Map<string, Row>();
  for (const line of lines.filter(text => text !== '')) {
    const cells = line.split('\t');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    const row = Object.fromEntries(fields.map(field => [field, cell(field)]));
    rows.set(cell('path'), row as Record<Field, string>);
  }
  return { generator: comment.replace('# generator: ', ''), rows };
}

const asRow = (entry: PostEntry): Row => ({
  kind: entry.kind,
  title: entry.title,
  instant: entry.instant ?? '',
  draft: entry.draft ? 'draft' : '',
  tags: entry.tags.join('|'),
  lang: entry.lang,
  slug: entry.slug,
});

/** Whether a field is what the table asks for; what the generator does not say may be anything but empty. */
function agrees(wanted: string, found: string): boolean {
  return wanted === open ? found !== '' : wanted === found;
}

function compare(rows: ReadonlyMap<string, Row>, entries: readonly PostEntry[]): readonly Difference[] {
  const differences: Difference[] = [];
  const listed = new Map(entries.map(entry => [entry.path, entry]));
  for (const [path, wanted] of rows) {
    const entry = listed.get(path);
    if (entry === undefined) {
      differences.push({ field: 'missing', text: path });
      continue;
    }
    if (entry.state === 'broken')
      differences.push({ field: 'broken', text: `${path}: ${entry.error ?? ''}` });
    const found = asRow(entry);
    for (const field of fields.filter(name => !agrees(wanted[name], found[name])))
      differences.push({ field, text: `${path}: wanted “${wanted[field]}”, listed “${found[field]}”` });
  }
  const extra = entries.filter(({ path }) => !rows.has(path));
  return [...differences, ...extra.map(({ path }) => ({ field: 'extra' as const, text: path }))];
}

/** How many differences each field has, and the first ten. */
function describeDifferences(differences: readonly Difference[]): string {
  const counts = new Map<string, number>();
  for (const { field } of differences) counts.set(field, (counts.get(field) ?? 0) + 1);
  const summary = [...counts].map(([field, count]) => `${field} ${count}`).join(', ');
  const first = differences.slice(0, 10).map(({ field, text }) => `${field} of ${text}`);
  return differences.length === 0 ? 'no differences' : [summary, ...first].join('\n');
}

/** What `leysin list --json` prints. */
interface Listed {
  readonly generator: string;
  readonly root: string;
  readonly posts: readonly PostEntry[];
}

let home = '';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'leysin-expectations-'));
});

afterAll(() => rm(home, { recursive: true, force: true }));

/** Runs the command in this process. */
async function list(folder: string): Promise<Listed> {
  const lines: string[] = [];
  const exitCode = await listCommand.run(
    [folder],
    { json: true },
    {
      cwd: home,
      env: { LEYSIN_HOME: home },
      programRoot: fileURLToPath(new URL('../..', import.meta.url)),
      out: line => lines.push(line),
      say: () => undefined,
    },
  );
  expect(exitCode).toBe(0);
  return JSON.parse(lines.join('\n')) as Listed;
}

/** The fields of a post in the public surface, in alphabetical order; a broken one also has `error`. */
const surface = [
  ...['categories', 'comments', 'date', 'draft', 'instant', 'kind', 'lang', 'path', 'slug', 'state', 'tags'],
  ...['title', 'translations'],
];

const blogs = readdirSync(tables)
  .filter(name => name.endsWith('.tsv'))
  .map(name => name.replace(/\.tsv$/, ''));

it('there are tables of nine blogs', () => expect(blogs).toHaveLength(9));

describe.each(blogs)('the list of %s', blog => {
  const { generator, rows } = readTable(blog);
  const root = findSharedData(`blogs/${blog}`) ?? '';

  it.skipIf(root === '')(
    `is what ${generator} makes of it (shared/blogs/${blog}, e2e/expectations/${blog}.tsv)`,
    async () => {
      const listed = await list(root);
      expect([listed.generator, listed.root]).toEqual([generator, realpathSync(root)]);
      for (const entry of listed.posts) expect(Object.keys(entry).sort()).toEqual(surface);
      expect(describeDifferences(compare(rows, listed.posts))).toBe('no differences');
    },
  );

  it('has a table of instants, kinds and paths that can be read', () => {
    expect(rows.size).toBeGreaterThan(60);
    for (const [path, { kind, instant }] of rows) {
      expect(path).toMatch(/^[^/].*\.\w+$/);
      expect(kind).toMatch(/^(post|page)$/);
      expect(instant && new Date(instant).toISOString()).toBe(instant);
    }
  });
});

describe('the comparison', () => {
  const entry: PostEntry = {
    path: 'posts/a.md',
    kind: 'post',
    title: 'A',
    date: '2024-01-02',
    instant: '2024-01-02T00:00:00.000Z',
    draft: false,
    tags: ['x', 'y'],
    categories: [],
    slug: 'a',
    lang: 'en',
    translations: [],
    comments: 0,
    state: 'ok',
  };
  const rows = new Map([[entry.path, asRow(entry)]]);
  const differences = (...entries: readonly PostEntry[]) => describeDifferences(compare(rows, entries));

  it('finds nothing where all is equal or open', () => {
    expect(differences(entry)).toBe('no differences');
    const anything = new Map([[entry.path, { ...asRow(entry), title: open, slug: open, lang: open }]]);
    expect(compare(anything, [{ ...entry, title: 'B', slug: 'b', lang: 'sv' }])).toEqual([]);
    for (const field of ['title', 'slug', 'lang'])
      expect(compare(anything, [{ ...entry, [field]: '' }])).toHaveLength(1);
  });

  it('counts by field what differs, is missing, too much or broken', () => {
    expect(differences({ ...entry, instant: null, tags: ['y', 'x'] })).toMatch(/^instant 1, tags 1\n/);
    expect(differences()).toBe('missing 1\nmissing of posts/a.md');
    expect(differences(entry, { ...entry, path: 'b.md' })).toBe('extra 1\nextra of b.md');
    expect(differences({ ...entry, state: 'broken', error: 'line 1' })).toMatch(/^broken 1\n/);
  });
});
