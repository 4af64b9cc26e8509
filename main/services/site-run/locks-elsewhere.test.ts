import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openRepository } from '../git/repository.ts';
import { isAnyGitRunning, isOfEarlierStart, namesGit, portableStart } from '../processes/portable-mark.ts';
import { isAlive, markProcess } from '../processes/process-mark.ts';
import { SiteFixture } from '../publish/testing/site-fixture.ts';
import { removeDeadLocks } from './locks.ts';

const { platform } = process;
const running: ChildProcess[] = [];
afterEach(async () => {
  Object.defineProperty(process, 'platform', { value: platform });
  for (const child of running.splice(0)) {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
});

/** As on a system without `/proc`; its programs are those of this one. */
function elsewhere(): void {
  Object.defineProperty(process, 'platform', { value: 'darwin' });
}

async function start(program: string, args: readonly string[], cwd = tmpdir()): Promise<ChildProcess> {
  const child = spawn(program, args, { cwd, stdio: 'pipe' });
  running.push(child);
  await once(child, 'spawn');
  return child;
}

describe('where there is no /proc', () => {
  test('a living process counts as the marked one, also under a mark without a start or of another kind', async () => {
    const { pid = 0 } = await start('git', ['hash-object', '--stdin']);
    elsewhere();
    expect(isAlive(markProcess(pid))).toBe(true);
    for (const mark of [null, '12345', 'up', 'upx']) expect(isAlive({ pid, start: mark })).toBe(true);
  });

  test('one that has ended, or was seen before the machine was started, does not', async () => {
    const child = await start('git', ['version']);
    elsewhere();
    const mark = markProcess(child.pid ?? 0);
    if (child.exitCode === null) await once(child, 'exit');
    expect(isAlive(mark)).toBe(false);
    expect(isAlive({ pid: process.pid, start: 'up99999999999' })).toBe(false);
  });

  test('a number counts as its process until the machine runs for less long than it did', () => {
    const seen = portableStart();
    expect(isOfEarlierStart(seen)).toBe(false);
    expect([isOfEarlierStart('up100', 99), isOfEarlierStart('up100', 100)]).toEqual([true, false]);
  });

  test.skipIf(platform === 'win32')('no lock is taken while a git runs anywhere', async () => {
    const site = new SiteFixture();
    try {
      await start(process.env.LEYSIN_REAL_GIT ?? 'git', ['hash-object', '--stdin']);
      const repository = await openRepository(site.blog);
      const lock = join(site.blog, '.git/index.lock');
      writeFileSync(lock, '');
      elsewhere();
      await removeDeadLocks(repository, 0);
      expect(existsSync(lock)).toBe(true);
    } finally {
      site.remove();
    }
  });
});

describe('whether a git runs', () => {
  test('is taken for granted where the system does not tell', () => {
    expect(isAnyGitRunning(null)).toBe(true);
    expect(isAnyGitRunning(['/no/such/program'])).toBe(true);
    expect(isAnyGitRunning([process.execPath, '-e', 'process.exit(1)'])).toBe(true);
  });

  test.each([
    ['/usr/bin/git', true],
    ['  git', true],
    ['/Library/Developer/CommandLineTools/usr/libexec/git-core/git-remote-https', true],
    ['"git.exe","4711","Console","1","12,345 K"', true],
    ['"git-remote-https.exe","4711","Console","1","12,345 K"', true],
    ['/Applications/GitHub Desktop.app/Contents/MacOS/GitHub Desktop', false],
    ['/usr/local/bin/gitstatusd', false],
    ['"GitHubDesktop.exe","4711","Console","1","12,345 K"', false],
    ['/home/git/bin/node', false],
    ['', false],
  ])('is read from a list: %j', (line, isGit) => {
    expect(namesGit(`/sbin/launchd\n${line}\r\n/bin/zsh\n`)).toBe(isGit);
    expect(isAnyGitRunning([process.execPath, '-e', 'console.log(process.argv[1])', line])).toBe(isGit);
  });
});
