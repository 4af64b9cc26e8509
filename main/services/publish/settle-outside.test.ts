import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { versionOf } from '../files/file-version.ts';
import { pullSite } from './pull-site.ts';
import { listConflicts, settleSite } from './settle-site.ts';
import { SiteFixture } from './testing/site-fixture.ts';

/** A blog in a folder of its repository, with files of the same names beside it. */
let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
  site.commitAndPush({
    'site/posts/one.md': 'Begin.\n',
    'site/pictures/a.png': '\0begin',
    'pictures/a.png': '\0begin',
  });
});
afterEach(() => site.remove());

const inside = 'posts/one.md';
const outside = '../posts/one.md';
const place = () => ({ root: join(site.blog, 'site'), runFolder: site.runFolder });

function changeBoth(paths: readonly string[]): void {
  site.pushFromElsewhere(
    Object.fromEntries(paths.map(path => [path, `\0theirs ${path}`.slice(path.endsWith('.md') ? 1 : 0)])),
  );
  for (const path of paths) site.write(path, `\0mine ${path}`.slice(path.endsWith('.md') ? 1 : 0));
}

test('a file beside the blog that both sides changed is told from the blog’s own of the same name', async () => {
  changeBoth(['posts/one.md', 'site/posts/one.md']);
  const error = { code: 'publish.conflict', data: { paths: [outside, inside] } };
  expect(await pullSite(place())).toMatchObject({ result: 'refused', error });
  const { online, files } = await listConflicts(place());
  expect(files.map(({ path }) => path)).toEqual([outside, inside]);
  const version = versionOf(Buffer.from('mine posts/one.md'));
  const choices = [{ path: outside, choice: 'online', text: null, version }] as const;
  const kept: string[] = [];
  const keep = async (path: string) => `kept ${kept.push(path)}`;
  const settled = await settleSite({ ...place(), online, choices, keep });
  expect(settled).toMatchObject({
    outcome: { result: 'published' },
    aside: [{ path: outside, whose: 'mine' }],
  });
  expect(kept).toEqual([outside]);
  expect(site.read('posts/one.md')).toBe('theirs posts/one.md');
  // Of the one that was not named both versions are in the file.
  expect(site.read('site/posts/one.md')).toContain('mine site/posts/one.md');
  expect(site.read('site/posts/one.md')).toContain('theirs site/posts/one.md');
});

test('a picture beside the blog gets the version online beside it, not into the blog', async () => {
  changeBoth(['pictures/a.png']);
  expect((await pullSite(place())).error?.code).toBe('publish.conflict');
  const { online } = await listConflicts(place());
  const settled = await settleSite({ ...place(), online, choices: [], keep: async () => '' });
  expect(settled.aside).toMatchObject([
    { path: '../pictures/a.png', kind: 'beside', place: '../pictures/a (version online).png' },
  ]);
  expect(site.read('pictures/a.png')).toBe('\0mine pictures/a.png');
  expect(site.read('pictures/a (version online).png')).toBe('\0theirs pictures/a.png');
  expect(site.read('site/pictures/a (version online).png')).toBeNull();
});

test('what came beside the blog is told by its place', async () => {
  site.pushFromElsewhere({ 'posts/one.md': 'theirs', 'site/posts/one.md': 'theirs' });
  expect((await pullSite(place())).files).toEqual([outside, inside]);
});
