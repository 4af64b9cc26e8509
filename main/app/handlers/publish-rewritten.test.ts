import { beforeEach, describe, expect, it } from 'vitest';
import type { PublishProgress } from '../../../shared/model/publish.ts';
import type { SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { context, type TestWindow } from '../app-parts.test-support.ts';
import { openSiteWindow, openTrusted } from '../site-window.test-support.ts';

let site: SiteFixture;
let window: TestWindow;

const one = 'posts/one.md';
const key = `ghp_${'Ab3dEf6hIj'.repeat(4)}`;
const post = (text: string) => `---\ntitle: One\n---\n\n${text}\n`;
const append = (text: string) => `printf '%s\\n' '${text}' >> ${one}; git add ${one}`;

beforeEach(async () => {
  ({ site, window } = await openSiteWindow());
  site.commitAndPush({ [one]: post('Text.') });
  site.write(one, post('Changed.'));
});

const publish = (isUnseen = true, progress: (value: PublishProgress) => void = () => undefined) =>
  window.handlers['publish.run'](
    { posts: [one], message: null, seen: null, files: null, isUnseen },
    { ...context, progress },
  );
const online = (path = one) => site.gitIn(site.remote, 'show', `main:${path}`);
const everOnline = () => site.gitIn(site.remote, 'log', '--all', '-p', '--format=%s');
const indexed = () => [site.git('rev-parse', 'HEAD'), site.git('ls-files', '--stage')].join('\n');

/** With this hook the publish is refused: nothing is online, index and branch are as before. Gives what is told. */
async function refused(script: string, isUnseen = true) {
  site.hook('pre-commit', script);
  await openTrusted(window, site.blog);
  // Something of the user's is staged beside it.
  site.write('posts/two.md', 'staged');
  site.git('add', 'posts/two.md');
  const before = [indexed(), site.tip()];
  const outcome = await publish(isUnseen);
  expect(outcome).toMatchObject({
    result: 'refused',
    commit: null,
    error: {
      code: 'publish.checks-failed',
      data: { isRewritten: true, isUndone: true, hook: 'pre-commit', paths: [one] },
    },
  });
  expect([indexed(), site.tip()]).toEqual(before);
  expect(site.git('for-each-ref', '--contains', 'HEAD', '--format=%(refname)')).not.toContain('leysin');
  return outcome.error?.data ?? {};
}

describe('what a hook writes into the post that is published', () => {
  it.each([true, false])(
    'stops it where it is a key, with file and line; all but the file is as before (unseen: %s)',
    async isUnseen => {
      const data = await refused(append(`token ${key}`), isUnseen);
      expect(data).toMatchObject({ count: 1, rules: ['secret'] });
      expect(data.details).toContain(`${one}:6: error: This looks like a token of GitHub.`);
      expect(site.read(one)).toBe(`${post('Changed.')}token ${key}\n`);
      expect(site.git('diff', '--cached', '--name-only')).toBe('posts/two.md\n');
      site.hook('pre-commit', 'exit 0');
      await openTrusted(window, site.blog);
      // It is in the file now, and is found there.
      const again = await publish(false);
      expect(again.error).toMatchObject({ code: 'publish.checks-failed', data: { rules: ['secret'] } });
      site.write(one, post('Changed.'));
      expect(await publish()).toMatchObject({ result: 'published' });
      expect(everOnline()).not.toContain(key);
    },
  );

  it('stops it where it is marks of a merge', async () => {
    const marks = ['<<<<<<< HEAD', 'mine', '=======', 'theirs', '>>>>>>> branch'].join('\n');
    const data = await refused(append(marks));
    expect(data).toMatchObject({ rules: ['merge-marker'] });
    expect(data.details).toContain(`${one}:6: error:`);
  });

  it('stops it where it is in the commit alone, and not in the file', async () => {
    const script = `oid=$(echo 'token ${key}' | git hash-object -w --stdin); git update-index --cacheinfo 100644,$oid,${one}`;
    expect((await refused(script)).details).toContain(`${one}:1: error: This looks like`);
    expect(site.read(one)).toBe(post('Changed.'));
  });

  it.each(['warning', 'off'])(
    'goes online where the blog has the rule set to %s, and is told',
    async setting => {
      site.write('.leysin.json', JSON.stringify({ version: 1, checks: { secret: setting } }));
      site.hook('pre-commit', append(`token ${key}`));
      await openTrusted(window, site.blog);
      expect(await publish()).toMatchObject({ result: 'published', files: [one], rewritten: [one] });
      expect(online()).toContain(key);
    },
  );

  it('goes online where nothing is found in it, and is told', async () => {
    site.hook('pre-commit', append('By the hook.'));
    await openTrusted(window, site.blog);
    expect(await publish()).toMatchObject({ result: 'published', files: [one], rewritten: [one] });
    expect(online()).toBe(`${post('Changed.')}By the hook.\n`);
    expect(site.git('status', '--porcelain')).toBe('');
  });

  it('stands in a commit that cannot be undone, and stops the next publish, too', async () => {
    site.hook('pre-commit', append(`token ${key}`));
    site.hook('post-commit', 'touch .git/refs/heads/main.lock');
    await openTrusted(window, site.blog);
    expect(await publish()).toMatchObject({
      result: 'committed',
      error: { code: 'publish.checks-failed', data: { isRewritten: true, isUndone: false } },
    });
    site.drop('.git/refs/heads/main.lock');
    site.write(one, post('Without it.'));
    site.hook('pre-commit', 'exit 0');
    site.hook('post-commit', 'exit 0');
    await openTrusted(window, site.blog);
    expect(await publish(false)).toMatchObject({
      result: 'refused',
      error: { code: 'publish.checks-failed', data: { isEarlier: true, rules: ['secret'] } },
    });
    expect(everOnline()).not.toContain(key);
  });
});

describe('what a hook takes out of the commit', () => {
  it.each([
    ['the change, as one that tidies up', `git show HEAD:${one} > ${one}; git add ${one}`, false],
    [
      'the change, in the commit alone',
      `git update-index --cacheinfo 100644,$(git rev-parse HEAD:${one}),${one}`,
      true,
    ],
    ['the file', `git rm -qf --cached ${one}`, true],
  ])('stops it: %s', async (_, script, isStillChanged) => {
    site.hook('pre-commit', script);
    await openTrusted(window, site.blog);
    site.write('posts/two.md', 'staged');
    site.git('add', 'posts/two.md');
    const before = [indexed(), site.tip()];
    expect(await publish()).toMatchObject({
      result: 'refused',
      commit: null,
      error: { code: 'publish.hook-left-out', data: { paths: [one], isUndone: true } },
    });
    expect([indexed(), site.tip()]).toEqual(before);
    expect(site.git('diff', '--name-only')).toBe(isStillChanged ? `${one}\n` : '');
    if (!isStillChanged) expect(await publish()).toMatchObject({ result: 'nothing' });
  });

  it('stops it where that is a post which is not published now', async () => {
    const two = 'posts/two.md';
    site.hook('pre-commit', `git rm -qf --cached ${two}`);
    await openTrusted(window, site.blog);
    const before = [indexed(), site.tip()];
    const error = { code: 'publish.hook-left-out', data: { paths: [two], isUndone: true } };
    expect(await publish()).toMatchObject({ result: 'refused', error });
    expect([indexed(), site.tip()]).toEqual(before);
  });

  it('does not stop what else is in it, where that is a change that is none any more', async () => {
    site.hook('pre-commit', `git show HEAD:${one} > ${one}; git add ${one}`);
    await openTrusted(window, site.blog);
    const two = 'posts/two.md';
    site.write(two, post('Two.'));
    const both = { posts: [one, two], message: null, seen: null, files: null, isUnseen: true };
    expect(await window.handlers['publish.run'](both, context)).toMatchObject({ result: 'published' });
    expect(online(two)).toBe(post('Two.'));
    expect(site.git('status', '--porcelain')).toBe('');
  });
});

describe('what is no hook’s work is not told as that', () => {
  it.each([
    ['a hook that only looks', 'exit 0'],
    ['no hook', null],
  ])('text typed while the remote is asked, with %s', async (_, script) => {
    if (script !== null) site.hook('pre-commit', script);
    await openTrusted(window, site.blog);
    const typed = post('Changed, and typed on.');
    const outcome = await publish(true, ({ step }) => {
      if (step === 'try-merge') site.write(one, typed);
    });
    expect(outcome).toMatchObject({ result: 'published' });
    expect(outcome.rewritten).toBeUndefined();
    expect(online()).toBe(typed);
  });
});
