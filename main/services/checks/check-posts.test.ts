import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { photoWithPlace } from '../../../shared/checks/pictures/photos.test-support.ts';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { CheckRequest } from '../../../shared/model/checks.ts';
import { applyChanges } from '../../../shared/model/text-change.ts';
import { openBlog } from '../blog/open-blog.ts';
import { type IndexBlog, makeIndexBlog, plainContext } from '../index/index-blog.test-support.ts';
import { createIndexHandlers } from '../index/index-handlers.ts';
import { createPostStore } from '../index/post-store.ts';
import { createPostIndex, type PostIndex } from '../posts/post-index.ts';

const request: CheckRequest = {
  paths: null,
  settings: {},
  isPublishing: false,
  now: '2026-06-01T12:00:00.000Z',
  before: [],
};

let blog: IndexBlog;
let index: PostIndex;

beforeEach(async () => {
  blog = await makeIndexBlog();
  await blog.write({
    '_config.yml': 'title: A\n',
    'assets/Cat.png': new Uint8Array([1]),
    'assets/photo.jpg': photoWithPlace(),
    'node_modules/x/a.png': new Uint8Array([1]),
    '_posts/2024-01-02-one.md':
      '---\ntitle: One\n---\n![a](/assets/cat.png)\n![b](/assets/photo.jpg)\n![c](/node_modules/x/a.png)\n[d](/2024/01/03/gone.html)\n',
    '_posts/2024-01-03-two.md': '---\ntitle: Two\n---\nText.\n',
  });
  index = createPostIndex(await blog.open());
});
afterEach(async () => {
  await index.close();
  await blog.remove();
});

const rules = async (more: Partial<CheckRequest> = {}) => {
  const { findings } = await index.ask('check', { ...request, ...more });
  return findings.map(({ rule, line }) => `${rule}:${line}`);
};

describe('checks of a blog on the disk', () => {
  it('see its files, their case, and what its photos say', async () => {
    expect(await rules()).toEqual(['image-case:4', 'photo-place:5', 'broken-link:7']);
  });

  it('look at the posts that are asked for only', async () => {
    const paths = ['_posts/2024-01-03-two.md', 'assets/photo.jpg', 'no/such.md'];
    expect(await index.ask('check', { ...request, paths })).toEqual({ findings: [], posts: 1 });
  });

  it('do not walk through the blog again for a post in which nothing is wrong', async () => {
    const store = createPostStore(await blog.open());
    const handlers = createIndexHandlers(store);
    const paths = ['_posts/2024-01-03-two.md'];
    await handlers.check({ ...request, paths }, plainContext);
    const survey = store.latest();
    await blog.write({ 'assets/other.png': new Uint8Array([1]), 'assets/photo2.jpg': photoWithPlace() });
    await blog.write({ '_posts/2024-01-03-two.md': '---\ntitle: Two\n---\n![a](/assets/other.png)\n' });
    expect((await handlers.check({ ...request, paths }, plainContext)).findings).toEqual([]);
    expect(store.latest()).toBe(survey);
    // What would be wrong is looked at again, with what is there now.
    await blog.write({ '_posts/2024-01-03-two.md': '---\ntitle: Two\n---\n![a](/assets/photo2.jpg)\n' });
    const { findings } = await handlers.check({ ...request, paths }, plainContext);
    expect(findings.map(({ rule }) => rule)).toEqual(['photo-place']);
    expect(store.latest()).not.toBe(survey);
  });

  it('see what changed since', async () => {
    await blog.write({ '_posts/2024-01-03-gone.md': '---\ntitle: Gone\n---\nText.\n' });
    expect(await rules()).toEqual(['image-case:4', 'photo-place:5']);
  });

  it('give a finding the same name in the same text only', async () => {
    const paths = ['_posts/2024-01-02-one.md'];
    const tokens = async () =>
      (await index.ask('check', { ...request, paths })).findings.map(({ token }) => token);
    const before = await tokens();
    expect(await tokens()).toEqual(before);
    expect(new Set(before).size).toBe(3);
    await blog.write({ '_posts/2024-01-02-one.md': '---\ntitle: One\n---\n![a](/assets/cat.png)\n' });
    expect(before).not.toContain((await tokens())[0]);
  });

  it('end when they are no longer wanted', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(index.ask('check', request, { signal: controller.signal })).rejects.toThrow('cancelled');
  });
});

const blogs = findSharedData('blogs');

describe.skipIf(blogs === undefined)('checks of real blogs (shared/blogs)', () => {
  it.each(blogs === undefined ? [] : readdirSync(blogs))(
    '%s: inside the files, twice the same',
    async name => {
      const real = createPostIndex(await openBlog(`${blogs}/${name}`, { isSample: false, isTrusted: false }));
      const { entries } = await real.survey();
      const paths = entries.filter((_, at) => at % 8 === 0).map(({ path }) => path);
      const { findings, posts } = await real.ask('check', { ...request, paths });
      expect(posts).toBe(paths.length);
      expect((await real.ask('check', { ...request, paths })).findings).toEqual(findings);
      for (const { post, file, line, message } of findings) {
        const { text, sidecarText = '' } = await real.source(post);
        const lines = (file === post ? text : sidecarText).split('\n').length;
        expect(line, `${file}: ${message}`).toBeLessThanOrEqual(lines);
        expect(line).toBeGreaterThan(0);
        expect(message).toMatch(/\.$/);
      }
      await real.close();
    },
  );

  it.each(blogs === undefined ? [] : readdirSync(blogs))(
    '%s: metadata are found fault with where something is above them, and nowhere else',
    async name => {
      const real = createPostIndex(await openBlog(`${blogs}/${name}`, { isSample: false, isTrusted: false }));
      const { entries } = await real.survey();
      const faults = async (more: Partial<CheckRequest>) =>
        (await real.ask('check', { ...request, ...more })).findings.filter(
          ({ rule }) => rule === 'broken-metadata',
        );
      expect(await faults({})).toEqual([]);
      const sources = await Promise.all(
        entries.filter((_, at) => at % 8 === 0).map(({ path }) => real.source(path)),
      );
      const before = sources.map(({ path, text }) => [path, text] as const);
      const paths = before.map(([path]) => path);
      const withText = (change: (text: string) => string) =>
        faults({
          paths,
          before,
          committed: sources.map(source => ({ ...source, text: change(source.text) })),
        });
      expect(await withText(text => `${text}\n\nMore.\n`)).toEqual([]);
      const found = await withText(text => `Words above\n\n${text}`);
      const { site } = await openBlog(`${blogs}/${name}`, { isSample: false, isTrusted: false });
      const read = findGenerator(site.generator).metadataInText;
      const withMetadata = sources.filter(source => read(site, source) !== undefined);
      expect(found.map(({ post }) => post)).toEqual(withMetadata.map(({ path }) => path));
      for (const { post, fix } of found) {
        const text = before.find(([path]) => path === post)?.[1] ?? '';
        if (fix?.kind !== 'text') throw new Error(`${post}: no fix`);
        const mended = applyChanges(`Words above\n\n${text}`, fix.changes);
        const was = read(site, { path: post, text });
        expect(read(site, { path: post, text: mended })?.fields, post).toEqual(was?.fields);
        expect(mended.length, post).toBe(text.length + 'Words above\n\n'.length);
      }
      await real.close();
    },
  );
});
