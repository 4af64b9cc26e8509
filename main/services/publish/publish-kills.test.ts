import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GitServer } from './testing/git-server.ts';
import { type KillPlan, publishAndKill } from './testing/killed-publish.ts';
import { paragraphs, SiteFixture } from './testing/site-fixture.ts';

const rounds = process.env.LEYSIN_LONG === '1' ? 50 : 5;
const paths = ['posts/new.md', 'posts/one.md', 'posts/two.md'];

let site: SiteFixture;
let server: GitServer;
beforeEach(prepare);
afterEach(tearDown);

/** The remote is ahead, the user has staged and unstaged changes elsewhere, three files are to be published. */
async function prepare(): Promise<void> {
  site = new SiteFixture();
  server = new GitServer(site.folder);
  site.write('other.md', paragraphs('other'));
  site.git('add', 'other.md');
  site.git('commit', '-q', '-m', 'Another');
  site.git('push', '-q');
  site.git('remote', 'set-url', 'origin', `${await server.start()}/remote.git`);
  site.pushFromElsewhere({
    'posts/three.md': paragraphs('three', { 2: 'from elsewhere' }),
    'posts/one.md': paragraphs('one', { 5: 'from elsewhere' }),
    'added.md': 'added elsewhere',
  });
  site.write('other.md', paragraphs('other', { 1: 'staged' }));
  site.git('add', 'other.md');
  site.write('other.md', paragraphs('other', { 1: 'staged', 5: 'not staged' }));
  site.write('.env', 'SECRET=1');
  site.write('posts/new.md', 'new');
  site.write('posts/one.md', paragraphs('one', { 1: 'from here' }));
  site.drop('posts/two.md');
}

async function tearDown(): Promise<void> {
  await server.stop();
  site.remove();
}

/** The user's own changes, which no publish may touch. */
const own = () => site.git('diff', '--cached', '--', 'other.md', '.env') + site.git('diff', '--', 'other.md');

async function checkRound(plan: KillPlan): Promise<void> {
  const before = own();
  const tip = site.tip();
  const killed = await publishAndKill(site.blog, site.runFolder, paths, plan);
  const where = `killed ${plan.victims} in call ${plan.atCall} (${killed.calls.at(-1)}) after ${plan.delay} ms`;
  expect(site.git('fsck', '--strict', '--no-dangling'), where).toBe('');
  expect(site.gitIn(site.remote, 'fsck', '--strict', '--no-dangling'), where).toBe('');
  expect(own(), where).toBe(before);

  const next = await site.publish(paths);
  expect(['published', 'nothing'], `${where}: ${JSON.stringify(next)}`).toContain(next.result);
  expect(own(), where).toBe(before);
  expect(site.git('status', '--porcelain'), where).toBe('MM other.md\n?? .env\n');
  expect(site.git('merge-base', tip, site.tip()).trim(), where).toBe(tip);
  expect(site.gitIn(site.remote, 'show', 'main:posts/new.md'), where).toBe('new');
  const merged = paragraphs('one', { 1: 'from here', 5: 'from elsewhere' });
  expect(site.gitIn(site.remote, 'show', 'main:posts/one.md'), where).toBe(merged);
  const online = site.gitIn(site.remote, 'ls-tree', '-r', '--name-only', 'main').trim().split('\n');
  expect(online, where).toEqual(['added.md', 'other.md', 'posts/new.md', 'posts/one.md', 'posts/three.md']);
  expect(
    readdirSync(join(site.blog, '.git')).filter(name => /\.(lock|tmp)$/.test(name)),
    where,
  ).toEqual([]);
}

describe.skipIf(process.platform !== 'linux')('a publish that is killed', () => {
  test('does all its work when it is not (control)', async () => {
    const whole = await publishAndKill(site.blog, site.runFolder, paths, {
      atCall: null,
      delay: 0,
      victims: 'all',
    });
    expect(whole.outcome).toMatchObject({ result: 'published' });
    expect(whole.calls).toEqual(expect.arrayContaining(['fetch', 'add', 'commit', 'merge', 'push']));
  });

  test(
    `leaves nothing broken, and the next one succeeds unaided (${rounds} kills)`,
    async () => {
      const { calls } = await publishAndKill(site.blog, site.runFolder, paths, {
        atCall: null,
        delay: 0,
        victims: 'all',
      });
      const writing = calls.flatMap((call, at) =>
        ['fetch', 'add', 'commit', 'update-index', 'merge', 'push'].includes(call) ? [at] : [],
      );
      const plans = fc.record({
        atCall: fc.oneof(fc.constantFrom(...writing), fc.nat(calls.length - 1)),
        delay: fc.nat(25),
        victims: fc.constantFrom('all' as const, 'all' as const, 'app' as const, 'git' as const),
      });
      const seed = Number(process.env.LEYSIN_SEED ?? Math.floor(Math.random() * 2 ** 31));
      console.log(`publish-kills: seed ${seed}`);
      const property = fc.asyncProperty(plans, async plan => {
        await tearDown();
        await prepare();
        await checkRound(plan);
      });
      await fc.assert(property, { numRuns: rounds, seed, endOnFailure: true });
    },
    rounds * 20_000,
  );
});
