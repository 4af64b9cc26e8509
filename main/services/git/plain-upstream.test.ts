import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SiteFixture } from '../publish/testing/site-fixture.ts';
import { findUpstream } from './remote.ts';
import { openRepository } from './repository.ts';
import { observeGit } from './run-git.ts';
import { readSettings } from './settings.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

/** Once out of the settings, and once with everything asked of git itself, as without any settings known. */
async function findBoth(target: { remote: string; branch: string } | null = null) {
  const repository = await openRepository(site.blog);
  const find = (settings: ReadonlyMap<string, readonly string[]>) =>
    findUpstream({ ...repository, settings }, 'main', target).catch(error => error.code as string);
  const calls: string[] = [];
  const settings = await readSettings(repository);
  const stop = observeGit(args => calls.push(args[0] ?? ''));
  const found = await find(settings);
  const wasPlain = calls.length === 0;
  const asked = await find(new Map());
  stop();
  return { found, asked, wasPlain };
}

const origin = (name: string, ...values: string[]) => site.git('config', `remote.origin.${name}`, ...values);
const add = (name: string, value: string) => site.git('config', '--add', `remote.origin.${name}`, value);

describe('where a branch goes, read from the settings, is what git says', () => {
  test.each<readonly [string, boolean, () => void]>([
    ['as cloned', true, () => undefined],
    ['another address to push to', true, () => origin('pushurl', 'ssh://git@example.org/push.git')],
    ['a secret in the address', true, () => origin('url', 'https://user:token@example.org/blog.git')],
    ['a remote helper as address', true, () => origin('url', 'ext::sh -c evil')],
    ['one to push to', true, () => origin('pushurl', 'ext::sh -c evil')],
    ['a line end in the address', true, () => origin('url', 'https://a.example/x\next::sh -c evil')],
    ['an address that is rewritten', false, () => site.git('config', 'url.ext::sh.insteadOf', site.remote)],
    ['only for pushing', false, () => site.git('config', 'url.ssh://x/.pushInsteadOf', site.remote)],
    ['two addresses', false, () => add('url', 'ssh://git@example.org/second.git')],
    ['two to push to', false, () => ['ssh://a.example/x', 'ext::x'].map(value => add('pushurl', value))],
    ['an empty one to push to', false, () => origin('pushurl', '')],
    ['other names for what was seen', false, () => origin('fetch', '+refs/heads/*:refs/elsewhere/*')],
    ['no upstream', false, () => site.git('branch', '--unset-upstream')],
    ['an upstream of this repository', false, () => site.git('config', 'branch.main.remote', '.')],
    ['an upstream that is no branch', false, () => site.git('config', 'branch.main.merge', 'refs/tags/x')],
    ['two upstreams', false, () => site.git('config', '--add', 'branch.main.merge', 'refs/heads/other')],
    ['no remote', false, () => site.git('remote', 'remove', 'origin')],
  ])('%s', async (_what, isPlain, change) => {
    change();
    const { found, asked, wasPlain } = await findBoth();
    expect(found).toEqual(asked);
    expect(wasPlain).toBe(isPlain);
  });

  test('for a branch the user chose', async () => {
    const { found, asked, wasPlain } = await findBoth({ remote: 'origin', branch: 'deploy' });
    expect(found).toEqual(asked);
    expect(found).toMatchObject({ remoteRef: 'refs/heads/deploy', configured: true });
    expect(wasPlain).toBe(true);
  });

  test('for a remote that is gone', async () => {
    const { found, asked } = await findBoth({ remote: 'other', branch: 'deploy' });
    expect([found, asked]).toEqual(['publish.choose-target', 'publish.choose-target']);
  });
});
