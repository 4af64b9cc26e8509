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
    'pictures/a.png': '\0begin',
  });
});
afterEach(() => site.remove());

const inside = 'posts/one.md';
const outside = '../posts/one.md';
const place = () => ({ root: join(site.blog, 'site'), runFolder: site.runFolder });

function changeBoth(paths: readonly string[]): void {
  site.pushFromElsewhere(Object.fromEntries(paths.map(path => [path, bytesOf(path, 'theirs')])));
  for (const path of paths) site.write(path, bytesOf(path, 'mine'));
}

/** A picture is no text. */
const bytesOf = (path: string, whose: string) => `${path.endsWith('.png') ? '\0' : ''}${whose} ${path}`;

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

test.each([
  ['a text', 'code/a.py'],
  ['a post’s double', 'posts/one.md'],
  ['a picture', 'pictures/a.png'],
])(
  'of %s beside the blog both are never taken for chosen: it is named, and nothing is changed',
  async (_, path) => {
    changeBoth(['site/posts/one.md', path]);
    expect((await pullSite(place())).error?.code).toBe('publish.conflict');
    const { online, files } = await listConflicts(place());
    const before = site.snapshot();
    const keep = async () => '';
    const both = files.map(
      file => ({ path: file.path, version: file.version, choice: 'both', text: null }) as const,
    );
    for (const choices of [[], both]) {
      const { outcome, aside } = await settleSite({ ...place(), online, choices, keep });
      const error = { code: 'publish.conflict', data: { paths: [`../${path}`] } };
      expect([outcome, aside]).toMatchObject([{ result: 'refused', error }, []]);
      expect(site.snapshot()).toBe(before);
    }
    const choices = both.map(file => (file.path === inside ? file : ({ ...file, choice: 'mine' } as const)));
    const settled = await settleSite({ ...place(), online, choices, keep });
    expect(settled).toMatchObject({
      outcome: { result: 'published' },
      aside: [{ path: `../${path}`, whose: 'online' }],
    });
  },
);

test('of a text of the blog that is no post both are never taken for chosen', async () => {
  changeBoth(['site/settings.yml']);
  expect((await pullSite(place())).error?.code).toBe('publish.conflict');
  const { online } = await listConflicts(place());
  const settled = await settleSite({ ...place(), online, choices: [], keep: async () => '' });
  expect(settled.outcome.error).toMatchObject({
    code: 'publish.conflict',
    data: { paths: ['settings.yml'] },
  });
});

test('what came beside the blog is told by its place', async () => {
  site.pushFromElsewhere({ 'posts/one.md': 'theirs', 'site/posts/one.md': 'theirs' });
  expect((await pullSite(place())).files).toEqual([outside, inside]);
});
