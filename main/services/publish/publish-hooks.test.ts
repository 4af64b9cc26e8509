import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SiteLimits } from '../site-run/site-run.ts';
import { SiteFixture } from './testing/site-fixture.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
  site.write('posts/one.md', 'changed');
  site.write('posts/new.md', 'new');
});
afterEach(() => site.remove());

const paths = ['posts/one.md', 'posts/new.md'];

/** The publish is refused with everything as before, and works once the cause is gone. */
async function refusedThenPublished(
  code: string,
  repair: () => void,
  limits: SiteLimits = {},
): Promise<string> {
  const before = site.snapshot();
  const outcome = await site.publish(paths, { limits });
  expect(outcome).toMatchObject({ result: 'refused', commit: null, error: { code } });
  expect(site.snapshot()).toBe(before);
  repair();
  expect(await site.publish(paths)).toMatchObject({ result: 'published' });
  return String(outcome.error?.data.details);
}

describe("the user's hooks", () => {
  test.each(['pre-commit', 'commit-msg', 'prepare-commit-msg'])('may refuse: %s', async name => {
    site.hook(name, 'echo "spelling: teh" >&2; exit 1');
    const said = await refusedThenPublished('git.hook-failed', () => site.hook(name, 'exit 0'));
    expect(said).toContain('spelling: teh');
  });

  test('that hang and do not want to end are killed, and their locks removed', async () => {
    site.hook('pre-commit', "trap '' TERM; while :; do sleep 600; done");
    await refusedThenPublished('git.timeout', () => site.hook('pre-commit', 'exit 0'), { commit: 1_500 });
  });

  test('may rewrite the post: what goes online is what they made of it', async () => {
    site.hook('pre-commit', 'echo rewritten > posts/one.md; git add posts/one.md');
    expect(await site.publish(paths)).toMatchObject({ result: 'published' });
    expect(site.gitIn(site.remote, 'show', 'main:posts/one.md')).toBe('rewritten\n');
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('may rewrite the post while it is typed on: what they made of it is not left staged the other way round', async () => {
    site.hook(
      'pre-commit',
      'sed -i "s/changed/CHANGED/" posts/one.md; git add posts/one.md; echo "and more" >> posts/one.md',
    );
    expect(await site.publish(paths)).toMatchObject({ result: 'published' });
    expect(site.gitIn(site.remote, 'show', 'main:posts/one.md')).toBe('CHANGED');
    expect(site.read('posts/one.md')).toBe('CHANGEDand more\n');
    expect(site.git('diff', '--cached')).toBe('');
  });

  test('may rewrite the post, but not what the user has staged of it meanwhile', async () => {
    site.hook('pre-commit', 'echo CHANGED > posts/one.md; git add posts/one.md');
    site.hook('post-commit', 'echo mine > posts/one.md; git add posts/one.md');
    expect(await site.publish(paths)).toMatchObject({ result: 'published' });
    expect(site.git('show', ':posts/one.md')).toBe('mine\n');
  });

  test('that end because git was killed have not declined', async () => {
    // Its shell is a child of git, which is killed first.
    site.hook('pre-commit', 'kill -9 $PPID; sleep 60');
    const outcome = await site.publish(paths);
    expect(outcome).toMatchObject({
      result: 'refused',
      error: { code: 'git.failed', data: { signal: 'SIGKILL' } },
    });
    site.hook('pre-commit', 'exit 0');
    expect(await site.publish(paths)).toMatchObject({ result: 'published' });
  });

  test('that add files of their own: those do not go online unseen, and all is as before', async () => {
    site.write('posts/later.md', 'announced by the user');
    site.git('add', '--intent-to-add', 'posts/later.md');
    site.write('posts/two.md', 'staged');
    site.git('add', 'posts/two.md');
    site.write('posts/two.md', 'written after that');
    const before = site.snapshot();
    const all = [...paths, 'posts/later.md', 'posts/two.md'];
    site.hook(
      'pre-commit',
      'echo SECRET > .env; git add .env; echo hook >> posts/three.md; git add posts/three.md',
    );
    expect(await site.publish(all)).toMatchObject({
      result: 'refused',
      commit: null,
      error: {
        code: 'publish.hook-added-files',
        data: { paths: ['.env', 'posts/three.md'], isUndone: true },
      },
    });
    // What the hook wrote is the user's to keep or to drop; nothing else is another than before.
    site.drop('.env');
    site.git('checkout', '--', 'posts/three.md');
    expect(site.snapshot()).toBe(before);
    site.hook('pre-commit', 'exit 0');
    expect(await site.publish(all)).toMatchObject({ result: 'published' });
  });

  test('that add a file to a commit which cannot be undone: the index does not say it was deleted', async () => {
    site.hook('pre-commit', 'echo SECRET > .env; git add .env');
    site.hook('post-commit', 'touch .git/refs/heads/main.lock');
    expect(await site.publish(paths)).toMatchObject({
      result: 'committed',
      error: { code: 'publish.hook-added-files', data: { paths: ['.env'], isUndone: false } },
    });
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('that leave a program behind do not hold the publish up', async () => {
    const mark = join(site.folder, 'left-behind');
    site.hook('post-commit', `sleep 600 & echo $! > "${mark}"`);
    try {
      expect(await site.publish(paths)).toMatchObject({ result: 'published' });
    } finally {
      process.kill(Number(site.read('../left-behind')));
    }
  });

  test('may complain after the commit', async () => {
    site.hook('post-commit', 'exit 1');
    site.hook('post-merge', 'exit 1');
    site.pushFromElsewhere({ 'added.md': 'a' });
    expect(await site.publish(paths)).toMatchObject({ result: 'published' });
  });
});

describe('signing', () => {
  const signWith = (script: string) => {
    const program = join(site.folder, 'fake-gpg');
    writeFileSync(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    site.git('config', 'gpg.program', program);
    site.git('config', 'commit.gpgSign', 'true');
  };
  const stop = () => site.git('config', '--unset', 'commit.gpgSign');

  test('that fails refuses the publish and is named', async () => {
    signWith('echo "gpg: no pinentry" >&2; exit 2');
    expect(await refusedThenPublished('git.signing-failed', stop)).toContain('failed to sign');
  });

  test('is done for the commit and for the merge', async () => {
    signWith('cat >/dev/null; printf "\\n[GNUPG:] SIG_CREATED " >&2; echo "-----BEGIN PGP SIGNATURE-----"');
    site.pushFromElsewhere({ 'added.md': 'a' });
    expect(await site.publish(paths)).toMatchObject({ result: 'published' });
    for (const commit of ['HEAD', 'HEAD^1'])
      expect(site.git('cat-file', 'commit', commit)).toContain('gpgsig');
  });
});
