import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SiteFixture } from '../publish/testing/site-fixture.ts';
import { takeBackPublish } from './take-back.ts';
import { plainRules } from './testing/take-back-rules.ts';

const runs = process.env.LEYSIN_LONG === '1' ? 60 : 4;

/** What one publish does to the posts: new texts, or none for one that goes. */
type Publish = Readonly<Record<string, string | null>>;

const names = ['posts/one.md', 'posts/two.md', 'posts/three.md', 'posts/four.md', 'posts/five.md'];
const publishes = fc.array(
  fc.dictionary(
    fc.constantFrom(...names),
    fc.option(fc.string({ minLength: 1, maxLength: 20 }), { freq: 4 }),
    {
      minKeys: 1,
      maxKeys: 3,
    },
  ),
  { minLength: 1, maxLength: 5 },
);
const stories = fc.record({ publishes, chosen: fc.nat(4) });

/** The blog's files before any publish and after each. */
type Tree = ReadonlyMap<string, string>;

test(
  'whatever was published, taking one of it back undoes that alone, and nothing is lost',
  async () => {
    const seed = Number(process.env.LEYSIN_SEED ?? Math.floor(Math.random() * 2 ** 31));
    console.log(`take-back-random: seed ${seed}`);
    const ends = new Set<string>();
    const property = fc.asyncProperty(stories, async story => {
      const site = new SiteFixture();
      try {
        ends.add(await tell(site, story.publishes, story.chosen));
      } finally {
        site.remove();
      }
    });
    await fc.assert(property, { numRuns: runs, seed });
    // Every end is of the kinds that are checked; a run in which nothing was ever taken back would prove nothing.
    expect(ends.size).toBeGreaterThan(0);
    expect([...ends].every(end => ['published', 'nothing', 'refused'].includes(end))).toBe(true);
  },
  runs * 20_000,
);

async function tell(site: SiteFixture, story: readonly Publish[], chosen: number): Promise<string> {
  site.write('staged.md', 'staged');
  site.git('add', 'staged.md');
  const trees: Tree[] = [treeOf(site, 'main')];
  const commits: string[] = [];
  for (const publish of story) {
    if ((await publishAll(site, publish)) !== 'published') continue;
    commits.push(site.git('rev-parse', 'HEAD').trim());
    trees.push(treeOf(site, 'main'));
  }
  if (commits.length === 0) return 'published';
  const at = chosen % commits.length;
  const [tip, working, staged] = [site.tip(), workingOf(site), site.git('ls-files', '--stage', 'staged.md')];
  const { result } = await takeBackPublish({
    root: site.blog,
    runFolder: site.runFolder,
    commit: commits[at] ?? '',
    ...plainRules,
  });
  const wanted = withoutOne(trees, at);
  const isUndone = wanted !== null && isDeepStrictEqual(wanted, trees.at(-1));
  expect(result).toBe(wanted === null ? 'refused' : isUndone ? 'nothing' : 'published');
  expect(treeOf(site, 'main')).toEqual(wanted ?? trees.at(-1));
  expect(treeOf(site, 'HEAD')).toEqual(treeOf(site, 'main'));
  expect(site.git('merge-base', tip, site.tip()).trim()).toBe(tip);
  for (const [path, text] of working) expect(site.read(path)).toBe(text);
  expect(site.git('ls-files', '--stage', 'staged.md')).toBe(staged);
  return result;
}

async function publishAll(site: SiteFixture, publish: Publish): Promise<string> {
  for (const [path, text] of Object.entries(publish))
    if (text !== null) site.write(path, text);
    else if (site.read(path) !== null) site.drop(path);
  return (await site.publish(Object.keys(publish))).result;
}

/**
 * The last tree with what publish `at` did undone; null when a later publish touched one of its files in another way. Texts of
 * one line are one place, so nothing is merged here.
 */
function withoutOne(trees: readonly Tree[], at: number): Tree | null {
  const [before, after, now] = [trees[at], trees[at + 1], trees.at(-1)];
  if (!before || !after || !now) throw new Error('no such publish');
  const wanted = new Map(now);
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [was, became, is] = [before.get(path), after.get(path), now.get(path)];
    if (was === became) continue;
    if (is !== became && is !== was) return null;
    if (was === undefined) wanted.delete(path);
    else wanted.set(path, was);
  }
  return wanted;
}

/** The blobs of a branch by their paths. */
function treeOf(site: SiteFixture, branch: string): Tree {
  const folder = branch === 'HEAD' ? site.blog : site.remote;
  const lines = site.gitIn(folder, 'ls-tree', '-r', '-z', branch).split('\0').filter(Boolean);
  return new Map(lines.map(line => [line.slice(line.indexOf('\t') + 1), line.split(/[ \t]/)[2] ?? '']));
}

function workingOf(site: SiteFixture): Tree {
  const found = new Map<string, string>();
  for (const path of [...names, 'staged.md']) {
    const text = site.read(path);
    if (text !== null) found.set(path, text);
  }
  return found;
}
