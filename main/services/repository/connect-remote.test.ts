import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeOf } from '../../../shared/app-error.test-support.ts';
import { observeGit } from '../git/run-git.ts';
import { GitServer } from '../publish/testing/git-server.ts';
import { SiteFixture } from '../publish/testing/site-fixture.ts';
import { connectRemote } from './connect-remote.ts';

let site: SiteFixture;
let empty: string;
beforeEach(() => {
  site = new SiteFixture();
  empty = join(site.folder, 'empty.git');
  site.gitIn(site.folder, 'init', '-q', '--bare', empty);
  site.git('remote', 'remove', 'origin');
});
afterEach(() => site.remove());

const connect = (address: string, root = site.blog) => connectRemote({ root, address, mayBeFolder: true });

describe('connecting a blog', () => {
  test('to an empty repository adds it, and the next publish sends all of it', async () => {
    expect(await connect(empty)).toBe(empty);
    expect(site.git('remote', 'get-url', 'origin').trim()).toBe(empty);
    expect(site.gitIn(empty, 'for-each-ref')).toBe('');
    site.write('posts/one.md', 'changed');
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
    expect(site.gitIn(empty, 'show', 'main:posts/one.md')).toBe('changed');
    expect(site.gitIn(empty, 'rev-list', '--count', 'main').trim()).toBe('2');
  });

  test('to where it was before goes on there', async () => {
    expect(await connect(site.remote)).toBe(site.remote);
    site.write('posts/one.md', 'changed');
    expect(await site.publish(['posts/one.md'])).toMatchObject({ result: 'published' });
  });

  test('to what came from elsewhere is refused, and nothing is changed', async () => {
    const other = join(site.folder, 'other');
    mkdirSync(other);
    site.gitIn(other, 'init', '-q');
    writeFileSync(join(other, 'README.md'), 'x');
    site.gitIn(other, 'add', '.');
    site.gitIn(other, 'commit', '-q', '-m', 'Elsewhere');
    site.gitIn(other, 'push', '-q', empty, 'main');
    const config = site.read('.git/config');
    expect(await codeOf(connect(empty))).toBe('repository.not-empty');
    expect(site.read('.git/config')).toBe(config);
  });

  test('to its own folder is refused, however that is named', async () => {
    symlinkSync(site.blog, join(site.folder, 'link'));
    for (const address of [
      site.blog,
      `${site.blog}/`,
      join(site.blog, '.git'),
      `file://${join(site.folder, 'link')}`,
    ])
      expect(await codeOf(connect(address)), address).toBe('repository.address-is-own');
    expect(site.git('remote')).toBe('');
  });

  test('says what stands in the way', async () => {
    expect(await codeOf(connect(join(site.folder, 'none.git')))).toBe('git.remote-not-found');
    expect(await codeOf(connect('https://127.0.0.1:1/x.git'))).toBe('git.host-unreachable');
    const fresh = join(site.folder, 'fresh');
    mkdirSync(fresh);
    site.gitIn(fresh, 'init', '-q');
    expect(await codeOf(connect(empty, fresh))).toBe('git.no-commits');
    await connect(empty);
    expect(await codeOf(connect(site.remote))).toBe('repository.has-remote');
  });

  test('to a server that asks for a password says so, and no secret is kept', async () => {
    const server = new GitServer(site.folder, { login: 'me:s3cret' });
    const address = `${await server.start()}/empty.git`;
    try {
      expect(await codeOf(connect(address))).toBe('git.auth-failed');
      expect(await codeOf(connect(address.replace('//', '//me:s3cret@')))).toBe(
        'repository.address-has-secret',
      );
      server.rules.login = null;
      expect(await connect(address)).toBe(address);
      expect(site.read('.git/config')).not.toContain('s3cret');
    } finally {
      await server.stop();
    }
  });

  test('asks git nothing about an address that is none', async () => {
    const calls: unknown[] = [];
    const stop = observeGit(args => calls.push(args));
    expect(await codeOf(connect('ext::sh -c touch% PWNED'))).toBe('repository.bad-address');
    stop();
    expect(calls).toEqual([]);
  });
});
