import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { findSharedData } from '../../e2e/support/shared-data.ts';
import type { PostEntry } from '../model/post.ts';
import { findGenerator, recogniseSite } from './all-generators.ts';
import type { FolderView } from './generator.ts';

function openFolder(root: string): FolderView {
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).map(path =>
    path.replaceAll('\\', '/'),
  );
  return {
    paths: all.filter(path => statSync(join(root, path)).isFile()).sort(),
    text: path => (existsSync(join(root, path)) ? readText(root, path) : undefined),
  };
}

function readText(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
}

/** The front matter as its own parser has it. */
function frontMatter(text: string): Readonly<Record<string, unknown>> {
  const [, fence, block = ''] = /^(\+\+\+|---) *\n(.*?)^\1 *\n/ms.exec(`${text}\n`) ?? [];
  const values: unknown = fence === '+++' ? parseToml(block) : parseYaml(block, { schema: 'failsafe' });
  return Object(values ?? {}) as Record<string, unknown>;
}

function readBlog(root: string) {
  const folder = openFolder(root);
  const site = recogniseSite(folder);
  const generator = findGenerator(site.generator);
  const found = folder.paths.flatMap(path => {
    const kind = generator.classify(site, path);
    if (kind === undefined) return [];
    const text = readText(root, path);
    return [{ path, kind, values: frontMatter(text), ...generator.readMetadata(site, { path, text }) }];
  });
  return { site, generator, found, posts: found.filter(({ kind }) => kind === 'post') };
}

const textOf = (value: unknown) => String(value ?? '').trim();

/** The moment a date is, to the second. */
const momentOf = (date: unknown) =>
  new Date(date instanceof Date ? date : textOf(date)).toISOString().slice(0, 19);

const blogs = [
  { name: 'opentelemetry.io', generator: 'hugo', posts: 201, untold: 0 },
  { name: 'coredns.io', generator: 'hugo', posts: 111, untold: 0 },
  { name: 'blog.rust-lang.org', generator: 'zola', posts: 411, untold: 0 },
];

describe.each(blogs)('the blog of $name', ({ name, generator, posts: count, untold }) => {
  const root = findSharedData(`blogs/${name}`);

  it.skipIf(root === undefined)('is read whole and without an error', () => {
    const { site, found, posts } = readBlog(root ?? '');
    expect(site).toMatchObject({ generator, root: '', timeZone: 'UTC', defaultLang: 'en' });
    expect(posts).toHaveLength(count);
    expect(found.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(posts.filter(({ metadata }) => metadata.instant === null)).toHaveLength(untold);
    for (const { path, metadata, values } of found) {
      if (values.title !== undefined) expect([path, metadata.title]).toEqual([path, textOf(values.title)]);
      if (values.date !== undefined)
        expect([path, metadata.instant?.slice(0, 19)]).toEqual([path, momentOf(values.date)]);
      expect(metadata.draft).toBe(String(values.draft) === 'true');
      expect(metadata.tags).toEqual(values.tags ?? []);
    }
  });
});

const openTelemetry = findSharedData('blogs/opentelemetry.io');

it.skipIf(openTelemetry === undefined)('translations of opentelemetry.io are found by their folders', () => {
  const { site, generator, found } = readBlog(openTelemetry ?? '');
  const entries = found.map(
    ({ path, kind, metadata }) => ({ path, kind, ...metadata }) as unknown as PostEntry,
  );
  const translated = entries.filter(({ path }) => /^content\/(?!en\/)/.test(path));
  expect(translated.length).toBeGreaterThan(40);
  for (const entry of translated) {
    expect(entry.path).toContain(`content/${entry.lang}/`);
    const english = entry.path.replace(/^content\/[^/]+/, 'content/en');
    if (entries.some(({ path }) => path === english))
      expect(generator.translationsOf(site, entry, entries)).toContain(english);
  }
});

const rust = findSharedData('blogs/blog.rust-lang.org');

it.skipIf(rust === undefined)(
  'posts of blog.rust-lang.org have the day and the slug of their addresses',
  () => {
    for (const { path, metadata, values } of readBlog(rust ?? '').posts) {
      const [, day = '', slug] = /(\d{4}\/\d{2}\/\d{2})\/([^/]+)\/?$/.exec(textOf(values.path)) ?? [];
      expect([path, metadata.instant?.slice(0, 10), metadata.slug]).toEqual([
        path,
        day.replaceAll('/', '-'),
        slug,
      ]);
    }
  },
);
