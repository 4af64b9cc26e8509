import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildTakeBackChild, type KillPlan, takeBackAndKill } from '../publish/testing/killed-publish.ts';
import { paragraphs, SiteFixture } from '../publish/testing/site-fixture.ts';
import { tidyHost } from '../publish/testing/tidy-host.ts';
import { takeBackPublish } from './take-back.ts';
import { plainRules } from './testing/take-back-rules.ts';

const rounds = process.env.LEYSIN_LONG === '1' ? 50 : 3;
const noKill: KillPlan = { atCall: null, delay: 0, victims: 'all' };

const isLinux = process.platform === 'linux';

let folder: string;
let program: string;
let site: SiteFixture;
let commit: string;
beforeAll(async () => {
  if (!isLinux) return;
  folder = mkdtempSync(join(tmpdir(), 'leysin-take-back-'));
  program = await buildTakeBackChild(folder);
});
afterAll(() => {
  if (isLinux) rmSync(folder, { recursive: true });
});
beforeEach(prepare);
afterEach(() => site.remove());

/** A publish that made, changed and removed posts; the remote is ahead, and the user has changes of their own. */
async function prepare(): Promise<void> {
  site = new SiteFixture();
  commit = site.commitAndPush({
    'posts/new.md': 'new',
    'posts/one.md': paragraphs('one', { 1: 'newer' }),
    'posts/two.md': null,
  });
  site.pushFromElsewhere({ 'posts/one.md': paragraphs('one', { 1: 'newer', 5: 'from elsewhere' }) });
  site.write('posts/three.md', paragraphs('three', { 1: 'staged' }));
  site.git('add', 'posts/three.md');
  site.write('posts/three.md', paragraphs('three', { 1: 'staged', 5: 'not staged' }));
  site.write('.env', 'SECRET=1');
}

const own = () => site.git('diff', '--cached', '--', 'posts/three.md') + site.read('posts/three.md');

async function checkRound(plan: KillPlan): Promise<void> {
  const before = own();
  const tip = site.tip();
  const killed = await takeBackAndKill(program, site, commit, plan);
  const where = `killed ${plan.victims} in call ${plan.atCall} (${killed.calls.at(-1)}) after ${plan.delay} ms`;
  expect(site.git('fsck', '--strict', '--no-dangling'), where).toBe('');
  expect(own(), where).toBe(before);
  expect(site.read('posts/new.md'), where).toBe('new');
  // The remote is a folder: its git is a child of ours, and is killed with it.
  if (plan.victims !== 'app') tidyHost(site);
  const next = await takeBackPublish({
    root: site.blog,
    runFolder: site.runFolder,
    commit,
    ...plainRules,
  });
  expect(['published', 'nothing'], `${where}: ${JSON.stringify(next)}`).toContain(next.result);
  checkEnd(where, before, tip);
}

function checkEnd(where: string, before: string, tip: string): void {
  expect(own(), where).toBe(before);
  expect(site.gitIn(site.remote, 'fsck', '--strict', '--no-dangling'), where).toBe('');
  expect(site.git('merge-base', tip, site.tip()).trim(), where).toBe(tip);
  expect(site.git('rev-list', '--count', `${tip}..${site.tip()}`).trim(), where).toBe('1');
  const online = (path: string) => site.gitIn(site.remote, 'show', `main:${path}`);
  expect(online('posts/one.md'), where).toBe(paragraphs('one', { 5: 'from elsewhere' }));
  expect(online('posts/two.md'), where).toBe(paragraphs('two'));
  expect(site.read('posts/one.md'), where).toBe(paragraphs('one', { 1: 'newer', 5: 'from elsewhere' }));
  expect(site.git('status', '--porcelain'), where).toBe(
    ' M posts/one.md\nMM posts/three.md\n D posts/two.md\n?? .env\n?? posts/new.md\n',
  );
  const left = readdirSync(join(site.blog, '.git')).filter(name => /\.(lock|tmp)$/.test(name));
  expect(left, where).toEqual([]);
}

describe.skipIf(!isLinux)('taking back that is killed', () => {
  test(
    `leaves nothing broken, and the next try ends it unaided (${rounds} kills)`,
    async () => {
      const whole = await takeBackAndKill(program, site, commit, noKill);
      // The control: without a kill all of it is done.
      expect(whole.outcome).toMatchObject({ result: 'published' });
      const writing = whole.calls.flatMap((call, at) =>
        ['fetch', 'commit-tree', 'update-ref', 'update-index', 'merge', 'push'].includes(call) ? [at] : [],
      );
      expect(new Set(writing.map(at => whole.calls[at]))).toContain('update-ref');
      const plans = fc.record({
        atCall: fc.oneof(fc.constantFrom(...writing), fc.nat(whole.calls.length - 1)),
        delay: fc.nat(25),
        victims: fc.constantFrom('all' as const, 'all' as const, 'app' as const, 'git' as const),
      });
      const seed = Number(process.env.LEYSIN_SEED ?? Math.floor(Math.random() * 2 ** 31));
      console.log(`take-back-kills: seed ${seed}`);
      const property = fc.asyncProperty(plans, async plan => {
        site.remove();
        await prepare();
        await checkRound(plan);
      });
      await fc.assert(property, { numRuns: rounds, seed, endOnFailure: true });
    },
    (rounds + 2) * 20_000,
  );

  test('between the branch and the index: the next run puts the index right', async () => {
    const { calls } = await takeBackAndKill(program, site, commit, noKill);
    const moved = calls.indexOf('update-ref');
    site.remove();
    await prepare();
    await checkRound({ atCall: moved + 1, delay: 0, victims: 'all' });
  });
});
