import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { paragraphs, SiteFixture } from '../publish/testing/site-fixture.ts';

let site: SiteFixture;
let killed: string;
beforeEach(() => {
  site = new SiteFixture();
  killed = join(site.folder, 'killed');
  site.write('posts/one.md', paragraphs('one', { 1: 'from here' }));
});
afterEach(() => site.remove());

const publish = () => site.publish(['posts/one.md']);
const locks = () =>
  readdirSync(join(site.blog, '.git'), { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.lock'),
  );

/** Kills the first git that moves the branch, once that is in the given state (git, githooks, reference-transaction). */
function killWhen(state: 'prepared' | 'committed'): void {
  const isIt = `[ "$1" = ${state} ] && [ ! -e '${killed}' ] && grep -q 'refs/heads/main$'`;
  site.hook('reference-transaction', `if ${isIt}; then touch '${killed}'; kill -9 $PPID; fi`);
}

/** Leaves a lock after the commit, as a git does that is killed while it takes that away. */
function leaveLock(after: string): void {
  site.hook('post-commit', `touch .git/HEAD.lock; ${after}`);
}

describe.skipIf(process.platform === 'win32')('a git that somebody else kills', () => {
  test.each(['prepared', 'committed'] as const)(
    'keeps no later publish from going online (branch %s)',
    async state => {
      killWhen(state);
      const outcome = await publish();
      expect(existsSync(killed)).toBe(true);
      expect(outcome.result).toBe(state === 'prepared' ? 'refused' : 'published');
      expect(locks()).toEqual([]);
      expect(readdirSync(site.runFolder)).toEqual([]);
      expect(await publish()).toMatchObject({ result: state === 'prepared' ? 'published' : 'nothing' });
      expect(site.git('status', '--porcelain')).toBe('');
    },
  );

  test('leaves no lock, though all its work was done', async () => {
    leaveLock('kill -9 $PPID');
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(locks()).toEqual([]);
  });

  test('leaves the index as the branch is, so that what is online comes in beside what was published', async () => {
    const [one, two] = ['posts/one.md', 'posts/two.md'];
    site.pushFromElsewhere({
      [one]: paragraphs('one', { 5: 'elsewhere' }),
      [two]: paragraphs('two', { 5: 'elsewhere' }),
    });
    site.write(two, paragraphs('two', { 1: 'from here' }));
    killWhen('committed');
    const outcome = await publish();
    expect(existsSync(killed)).toBe(true);
    expect(outcome).toMatchObject({ result: 'published', files: [one] });
    expect(outcome.left).toBeUndefined();
    expect(site.git('rev-parse', 'HEAD').trim()).toBe(site.tip());
    expect(site.git('status', '--porcelain')).toBe(` M ${two}\n`);
    expect(site.read(one)).toBe(paragraphs('one', { 1: 'from here', 5: 'elsewhere' }));
    expect(site.read(two)).toBe(paragraphs('two', { 1: 'from here', 5: 'elsewhere' }));
    expect(await site.publish([two])).toMatchObject({ result: 'published' });
    const both = paragraphs('two', { 1: 'from here', 5: 'elsewhere' });
    expect(site.gitIn(site.remote, 'show', `main:${two}`)).toBe(both);
  });
});

/** Publishes, which leaves a lock behind, and again, which that lock stops. */
async function expectLockStays(): Promise<void> {
  await publish();
  expect(locks()).toEqual(['HEAD.lock']);
  rmSync(join(site.blog, '.git/hooks/post-commit'));
  site.write('posts/one.md', 'changed again');
  expect(await publish()).toMatchObject({ result: 'refused', error: { code: 'git.locked' } });
  expect(locks()).toEqual(['HEAD.lock']);
}

describe('a lock of somebody else', () => {
  test('that comes during a publish stays when no git of that was killed', async () => {
    leaveLock('true');
    await expectLockStays();
  });

  test.skipIf(process.platform !== 'linux')(
    'stays while a git is alive that may hold it, even when one of ours was killed',
    async () => {
      const other = spawn('git', ['cat-file', '--batch'], { cwd: site.blog });
      const ended = new Promise(resolve => other.on('close', resolve));
      try {
        other.stdin.write('HEAD\n');
        await new Promise(resolve => other.stdout.once('data', resolve));
        leaveLock('kill -9 $PPID');
        await expectLockStays();
      } finally {
        other.stdin.end();
        await ended;
      }
      expect(await publish()).toMatchObject({ result: 'published' });
      expect(locks()).toEqual([]);
    },
  );
});
