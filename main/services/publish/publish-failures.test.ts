import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SiteLimits } from '../site-run/site-run.ts';
import { GitServer } from './testing/git-server.ts';
import { SiteFixture } from './testing/site-fixture.ts';

let site: SiteFixture;
let server: GitServer;
let address: string;
beforeEach(async () => {
  site = new SiteFixture();
  server = new GitServer(site.folder);
  address = await server.start();
  site.git('remote', 'set-url', 'origin', `${address}/remote.git`);
  site.write('posts/one.md', 'changed');
});
afterEach(async () => {
  await server.stop();
  site.remove();
});

/** A commit stands here, nothing is online; a later publish takes it there. */
async function committedThenPublished(
  code: string,
  repair: () => void | Promise<void>,
  limits: SiteLimits = {},
): Promise<string> {
  const tip = site.tip();
  const outcome = await site.publish(['posts/one.md'], { limits });
  expect(outcome).toMatchObject({ result: 'committed', files: ['posts/one.md'], error: { code } });
  expect(outcome.commit).toBe(site.git('rev-parse', 'HEAD').trim());
  expect(site.tip()).toBe(tip);
  expect(site.git('status', '--porcelain')).toBe('');
  await repair();
  const again = await site.publish(['posts/one.md']);
  expect(again).toMatchObject({ result: 'published', commit: outcome.commit, files: ['posts/one.md'] });
  expect(site.tip()).toBe(outcome.commit);
  expect(site.git('rev-list', '--count', 'HEAD').trim()).toBe('2');
  return String(outcome.error?.data.details);
}

describe('a publish that cannot reach the remote keeps the commit and goes on from there', () => {
  test('works over http when nothing is wrong', async () => {
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(site.tip()).toBe(site.git('rev-parse', 'HEAD').trim());
  });

  test('nobody listens', async () => {
    const dead = new GitServer(site.folder);
    const gone = await dead.start();
    await dead.stop();
    site.git('remote', 'set-url', 'origin', `${gone}/remote.git`);
    await committedThenPublished('git.host-unreachable', () => {
      site.git('remote', 'set-url', 'origin', `${address}/remote.git`);
    });
  });

  test('the host has no name', async () => {
    site.git('remote', 'set-url', 'origin', 'https://nowhere.invalid/remote.git');
    await committedThenPublished('git.host-unreachable', () => {
      site.git('remote', 'set-url', 'origin', `${address}/remote.git`);
    });
  });

  test('a login is asked for, though reading is public', async () => {
    Object.assign(server.rules, { login: 'writer:right', isPublic: true });
    await committedThenPublished('git.auth-failed', () => {
      server.rules.login = null;
    });
  });

  test('the password in the address is wrong, and no message repeats it', async () => {
    server.rules.login = 'writer:right';
    const secret = 'sw0rdfish';
    site.git('remote', 'set-url', 'origin', `${address.replace('//', `//writer:${secret}@`)}/remote.git`);
    const details = await committedThenPublished('git.auth-failed', () => {
      site.git('remote', 'set-url', 'origin', `${address.replace('//', '//writer:right@')}/remote.git`);
    });
    expect(details).toContain('Authentication failed');
    expect(details).not.toContain(secret);
  });

  test("the user's credential helper is asked", async () => {
    server.rules.login = 'writer:right';
    site.git('config', 'credential.helper', '!f() { echo username=writer; echo password=right; }; f');
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
  });

  test('the remote declines', async () => {
    site.hook('pre-receive', 'echo "posts need review" >&2; exit 1', site.remote);
    const details = await committedThenPublished('git.remote-refused', () => {
      site.hook('pre-receive', 'exit 0', site.remote);
    });
    expect(details).toContain('posts need review');
  });

  test('our own pre-push hook declines', async () => {
    site.hook('pre-push', 'echo "not on Fridays" >&2; exit 1');
    const details = await committedThenPublished('git.hook-failed', () => site.hook('pre-push', 'exit 0'));
    expect(details).toContain('not on Fridays');
  });
});

describe('over ssh', () => {
  /** A program named ssh that says and does what it is told, and notes its arguments. */
  const sshThat = (script: string) => {
    const program = join(site.folder, 'ssh');
    writeFileSync(program, `#!/bin/sh\necho "$@" >> "${site.folder}/ssh-said"\n${script}\n`, { mode: 0o755 });
    site.git('config', 'core.sshCommand', program);
    site.git('config', 'ssh.variant', 'ssh');
    site.git('remote', 'set-url', 'origin', `writer@host.example:${site.remote}`);
  };

  test("the user's own command is used, told never to ask", async () => {
    sshThat('for last; do :; done; eval "$last"');
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(site.read('../ssh-said')).toMatch(/^-o BatchMode=yes .*writer@host\.example/);
  });

  test.each([
    ['git.host-key-unknown', 'Host key verification failed.'],
    ['git.auth-failed', 'writer@host.example: Permission denied (publickey).'],
    ['git.host-unreachable', 'ssh: connect to host host.example port 22: Connection refused'],
  ])('%s', async (code, words) => {
    sshThat(`echo "${words}" >&2; exit 255`);
    const details = await committedThenPublished(code, () => sshThat('for last; do :; done; eval "$last"'));
    expect(details).toContain(words);
  });
});

test('a push that arrived although the reply was cut counts as published', async () => {
  server.rules.cutsReply = true;
  expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
  expect(site.tip()).toBe(site.git('rev-parse', 'HEAD').trim());
});

describe('somebody else is faster between our fetch and our push', () => {
  const racing = (times: number) =>
    site.hook(
      'pre-push',
      `n=$(cat "${site.folder}/races" 2>/dev/null || echo 0)
       [ "$n" -ge ${times} ] && exit 0
       echo $((n + 1)) > "${site.folder}/races"
       cd "${site.folder}" && rm -rf racer && unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_LITERAL_PATHSPECS
       git clone -q remote.git racer && cd racer && echo x > "raced-$n" && git add . && git commit -qm raced && git push -q origin HEAD:main`,
    );

  test('twice: ours goes on top of theirs', async () => {
    racing(2);
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(site.gitIn(site.remote, 'ls-tree', '--name-only', 'main')).toBe('posts\nraced-0\nraced-1\n');
    expect(site.tip()).toBe(site.git('rev-parse', 'HEAD').trim());
  });

  test('always: we give up after three times, with the commit kept', async () => {
    racing(9);
    expect(await site.publish(['posts/one.md'])).toMatchObject({
      result: 'committed',
      error: { code: 'git.push-rejected' },
    });
    expect(site.gitIn(site.remote, 'ls-tree', '--name-only', 'main')).toBe(
      'posts\nraced-0\nraced-1\nraced-2\n',
    );
  });

  test('with a conflict: the commit is kept and theirs stays online', async () => {
    site.hook(
      'pre-push',
      `cd "${site.folder}" && unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_LITERAL_PATHSPECS
       [ -e racer ] && exit 0
       git clone -q remote.git racer && cd racer && echo theirs > posts/one.md && git commit -qam raced && git push -q origin HEAD:main`,
    );
    const outcome = await site.publish(['posts/one.md']);
    expect(outcome).toMatchObject({
      result: 'committed',
      error: { code: 'publish.conflict', data: { paths: ['posts/one.md'] } },
    });
    expect(site.gitIn(site.remote, 'show', 'main:posts/one.md')).toBe('theirs\n');
    expect(site.read('posts/one.md')).toBe('changed');
  });
});

describe('cancelling', () => {
  test.each([
    ['check', 'refused'],
    ['fetch', 'refused'],
    ['try-merge', 'refused'],
    ['commit', 'refused'],
    ['merge', 'committed'],
    ['push', 'committed'],
  ])('at the step %s ends as %s', async (step, result) => {
    const before = site.snapshot();
    const controller = new AbortController();
    const outcome = await site.publish(['posts/one.md'], {
      signal: controller.signal,
      onProgress: progress => {
        if (progress.step === step) controller.abort();
      },
    });
    expect(outcome).toMatchObject({ result, error: { code: 'cancelled' } });
    if (result === 'refused') expect(site.snapshot()).toBe(before);
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
  });

  test('while the host still works on what it has is no cancel any more: it is online, and that is said', async () => {
    site.hook('post-receive', 'echo received; sleep 60', site.remote);
    const controller = new AbortController();
    const running = site.publish(['posts/one.md'], { signal: controller.signal });
    const tip = site.tip();
    await expect.poll(() => site.tip(), { timeout: 20_000 }).not.toBe(tip);
    controller.abort();
    const outcome = await running;
    expect(outcome).toMatchObject({ result: 'published', commit: site.tip() });
    expect(outcome).not.toHaveProperty('error');
  });

  test('while the host has not taken it yet says that it may', async () => {
    const mark = join(site.folder, 'received');
    site.hook('pre-receive', `cat > /dev/null; touch "${mark}"; exec sleep 60`, site.remote);
    const controller = new AbortController();
    const running = site.publish(['posts/one.md'], { signal: controller.signal });
    await expect.poll(() => existsSync(mark), { timeout: 20_000 }).toBe(true);
    controller.abort();
    const error = { code: 'cancelled', data: { isSent: true } };
    expect(await running).toMatchObject({ result: 'committed', error });
  });

  test('ends a hook that hangs, and what the hook has started', async () => {
    site.write('posts/new.md', 'new');
    const mark = join(site.folder, 'hook-pid');
    site.hook('pre-commit', `sleep 600 & echo $! > "${mark}.new"; mv "${mark}.new" "${mark}"; wait`);
    const before = site.snapshot();
    const controller = new AbortController();
    const running = site.publish(['posts/one.md', 'posts/new.md'], { signal: controller.signal });
    await expect.poll(() => site.read('../hook-pid'), { timeout: 10_000 }).not.toBeNull();
    controller.abort();
    expect(await running).toMatchObject({ result: 'refused', error: { code: 'cancelled' } });
    const pid = Number(site.read('../hook-pid'));
    await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false);
    expect(site.snapshot()).toBe(before);
  });
});

function isRunning(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return false;
  }
}
