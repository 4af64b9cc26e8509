import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../e2e/support/shared-data.ts';
import { findGenerator, recogniseSite } from './all-generators.ts';

/** Every post and page of a shared blog, as the list will have them. */
function readBlog(root: string) {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
  const text = (path: string) => readFileSync(join(root, path), 'utf8');
  const site = recogniseSite({ paths, text: path => (paths.includes(path) ? text(path) : undefined) });
  const generator = findGenerator(site.generator);
  const entries = paths.flatMap(path => {
    const kind = generator.classify(site, path);
    const source = { path, text: text(path) };
    if (kind === undefined || generator.accepts?.(site, source) === false) return [];
    const read = generator.readMetadata(site, source);
    return [{ path, kind, block: generator.metadataInText(site, source), ...read }];
  });
  return { site, posts: entries.filter(({ kind }) => kind === 'post'), entries };
}

describe.each([
  ['hexo.io', 'hexo', 58] as const,
  // Its .eleventyignore names one file more.
  ['v8.dev', 'eleventy', 201] as const,
])('the blog of %s', (name, generator, count) => {
  const root = findSharedData(`blogs/${name}`);

  it.skipIf(root === undefined)(`has its ${count} posts, each with title and moment`, () => {
    const { site, posts, entries } = readBlog(root!);
    expect(site).toMatchObject({ generator, root: '' });
    expect(posts).toHaveLength(count);
    expect(entries.filter(({ error }) => error !== undefined)).toEqual([]);
    const poor = posts.filter(({ metadata, block }) => block === undefined || metadata.instant === null);
    expect(poor.map(({ path }) => path)).toEqual([]);
    expect(posts.filter(({ metadata }) => metadata.draft)).toEqual([]);
  });

  it.skipIf(root === undefined)('takes a new post in the style of its newest', () => {
    const { site, posts } = readBlog(root!);
    expect(site.generator).toBe(generator);
    const neighbours = [...posts]
      .sort((a, b) => ((a.metadata.instant ?? '') < (b.metadata.instant ?? '') ? 1 : -1))
      .slice(0, 10)
      .map(({ path }) => ({ path, text: readFileSync(join(root!, path), 'utf8') }));
    const request = { title: 'A: new "post"', slug: 'a-new-post', lang: 'en', draft: false, neighbours };
    const made = findGenerator(site.generator);
    const post = made.newPost(site, { ...request, instant: '2026-11-23T04:05:06.000Z' });
    const [file] = post.files;
    expect(made.classify(site, post.path)).toBe('post');
    const { metadata, error } = made.readMetadata(site, file!);
    expect(error).toBeUndefined();
    expect(metadata).toMatchObject({ title: 'A: new "post"', slug: 'a-new-post', draft: false });
    expect(metadata.instant).toMatch(/^2026-11-23T/);
  });
});
