import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import { changeField } from '../../../shared/metadata/fields/change-field.ts';
import type {
  BlogFields,
  FieldRole,
  FieldValue,
  PostField,
} from '../../../shared/metadata/fields/post-field.ts';
import { postFields } from '../../../shared/metadata/fields/post-fields.ts';
import { readShownDate, writeShownDate } from '../../../shared/metadata/fields/shown-date.ts';
import type { Blog } from '../../../shared/model/blog.ts';
import { applyChanges } from '../../../shared/model/text-change.ts';
import { openBlog } from '../blog/open-blog.ts';
import { createBlogFieldsReader } from './blog-fields.ts';
import { expectBytes, expectRead, newTag } from './expect-edit.test-support.ts';
import { type Parsed, parseMetadata, writtenAs } from './metadata-edits.test-support.ts';
import { createPostIndex } from './post-index.ts';
import { readPostText } from './read-post.ts';
import { savePost } from './save-post.ts';
import { saveSidecar } from './save-sidecar.ts';
import { shapes, smallBlogs } from './small-blogs.test-support.ts';

const seed = Number(process.env.LEYSIN_SEED ?? 20261123);
const blogs = findSharedData('blogs');
const newTitle = 'Leysin writes this title';
const roles = ['title', 'date', 'tags', 'draft'] as const satisfies readonly FieldRole[];

let scratch: string;
beforeAll(() => {
  scratch = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-edits-')));
});
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

/** A blog of the data, opened where it lies; what is written goes to a folder of the test. */
interface OpenedBlog {
  readonly name: string;
  readonly blog: Blog;
  readonly fields: BlogFields;
  readonly paths: readonly string[];
}

async function openData(name: string, folder = join(blogs ?? '', name)): Promise<OpenedBlog> {
  const blog = await openBlog(folder, { isSample: false, isTrusted: false });
  const index = createPostIndex(blog);
  const paths = (await index.list()).map(({ path }) => path);
  return { name, blog, paths, fields: await createBlogFieldsReader(blog, index).read() };
}

/** A tenth of the posts, another one with another seed; all of them in the long run. */
function sample(paths: readonly string[]): readonly string[] {
  if (process.env.LEYSIN_LONG === '1') return paths;
  const count = Math.ceil(paths.length / 10);
  const all = fc.shuffledSubarray([...paths], { minLength: count, maxLength: count });
  return fc.sample(all, { seed, numRuns: 1 })[0] ?? [];
}

/** A post alone in a folder of the test, with its sidecar, as the blog has them. */
interface CopiedPost {
  readonly name: string;
  readonly blog: Blog;
  readonly path: string;
  readonly sidecar: string | undefined;
  readonly fields: BlogFields;
}

function copyPost({ name, blog, fields }: OpenedBlog, path: string): CopiedPost {
  const root = fs.mkdtempSync(join(scratch, 'post-'));
  const sidecar = findGenerator(blog.site.generator).sidecarOf(blog.site, path);
  const isThere = sidecar !== undefined && fs.existsSync(join(blog.root, sidecar));
  for (const file of isThere ? [path, sidecar] : [path]) {
    fs.mkdirSync(dirname(join(root, file)), { recursive: true });
    // Not a copy of the file: the data may be read-only.
    fs.writeFileSync(join(root, file), fs.readFileSync(join(blog.root, file)));
  }
  const copied = { name: `${name}/${path}`, blog: { ...blog, root }, path, fields };
  return { ...copied, sidecar: isThere ? sidecar : undefined };
}

const bytesOf = ({ blog }: CopiedPost, path: string) => fs.readFileSync(join(blog.root, path));

/** What the window does with a post: its texts with their versions, and its form. */
async function open(post: CopiedPost) {
  const { blog, path, sidecar } = post;
  const own = await readPostText(blog.root, path);
  const beside = sidecar === undefined ? undefined : await readPostText(blog.root, sidecar);
  const source = { site: blog.site, path, text: own.text };
  const whole = beside === undefined ? source : { ...source, sidecarText: beside.text };
  return { own, beside, source: whole, form: postFields(whole, post.fields) };
}

/** Changes a field as the window does, down to the disk. Gives the changed file, or why there is none. */
async function change(post: CopiedPost, role: FieldRole, value: FieldValue) {
  const { own, beside, source, form } = await open(post);
  if (own.readOnly !== undefined) return { refused: own.readOnly, isTold: true };
  const field = form.fields.find(one => one.role === role);
  if (field === undefined) throw new Error(`${post.name} has no ${role}`);
  const result = changeField(source, post.fields, field, value, { isUnpublished: false });
  if ('reason' in result) return { refused: result.reason, isTold: field.refusal !== undefined };
  const inPost = result.changes.filter(({ path }) => path === post.path);
  const inSidecar = result.changes.filter(({ path }) => path !== post.path);
  await savePost(post.blog.root, post.path, applyChanges(own.text, inPost), own.version);
  if (beside === undefined || inSidecar.length === 0) return { changed: post.path };
  expect(inPost).toEqual([]);
  await saveSidecar(post.blog, post.path, applyChanges(beside.text, inSidecar), beside.version);
  return { changed: post.sidecar ?? '' };
}

/** The key that has to hold a role, by the documentation of the generators. */
function keysOf(role: (typeof roles)[number], generator: string): readonly string[] {
  if (role === 'tags') return generator === 'zola' ? ['taxonomies.tags', 'tags'] : ['tags', 'tag'];
  if (role !== 'draft') return [role];
  if (generator === 'nikola' || generator === 'pelican') return ['status'];
  if (generator === 'vuepress') return ['publish', 'published'];
  return generator === 'jekyll' || generator === 'hexo' ? ['published'] : ['draft'];
}

/** The value a parser gives for the first of some keys; Hugo and Pelican do not tell upper from lower case. */
function valueIn(parsed: Parsed, keys: readonly string[]): { readonly key: string; readonly value: unknown } {
  for (const key of keys)
    for (const [name, value] of parsed)
      if (name === key || name.toLowerCase() === key) return { key: name, value };
  return { key: keys[0] ?? '', value: undefined };
}

/** What is wanted for a role of a post. */
function wantedFor(field: PostField, timeZone: string): FieldValue {
  if (field.role === 'title') return newTitle;
  if (field.role === 'tags') return [...(field.value as readonly string[]), newTag];
  if (field.role === 'draft') return field.value !== true;
  const shown = readShownDate(String(field.value));
  if (shown === undefined) return '2026-11-23';
  // The day beside it: in the same month, and hardly ever across a change of clocks.
  const day = Number(shown.day.slice(8));
  const other = day === 9 || day >= 28 ? day - 1 : day + 1;
  const next = `${shown.day.slice(0, 8)}${String(other).padStart(2, '0')}`;
  return writeShownDate(String(field.value), { day: next, time: '' }, timeZone) ?? '2026-11-23';
}

/** Makes one change and looks at every byte; the files are then as they were. */
async function checkChange(post: CopiedPost, role: (typeof roles)[number]): Promise<string> {
  const { form } = await open(post);
  const field = form.fields.find(one => one.role === role);
  if (field === undefined) throw new Error(`${post.name} has no ${role}`);
  const { generator, timeZone } = post.blog.site;
  const wanted = wantedFor(field, timeZone);
  const files = [post.path, ...(post.sidecar === undefined ? [] : [post.sidecar])];
  const before = new Map(files.map(file => [file, bytesOf(post, file)] as const));
  const result = await change(post, role, wanted);
  const untouched = files.filter(file => file !== result.changed);
  for (const file of untouched) expect(bytesOf(post, file).equals(before.get(file)!), file).toBe(true);
  if (result.refused !== undefined) return `refused${result.isTold ? ' as told' : ''}: ${result.refused}`;
  const name = `${post.name} ${role}`;
  const [textBefore, textAfter] = [before.get(result.changed)!, bytesOf(post, result.changed)].map(String);
  for (const file of files) fs.writeFileSync(join(post.blog.root, file), before.get(file)!);
  if (field.key === '') {
    expect(textAfter, name).toBe(textBefore!.replace(String(field.value), newTitle));
    return 'heading';
  }
  const written = writtenAs(textAfter!, generator);
  const wasWritten = writtenAs(textBefore!, generator);
  const parsedBefore = wasWritten === written ? parseMetadata(textBefore!, written) : new Map();
  const parsed = parseMetadata(textAfter!, written);
  const { key, value } = valueIn(parsed, keysOf(role, generator));
  const old = valueIn(parsedBefore, [key]).value;
  expectRead(name, role, wanted, { value, before: old, generator, written });
  const others = (all: Parsed) => [...all].filter(([other]) => other !== key);
  expect(others(parsed), name).toEqual(others(parsedBefore));
  return expectBytes(name, role, wanted, { before: textBefore!, after: textAfter!, written, key });
}

/** Opens, looks and closes: not a byte, not a time of the files is another. */
async function checkViewing(post: CopiedPost): Promise<undefined> {
  const files = [post.path, ...(post.sidecar === undefined ? [] : [post.sidecar])];
  const stateOf = () =>
    files.map(file => {
      const { mtimeNs, ino } = fs.statSync(join(post.blog.root, file), { bigint: true });
      return { file, bytes: bytesOf(post, file), mtimeNs, ino };
    });
  const before = stateOf();
  const { own, beside } = await open(post);
  // What a window does that closes with nothing typed, and what one would do that saved all the same.
  if (own.readOnly === undefined) await savePost(post.blog.root, post.path, own.text, own.version);
  if (beside !== undefined) await saveSidecar(post.blog, post.path, beside.text, beside.version);
  expect(stateOf(), post.name).toEqual(before);
}

describe.each(Object.entries(smallBlogs))('posts in %s', (name, { config, posts }) => {
  it.each(shapes)('with %s change in the value alone', async (_, shape) => {
    const root = fs.mkdtempSync(join(scratch, 'blog-'));
    for (const [path, text] of [...Object.entries(config), ...Object.entries(posts)]) {
      fs.mkdirSync(dirname(join(root, path)), { recursive: true });
      fs.writeFileSync(join(root, path), path in config ? text : shape(text));
    }
    const opened = await openData(name, root);
    expect(opened.paths.length).toBe(Object.keys(posts).filter(path => !path.endsWith('.meta')).length);
    for (const path of opened.paths) {
      const post = copyPost(opened, path);
      await checkViewing(post);
      for (const role of roles) expect(await checkChange(post, role)).not.toMatch(/^refused/);
    }
  });
});

describe('the check of bytes', () => {
  const before = "---\ntitle: 'A' # c\ntags: [ a,b ]\n---\nText\n";
  const check = (after: string, role: FieldRole, wanted: FieldValue) =>
    expectBytes('', role, wanted, { before, after, written: 'yaml', key: role });

  it('passes what changes the value alone', () => {
    expect(check(before.replace('A', newTitle), 'title', newTitle)).toBe('exact');
    expect(check(before.replace('b ]', `b,${newTag} ]`), 'tags', ['a', 'b', newTag])).toBe('span');
    expect(check(before.replace('title', 'draft: true\ntitle'), 'draft', true)).toBe('line');
  });

  it.each([
    ['other quotes', before.replace("'A'", `"${newTitle}"`), 'title', newTitle],
    ['a comment that is gone', before.replace("'A' # c", `'${newTitle}'`), 'title', newTitle],
    ['a list that is written anew', before.replace('[ a,b ]', `[a, ${newTag}]`), 'tags', ['a', newTag]],
    ['a blank elsewhere', before.replace('b ]', `b,${newTag} ]`).replace('Text', 'Text '), 'tags', [newTag]],
    ['a new key and a lost quote', before.replace("title: 'A'", 'draft: true\ntitle: A'), 'draft', true],
    ['other line ends', before.replace('A', newTitle).replaceAll('\n', '\r\n'), 'title', newTitle],
  ] as const)('sees %s', (_, after, role, wanted) => {
    expect(() => check(after, role, wanted)).toThrow();
  });
});

describe.skipIf(blogs === undefined)('every post of real blogs (shared/blogs)', () => {
  const names = () =>
    fs.readdirSync(blogs ?? '').filter(name => fs.statSync(join(blogs ?? '', name)).isDirectory());

  /** What came of each change, and the words of all that went wrong. */
  async function checkPost(post: CopiedPost, seen: Map<string, number>): Promise<readonly string[]> {
    const problems: string[] = [];
    const attempt = async (what: string, run: () => Promise<string | undefined>) => {
      try {
        const how = (await run()) ?? 'viewed';
        seen.set(how, (seen.get(how) ?? 0) + 1);
        if (how.startsWith('refused')) problems.push(`${post.name} ${what}: ${how}`);
      } catch (error) {
        problems.push(`${post.name} ${what}: ${String(error).slice(0, 400)}`);
      }
    };
    await attempt('viewing', () => checkViewing(post));
    for (const role of roles) await attempt(role, () => checkChange(post, role));
    return problems;
  }

  it('is the same after it was looked at, and has the new value and nothing else after a change', async () => {
    const seen = new Map<string, number>();
    const problems: string[] = [];
    for (const name of names()) {
      const opened = await openData(name);
      for (const path of sample(opened.paths)) {
        const post = copyPost(opened, path);
        problems.push(...(await checkPost(post, seen)));
        fs.rmSync(post.blog.root, { recursive: true });
      }
    }
    const counts = [...seen].map(([how, count]) => `${count} ${how}`).join(', ');
    console.log(`metadata-edits: ${counts}`);
    // In blogs that are not known here some fields cannot be edited: those that the form shows as such.
    const isOther = process.env.LEYSIN_CORPUS !== undefined;
    expect(problems.filter(problem => !isOther || !problem.includes(': refused as told'))).toEqual([]);
    expect(seen.get('exact')).toBeGreaterThan(0);
  }, 3_600_000);
});
