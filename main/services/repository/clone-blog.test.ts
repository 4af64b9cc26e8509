import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeOf } from '../../../shared/app-error.test-support.ts';
import { observeGit } from '../git/run-git.ts';
import { GitServer } from '../publish/testing/git-server.ts';
import { SiteFixture } from '../publish/testing/site-fixture.ts';
import { type CloneRequest, cloneBlog } from './clone-blog.ts';

let site: SiteFixture;
let place: string;
beforeEach(() => {
  site = new SiteFixture();
  place = join(site.folder, 'place');
  mkdirSync(place);
});
afterEach(() => site.remove());

const clone = (more: Partial<CloneRequest> = {}) =>
  cloneBlog({ address: site.remote, mayBeFolder: true, folder: join(place, 'mine'), ...more });

describe('a clone', () => {
  test('has the posts, the history and where it came from, and says how far it is', async () => {
    const fractions: number[] = [];
    await clone({ onFraction: fraction => fractions.push(fraction) });
    const mine = join(place, 'mine');
    expect(readFileSync(join(mine, 'posts/one.md'), 'utf8')).toBe(site.read('posts/one.md'));
    expect(site.gitIn(mine, 'status', '--porcelain', '--branch').trim()).toBe('## main...origin/main');
    expect(site.gitIn(mine, 'remote', 'get-url', 'origin').trim()).toBe(site.remote);
    expect(readdirSync(place)).toEqual(['mine']);
    expect(fractions.length).toBeGreaterThan(1);
    expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
    expect(fractions.at(-1)).toBeLessThanOrEqual(1);
  });

  test('may go into an empty folder and make those above it, never into one that holds anything', async () => {
    mkdirSync(join(place, 'empty'));
    await clone({ folder: join(place, 'empty') });
    expect(existsSync(join(place, 'empty/posts/one.md'))).toBe(true);
    await clone({ folder: join(place, 'a/b/c') });
    expect(existsSync(join(place, 'a/b/c/posts/one.md'))).toBe(true);
    mkdirSync(join(place, 'full'));
    writeFileSync(join(place, 'full', '.hidden'), 'mine');
    expect(await codeOf(clone({ folder: join(place, 'full') }))).toBe('repository.folder-not-empty');
    expect(readdirSync(join(place, 'full'))).toEqual(['.hidden']);
    expect(await codeOf(clone({ folder: join(place, 'full', '.hidden') }))).toBe(
      'repository.folder-not-empty',
    );
  });

  test.each(['-x', '--upload-pack=evil', 'a\nb'])('never goes into a folder named %j', async name => {
    const calls: unknown[] = [];
    const stop = observeGit(args => calls.push(args));
    expect(await codeOf(clone({ folder: join(place, name) }))).toBe('repository.bad-folder');
    expect(await codeOf(clone({ folder: name }))).toBe('repository.bad-folder');
    stop();
    expect(calls).toEqual([]);
  });

  test('that fails leaves nothing, also of the folders above, and can be tried again', async () => {
    const folder = join(place, 'a/b/mine');
    const none = join(site.folder, 'none.git');
    expect(await codeOf(clone({ folder, address: none }))).toBe('git.remote-not-found');
    expect(readdirSync(place)).toEqual([]);
    await clone({ folder });
    expect(existsSync(join(folder, 'posts/one.md'))).toBe(true);
  });

  test('that is cancelled leaves nothing but what was there', async () => {
    mkdirSync(join(place, 'mine'));
    const controller = new AbortController();
    const onFraction = () => controller.abort();
    expect(await codeOf(clone({ onFraction, signal: controller.signal }))).toBe('cancelled');
    expect(readdirSync(place)).toEqual(['mine']);
    expect(readdirSync(join(place, 'mine'))).toEqual([]);
    await clone();
    expect(existsSync(join(place, 'mine/posts/one.md'))).toBe(true);
  });

  test('clears away what a killed one left, and nothing of one that is at work', async () => {
    const gone = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim();
    const aside = (name: string, pid: number) => {
      mkdirSync(join(place, name, 'blog'), { recursive: true });
      writeFileSync(join(place, name, 'cloning.json'), JSON.stringify({ pid, start: null }));
    };
    aside('mine-cloning-dead', Number(gone));
    aside('mine-cloning-busy', process.pid);
    mkdirSync(join(place, 'mine-cloning-yours'));
    await clone();
    expect(readdirSync(place).sort()).toEqual(['mine', 'mine-cloning-busy', 'mine-cloning-yours']);
  });

  test('obeys no settings of a folder around it', async () => {
    const marker = join(site.folder, 'PWNED');
    site.gitIn(place, 'init', '-q');
    for (const name of ['core.sshCommand', 'core.fsmonitor', 'remote.origin.uploadpack', 'core.hooksPath'])
      site.gitIn(
        place,
        'config',
        name,
        name === 'core.hooksPath' ? join(place, 'evil') : `touch ${marker}; :`,
      );
    mkdirSync(join(place, 'evil'));
    writeFileSync(join(place, 'evil/post-checkout'), `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
    await clone();
    expect(await codeOf(clone({ folder: join(place, 'b'), address: 'ssh://127.0.0.1:1/x' }))).toBe(
      'git.host-unreachable',
    );
    expect(existsSync(marker)).toBe(false);
    // Git as it is called plainly in that place does obey them.
    expect(() => site.gitIn(join(place, 'mine', '..'), 'ls-remote', 'ssh://127.0.0.1:1/x')).toThrow();
    expect(existsSync(marker)).toBe(true);
  });

  test('from a server goes on when the server is there again, and lets in whom it knows', async () => {
    const server = new GitServer(site.folder, { login: 'me:secret' });
    const address = `${await server.start()}/remote.git`;
    try {
      const aside = { address, mayBeFolder: false, limits: { idleLimit: 1_000 } };
      expect(await codeOf(clone(aside))).toBe('git.auth-failed');
      server.rules.login = null;
      server.rules.hangs = true;
      expect(await codeOf(clone(aside))).toBe('git.timeout');
      server.rules.hangs = false;
      server.rules.status = 500;
      expect(await codeOf(clone(aside))).toBe('git.server-failed');
      expect(readdirSync(place)).toEqual([]);
      server.rules.status = null;
      await clone(aside);
      expect(existsSync(join(place, 'mine/posts/one.md'))).toBe(true);
    } finally {
      await server.stop();
    }
  });

  test('takes no submodules', async () => {
    site.gitIn(
      site.blog,
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      site.remote,
      'theme',
    );
    site.git('commit', '-q', '-m', 'Theme');
    site.git('push', '-q');
    await clone();
    expect(readdirSync(join(place, 'mine/theme'))).toEqual([]);
  });
});
