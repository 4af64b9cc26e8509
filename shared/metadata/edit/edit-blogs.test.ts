import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { applyChanges } from '../../model/text-change.ts';
import { readJsonFrontMatter } from '../json-front-matter.ts';
import { readKeyValueLines } from '../key-value-lines.ts';
import { fieldOf, type MetadataBlock } from '../metadata-block.ts';
import { readSidecar } from '../sidecar.ts';
import { readTomlFrontMatter } from '../toml-front-matter.ts';
import { editDate } from './edit-date.ts';
import { isRefusal } from './edit-dialect.ts';
import { type ReadMetadata, readTop } from './edit-field.test-support.ts';
import { editField } from './edit-field.ts';
import { type FieldEdit, splitItems } from './field-edit.ts';
import { type MetadataHabits, readHabits } from './metadata-habits.ts';

const seed = Number(process.env.LEYSIN_SEED ?? 20261123);
const blogs = findSharedData('blogs');

interface Post {
  readonly path: string;
  readonly text: string;
  readonly block: MetadataBlock;
  readonly read: ReadMetadata;
}

const readFrontMatter: ReadMetadata = text =>
  readTop(text) ?? readTomlFrontMatter(text) ?? readJsonFrontMatter(text);

/** The title in a block, whatever the case of its key. */
function titleKeyOf(block: MetadataBlock | undefined): string | undefined {
  return block?.fields.find(({ key }) => key.toLowerCase() === 'title')?.key;
}

function postsOf(blog: string): readonly Post[] {
  const folder = join(blogs ?? '', blog);
  const readOwn = existsSync(join(folder, 'pelicanconf.py')) ? readKeyValueLines : readFrontMatter;
  return (readdirSync(folder, { recursive: true, encoding: 'utf8' }) as string[])
    .filter(
      path => /\.(?:md|mdx|markdown|html|rst|txt|meta)$/.test(path) && !/archetypes|scaffolds/.test(path),
    )
    .flatMap(path => {
      const text = readFileSync(join(folder, path), 'utf8')
        .replace(/^\ufeff/, '')
        .replaceAll('\r\n', '\n');
      const read = path.endsWith('.meta') ? readSidecar : readOwn;
      const block = read(text);
      const hasKeys = block !== undefined && block.error === undefined && titleKeyOf(block) !== undefined;
      return hasKeys ? [{ path: `${blog}/${path}`, text, block, read }] : [];
    });
}

/** A tenth of the posts, another one with another seed; all of them in the long run. */
function sample(posts: readonly Post[]): readonly Post[] {
  if (process.env.LEYSIN_LONG === '1') return posts;
  const count = Math.ceil(posts.length / 10);
  const [chosen = []] = fc.sample(fc.shuffledSubarray([...posts], { minLength: count, maxLength: count }), {
    seed,
    numRuns: 1,
  });
  return chosen;
}

/** The value of a key by another reading than ours: a YAML parser without our schema, or a plain search of lines. */
function otherReading({ block }: Post, result: string, key: string): unknown {
  if (block.style === 'yaml') {
    const end = result.indexOf('\n---', 3);
    const value = (
      parse(result.slice(4, end + 1), { version: '1.1', schema: 'failsafe', uniqueKeys: false }) as Record<
        string,
        unknown
      >
    )[key];
    return typeof value === 'string' ? value.trim() : value;
  }
  if (block.style === 'toml') {
    const toml = result.slice(result.indexOf('+++') + 4, result.indexOf('\n+++', 3) + 1);
    const value = parseToml(toml)[key];
    return typeof value === 'boolean' || value instanceof Date ? String(value) : value;
  }
  const isPelican = block.style.startsWith('key-value');
  const lines = (isPelican ? result.slice(0, result.indexOf('\n\n')) : result).split('\n');
  const line = lines.findLast(one => one.trimStart().startsWith(isPelican ? `${key}:` : `.. ${key}:`));
  return line?.slice(line.indexOf(':') + 1).trim();
}

function writtenIn({ text, block }: Post, key: string): string {
  const field = fieldOf(block, key);
  return text.slice(field?.from, field?.to);
}

/** Everything before the first and after the last character that differs is what it was, and lies outside the value. */
function expectConfined({ text, block, path }: Post, key: string, result: string): void {
  const field = fieldOf(block, key);
  let head = 0;
  while (head < text.length && text[head] === result[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(text.length, result.length) - head && text.at(-1 - tail) === result.at(-1 - tail))
    tail += 1;
  expect(head, path).toBeGreaterThanOrEqual(field?.from ?? block.from);
  // Behind the value on its line there may be blanks that a new value follows.
  expect(text.length - tail, path).toBeLessThanOrEqual(Math.max(field?.to ?? block.to, head));
  if (field === undefined) expect(head + tail, path).toBeGreaterThanOrEqual(text.length);
}

function hasLists({ block }: Post): boolean {
  return block.style === 'yaml' || block.style === 'toml' || block.style === 'json';
}

function withTag(post: Post): FieldEdit {
  const field = fieldOf(post.block, 'tags') ?? fieldOf(post.block, 'Tags');
  const separator = hasLists(post) ? undefined : ',';
  const now = field?.items ?? splitItems(field?.text ?? '', separator);
  const key = field?.key ?? 'tags';
  return { key, value: [...now, 'leysin'], ...(separator === undefined ? {} : { separator }) };
}

function editsOf(post: Post): readonly FieldEdit[] {
  const title = { key: titleKeyOf(post.block) ?? 'title', value: "It's a “new” title: really" };
  const edits: FieldEdit[] = [title, withTag(post)];
  const date = fieldOf(post.block, 'date')?.text ?? '';
  const next = editDate(date, { instant: '2026-11-23T04:05:06Z' }, 'Europe/Zurich');
  if (next !== undefined) edits.push({ key: 'date', value: next });
  edits.push(hasLists(post) ? { key: 'draft', value: true } : { key: 'status', value: 'draft' });
  return edits;
}

describe.skipIf(blogs === undefined)('the posts of real blogs (shared/blogs)', () => {
  const names = () => readdirSync(blogs ?? '').filter(name => existsSync(join(blogs ?? '', name)));

  /** Makes an edit and checks it; gives the reason where it is refused. */
  function check(post: Post, edit: FieldEdit, habits: MetadataHabits): string | undefined {
    const { text, block, read } = post;
    const changes = editField(text, block, edit, { read, habits });
    if (isRefusal(changes)) return `${edit.key}: ${changes.refused}`;
    const result = applyChanges(text, changes);
    if (changes.length > 0) expectConfined(post, edit.key, result);
    const value = otherReading(post, result, edit.key);
    const wanted = typeof edit.value === 'boolean' ? String(edit.value) : edit.value;
    const now = Array.isArray(wanted) && !Array.isArray(value) ? splitItems(String(value), ',') : value;
    // A date of TOML is one: the parser says the same of both.
    const isDate =
      post.block.style === 'toml' && edit.key === 'date' && !/^["']/.test(writtenIn(post, 'date'));
    expect(now, `${post.path} ${edit.key}`).toEqual(isDate ? String(parseToml(`x = ${wanted}`).x) : wanted);
    return undefined;
  }

  function jobsOf(blog: string) {
    const posts = postsOf(blog);
    const styles = new Set(posts.map(post => post.block.style));
    const habits = new Map([...styles].map(style => [style, readHabits(style, posts)]));
    return sample(posts).flatMap(post =>
      editsOf(post).map(edit => ({ post, edit, habits: habits.get(post.block.style) ?? readHabits('', []) })),
    );
  }

  it('take a new title, date, tag and draft where they stand, and nothing else changes', () => {
    const refused: string[] = [];
    let made = 0;
    for (const { post, edit, habits } of names().flatMap(jobsOf)) {
      const refusal = check(post, edit, habits);
      if (refusal === undefined) made += 1;
      else refused.push(`${post.path} ${refusal}`);
    }
    expect(made).toBeGreaterThan(400);
    expect(refused).toEqual([]);
  }, 120_000);
});
