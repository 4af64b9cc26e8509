import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GitServer } from './testing/git-server.ts';
import { buildPublishChild, type KillPlan, publishAndKill } from './testing/killed-publish.ts';
import { paragraphs, SiteFixture } from './testing/site-fixture.ts';
import { tidyHost } from './testing/tidy-host.ts';

const rounds = process.env.LEYSIN_LONG === '1' ? 300 : 30;
/** Is not to be published. */
const joined = 'posts/joined.md';
const paths = ['posts/new.md', 'posts/one.md', 'posts/two.md'];
const isLinux = process.platform === 'linux';

let folder: string;
let program: string;
let prepared: SiteFixture;
let site: SiteFixture;
let server: GitServer;
beforeAll(async () => {
  if (!isLinux) return;
  folder = mkdtempSync(join(tmpdir(), 'leysin-kills-'));
  program = await buildPublishChild(folder);
  prepared = prepare();
});
afterAll(() => {
  if (!isLinux) return;
  prepared.remove();
  rmSync(folder, { recursive: true });
});
beforeEach(setUp);
afterEach(tearDown);

/**
 * The remote is ahead, the user has staged and unstaged changes elsewhere, one of them in a file that comes; three files are
 * to be published.
 */
function prepare(): SiteFixture {
  const made = new SiteFixture();
  made.write('other.md', paragraphs('other'));
  made.write(joined, paragraphs('joined'));
  made.git('add', 'other.md', joined);
  made.git('commit', '-q', '-m', 'Another');
  made.git('push', '-q');
  made.pushFromElsewhere({
    'posts/three.md': paragraphs('three', { 2: 'from elsewhere' }),
    'posts/one.md': paragraphs('one', { 5: 'from elsewhere' }),
    [joined]: paragraphs('joined', { 5: 'from elsewhere' }),
    'added.md': 'added elsewhere',
  });
  made.write('other.md', paragraphs('other', { 1: 'staged' }));
  made.git('add', 'other.md');
  made.write('other.md', paragraphs('other', { 1: 'staged', 5: 'not staged' }));
  made.write(joined, paragraphs('joined', { 1: 'from here' }));
  made.write('.env', 'SECRET=1');
  made.write('posts/new.md', 'new');
  made.write('posts/one.md', paragraphs('one', { 1: 'from here' }));
  made.drop('posts/two.md');
  return made;
}

async function setUp(): Promise<void> {
  if (!isLinux) return;
  site = new SiteFixture(prepared);
  server = new GitServer(site.folder);
  site.git('remote', 'set-url', 'origin', `${await server.start()}/remote.git`);
}

async function tearDown(): Promise<void> {
  if (!isLinux) return;
  await server.stop();
  site.remove();
}

const publish = (plan: KillPlan) => publishAndKill(program, site, paths, plan, () => server.kill());
const noKill: KillPlan = { atCall: null, delay: 0, victims: 'all' };

/** The user's own changes, which no publish may touch. */
const own = () => site.git('diff', '--cached', '--', 'other.md', '.env') + site.git('diff', '--', 'other.md');

async function checkRound(plan: KillPlan): Promise<void> {
  const before = own();
  const tip = site.tip();
  const killed = await publish(plan);
  const where = `killed ${plan.victims} in call ${plan.atCall} (${killed.calls.at(-1)}) after ${plan.delay} ms`;
  checkNothingBroken(where, tip);
  expect(own(), where).toBe(before);
  if (plan.victims === 'server') tidyHost(site);

  const next = await site.publish(paths);
  expect(['published', 'nothing'], `${where}: ${JSON.stringify(next)}`).toContain(next.result);
  expect(own(), where).toBe(before);
  // A file that was being written is swept when the program starts.
  const status = site.git('status', '--porcelain').replace(/^\?\? .*\.leysin-\d+-\w+\.tmp\n/gm, '');
  expect(status, where).toBe('MM other.md\n M posts/joined.md\n?? .env\n');
  const both = paragraphs('joined', { 1: 'from here', 5: 'from elsewhere' });
  expect(site.read(joined), where).toBe(both);
  expect(site.git('merge-base', tip, site.tip()).trim(), where).toBe(tip);
  expect(site.gitIn(site.remote, 'show', 'main:posts/new.md'), where).toBe('new');
  const merged = paragraphs('one', { 1: 'from here', 5: 'from elsewhere' });
  expect(site.gitIn(site.remote, 'show', 'main:posts/one.md'), where).toBe(merged);
  const online = site.gitIn(site.remote, 'ls-tree', '-r', '--name-only', 'main').trim().split('\n');
  const posts = ['posts/joined.md', 'posts/new.md', 'posts/one.md', 'posts/three.md'];
  expect(online, where).toEqual(['added.md', 'other.md', ...posts]);
  expect(site.gitIn(site.remote, 'show', `main:${joined}`), where).not.toContain('from here');
  expect(
    readdirSync(join(site.blog, '.git')).filter(name => /\.(lock|tmp)$/.test(name)),
    where,
  ).toEqual([]);
}

/** Right after the kill: both repositories are whole, the remote is where it was or further, and every text is there. */
function checkNothingBroken(where: string, tip: string): void {
  expect(site.git('fsck', '--strict', '--no-dangling'), where).toBe('');
  expect(site.gitIn(site.remote, 'fsck', '--strict', '--no-dangling'), where).toBe('');
  expect(site.gitIn(site.remote, 'merge-base', tip, 'main').trim(), where).toBe(tip);
  expect(site.read('posts/new.md'), where).toBe('new');
  expect(site.read('posts/one.md'), where).toContain('from here');
}

describe.skipIf(!isLinux)('a publish that is killed', () => {
  test('does all its work when it is not (control)', async () => {
    const whole = await publish(noKill);
    expect(whole.outcome).toMatchObject({ result: 'published' });
    expect(whole.calls).toEqual(expect.arrayContaining(['fetch', 'add', 'commit', 'merge', 'push']));
  });

  test(
    `leaves nothing broken, and the next one succeeds unaided (${rounds} kills of app, git and server)`,
    async () => {
      const { calls } = await publish(noKill);
      const places = (wanted: readonly string[]) =>
        calls.flatMap((call, at) => (wanted.includes(call) ? [at] : []));
      const writing = places(['fetch', 'add', 'commit', 'update-index', 'merge', 'push']);
      const delay = fc.nat(25);
      const here = fc.record({
        atCall: fc.oneof(fc.constantFrom(...writing), fc.nat(calls.length - 1)),
        delay,
        victims: fc.constantFrom('all' as const, 'all' as const, 'app' as const, 'git' as const),
      });
      const there = fc.record({
        atCall: fc.constantFrom(...places(['fetch', 'push'])),
        delay,
        victims: fc.constant('server' as const),
      });
      const seed = Number(process.env.LEYSIN_SEED ?? Math.floor(Math.random() * 2 ** 31));
      console.log(`publish-kills: seed ${seed}`);
      const property = fc.asyncProperty(fc.oneof(here, here, there), async plan => {
        await tearDown();
        await setUp();
        await checkRound(plan);
      });
      await fc.assert(property, { numRuns: rounds, seed, endOnFailure: true });
    },
    rounds * 20_000,
  );
});
