import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { recogniseSite } from '../all-generators.ts';
import { astro } from './astro.ts';

const root = findSharedData('blogs/biomejs.dev');

it.skipIf(root === undefined)(
  'the blog of biomejs.dev takes a new post and its translation in the style of its newest',
  () => {
    const paths = readdirSync(root!, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(root!.length + 1))
      .sort();
    const text = (path: string) =>
      paths.includes(path) ? readFileSync(join(root!, path), 'utf8') : undefined;
    const site = recogniseSite({ paths, text });
    expect(site).toMatchObject({ generator: 'astro', title: 'Biome', defaultLang: 'en' });
    const neighbours = paths
      .filter(path => astro.classify(site, path) === 'post')
      .map(path => ({ path, text: text(path) ?? '' }))
      .map(source => ({ source, instant: astro.readMetadata(site, source).metadata.instant ?? '' }))
      .sort((a, b) => (a.instant < b.instant ? 1 : -1))
      .map(({ source }) => source);
    expect(neighbours).toHaveLength(24);
    const request = {
      title: 'A: new "post"',
      slug: 'a-new-post',
      draft: false,
      instant: '2026-11-23T04:05:06.000Z',
    };
    const [file] = astro.newPost(site, { ...request, lang: 'en', neighbours }).files;
    expect(file?.path).toBe('src/content/docs/blog/a-new-post.mdx');
    expect(file?.text).toBe('---\ntitle: "A: new \\"post\\""\nexcerpt: ""\ndate: 2026-11-23\n---\n\n');
    const { metadata, error } = astro.readMetadata(site, file!);
    expect(error).toBeUndefined();
    expect(metadata).toMatchObject({ title: 'A: new "post"', slug: 'a-new-post', lang: 'en' });
    const inChinese = astro.newPost(site, { ...request, lang: 'zh-CN', neighbours: neighbours.slice(0, 3) });
    expect(inChinese.path).toMatch(/^src\/content\/docs\/zh-CN\/blog\/a-new-post\.mdx?$/);
  },
);
