import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeOf } from '../../../shared/app-error.test-support.ts';
import type { Site } from '../../../shared/model/blog.ts';
import { openRepository } from '../git/repository.ts';
import { observeGit } from '../git/run-git.ts';
import { OpenRun } from '../site-run/run-record.ts';
import { createRepository, makeFirstCommit, readRepositoryStart } from './create-repository.ts';

const site: Site = {
  generator: 'hugo',
  root: '',
  title: 'Blog',
  defaultLang: 'en',
  languages: ['en'],
  timeZone: 'UTC',
  postPatterns: [],
  pagePatterns: [],
  imageFolder: 'static',
  options: {},
};

let root: string;
const environment = { ...process.env };
beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'leysin-start-')), 'blog');
  mkdirSync(root);
  const config = join(root, '..', 'gitconfig');
  writeFileSync(config, '');
  Object.assign(process.env, { GIT_CONFIG_GLOBAL: config, GIT_CONFIG_NOSYSTEM: '1' });
  for (const name of ['GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL', 'GIT_COMMITTER_NAME', 'GIT_COMMITTER_EMAIL'])
    delete process.env[name];
  write('content/one.md', 'One\n');
  write('static/a b é.png', 'picture');
});
afterEach(() => {
  process.env = { ...environment };
  rmSync(dirname(root), { recursive: true, force: true });
});

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const blog = () => ({ root, site });
const runFolder = () => join(root, '..', 'run');
const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
const committed = () => git('ls-tree', '-r', '-z', '--name-only', 'HEAD').split('\0').slice(0, -1);
const identity = { name: 'Ann "the \\ pen" Lee', email: 'ann@example.org' };
const begin = async (more: Partial<Parameters<typeof makeFirstCommit>[1]> = {}) => {
  const { print } = await readRepositoryStart(blog());
  return makeFirstCommit(blog(), { print, message: 'Begin', identity, runFolder: runFolder(), ...more });
};

describe('a folder without git', () => {
  test('is looked at without git, and offers a .gitignore for what the generator writes', async () => {
    const calls: unknown[] = [];
    const stop = observeGit(args => calls.push(args));
    expect(await readRepositoryStart(blog())).toMatchObject({
      stage: 'none',
      ignore: ['/public/', '/resources/_gen/', '/.hugo_build.lock'],
      files: [],
    });
    write('.gitignore', 'mine\n');
    expect((await readRepositoryStart(blog())).ignore).toEqual([]);
    stop();
    expect(calls).toEqual([]);
  });

  test('becomes a repository on main, with those lines when the user says so', async () => {
    await createRepository(blog(), ['/public/']);
    expect(readFileSync(join(root, '.gitignore'), 'utf8')).toBe('/public/\n');
    expect(git('symbolic-ref', 'HEAD').trim()).toBe('refs/heads/main');
    const start = await readRepositoryStart(blog());
    expect(start).toMatchObject({ stage: 'empty', needsIdentity: true });
    expect(start.files.map(({ path }) => path)).toEqual(['.gitignore', 'content/one.md', 'static/a b é.png']);
  });

  test('keeps a .gitignore that is there, and has none without the user', async () => {
    await createRepository(blog(), []);
    expect(existsSync(join(root, '.gitignore'))).toBe(false);
    rmSync(join(root, '.git'), { recursive: true });
    write('.gitignore', 'mine\n');
    await createRepository(blog(), ['/public/']);
    expect(readFileSync(join(root, '.gitignore'), 'utf8')).toBe('mine\n');
  });

  test('becomes one, too, when an earlier try was cut off, and stays one when there is one', async () => {
    mkdirSync(join(root, '.git/objects'), { recursive: true });
    expect((await readRepositoryStart(blog())).stage).toBe('none');
    await createRepository(blog(), []);
    git('config', 'core.note', 'kept');
    await createRepository(blog(), []);
    expect(git('config', 'core.note').trim()).toBe('kept');
  });
});

describe('the first commit', () => {
  beforeEach(() => createRepository(blog(), []));

  test('holds exactly what was shown: no secrets, no output, nothing hosts refuse', async () => {
    for (const path of ['.env', '.env.local', 'key.pem', 'deploy/id_ed25519', '.npmrc', 'secrets.yaml'])
      write(path, 'secret');
    write('service-account-blog.json', 'secret');
    for (const path of [
      'public/index.html',
      'public/a/b.html',
      'node_modules/x/y.js',
      'static/.DS_Store',
      'static/Thumbs.db',
    ])
      write(path, 'made');
    write('.env.example', 'NAME=\n');
    write('slides.key', 'x'.repeat(100_000));
    write('ignored.txt', 'x');
    write('.gitignore', 'ignored.txt\n');
    write('large.zip', '');
    truncateSync(join(root, 'large.zip'), 101 * 1024 * 1024);
    mkdirSync(join(root, 'theme'));
    execFileSync('git', ['init', '-q'], { cwd: join(root, 'theme') });
    write('theme/x.html', 'x');
    const { files, left } = await readRepositoryStart(blog());
    const shown = ['.env.example', '.gitignore', 'content/one.md', 'slides.key', 'static/a b é.png'];
    expect(files.map(({ path }) => path).sort()).toEqual(shown);
    expect(left.map(({ path, reason }) => `${reason} ${path}`).sort()).toEqual([
      'other-repository theme/',
      'output public/',
      'packages node_modules/',
      'secret .env',
      'secret .env.local',
      'secret .npmrc',
      'secret deploy/id_ed25519',
      'secret key.pem',
      'secret secrets.yaml',
      'secret service-account-blog.json',
      'system static/.DS_Store',
      'system static/Thumbs.db',
      'too-large large.zip',
    ]);
    await begin();
    expect(committed().sort()).toEqual(shown);
    expect(await readRepositoryStart(blog())).toMatchObject({ stage: 'alone', files: [] });
  });

  test('leaves out texts with a key in them, names line and kind, until they are put right or the blog has the rule set otherwise', async () => {
    const token = `ghp_${'Ab3dEf6hIj'.repeat(4)}`;
    write('keys.txt', `one\ntoken ${token}\n`);
    write('content/two.md', `---\ntitle: Two\n---\n\nAKIAIOSFODNN7ABCDEFG\n`);
    write('large.txt', `${token}\n${'x'.repeat(2 * 1024 * 1024)}`);
    write('picture.png', `${'x'.repeat(9_000)}\0${token}\n`);
    write('late.png', `\0${'x'.repeat(9_000)}${token}\n`);
    write('manual.txt', 'AKIAIOSFODNN7EXAMPLE');
    if (process.platform !== 'win32') symlinkSync('keys.txt', join(root, 'link.txt'));
    const names = async () => (await readRepositoryStart(blog())).files.map(({ path }) => path);
    const { left, files, print } = await readRepositoryStart(blog());
    expect(left).toEqual([
      {
        path: 'content/two.md',
        reason: 'secret-inside',
        secret: { line: 5, name: 'an access key of Amazon Web Services' },
      },
      { path: 'keys.txt', reason: 'secret-inside', secret: { line: 2, name: 'a token of GitHub' } },
    ]);
    expect(files.map(({ path }) => path)).not.toContain('keys.txt');
    // A key that comes in after the look is not committed.
    write('content/one.md', token);
    const late = { print, message: '', identity, runFolder: runFolder() };
    expect(await codeOf(makeFirstCommit(blog(), late))).toBe('publish.plan-changed');
    write('content/one.md', 'One\n');
    write('content/two.md', `---\ntitle: Two\n---\n`);
    expect(await names()).toContain('content/two.md');
    write('.leysin.json', '{ "version": 1, "checks": { "secret": "warning" } }');
    const warned = await readRepositoryStart(blog());
    expect(warned.left).toEqual([]);
    expect(warned.files.find(({ path }) => path === 'keys.txt')?.secret?.line).toBe(2);
    write('.leysin.json', '{ "version": 1, "checks": { "secret": "off" } }');
    const off = (await readRepositoryStart(blog())).files.find(({ path }) => path === 'keys.txt');
    expect([off?.path, off?.secret]).toEqual(['keys.txt', undefined]);
    expect([warned.secretRule, (await readRepositoryStart(blog())).secretRule]).toEqual(['warning', 'off']);
    rmSync(join(root, '.leysin.json'));
    await begin();
    expect(committed()).toContain('content/two.md');
    expect(committed()).not.toContain('keys.txt');
  });

  test('is listed out of thousands of files, and no longer when that is cancelled', async () => {
    for (let at = 0; at < 3_000; at += 1) write(`content/${at}.md`, `---\ntitle: ${at}\n---\n\nText.\n`);
    expect((await readRepositoryStart(blog())).files).toHaveLength(3_002);
    const stop = new AbortController();
    const looking = codeOf(readRepositoryStart(blog(), stop.signal));
    stop.abort();
    expect(await looking).toBe('cancelled');
    expect((await readRepositoryStart(blog())).stage).toBe('empty');
  });

  test('is by whom the user says, which is kept for this blog only', async () => {
    await begin();
    expect(git('log', '-1', '--format=%an <%ae>').trim()).toBe(`${identity.name} <${identity.email}>`);
    expect(git('config', '--local', 'user.name').trim()).toBe(identity.name);
    expect(readFileSync(join(root, '..', 'gitconfig'), 'utf8')).toBe('');
  });

  test.each([
    [null, 'git.no-identity'],
    [{ name: ' ', email: 'a@b' }, 'publish.bad-author'],
    [{ name: 'A\n[core]\nfsmonitor = evil', email: 'a@b' }, 'publish.bad-author'],
    [{ name: 'A', email: 'nowhere' }, 'publish.bad-author'],
    [{ name: 'A <b@c>', email: 'a@b' }, 'publish.bad-author'],
  ])('by %j is not made', async (who, code) => {
    expect(await codeOf(begin({ identity: who }))).toBe(code);
    expect((await readRepositoryStart(blog())).stage).toBe('empty');
    expect(readFileSync(join(root, '.git/config'), 'utf8')).not.toContain('[user]');
  });

  test('is not made of other files than were shown, and can be tried again', async () => {
    const { print } = await readRepositoryStart(blog());
    write('late.md', 'Late\n');
    expect(
      await codeOf(makeFirstCommit(blog(), { print, message: '', identity, runFolder: runFolder() })),
    ).toBe('publish.plan-changed');
    expect((await readRepositoryStart(blog())).stage).toBe('empty');
    await begin();
    expect(committed()).toContain('late.md');
  });

  test('goes on after one that was killed, whose locks it takes away; those of others stay', async () => {
    const repository = await openRepository(root);
    write('.git/index.lock', '');
    expect(await codeOf(begin())).toBe('git.locked');
    rmSync(join(root, '.git/index.lock'));
    await new OpenRun(runFolder(), repository, Date.now()).begin();
    write('.git/index.lock', '');
    await begin();
    expect(committed()).toContain('content/one.md');
    expect(existsSync(join(root, '.git/index.lock'))).toBe(false);
  });

  test.skipIf(process.platform === 'win32')('goes on at once after its git was killed', async () => {
    write('.git/hooks/reference-transaction', '#!/bin/sh\n[ "$1" = prepared ] && kill -9 $PPID\n');
    chmodSync(join(root, '.git/hooks/reference-transaction'), 0o755);
    expect(await codeOf(begin())).toMatch(/^git\./);
    rmSync(join(root, '.git/hooks/reference-transaction'));
    expect(existsSync(join(root, '.git/index.lock'))).toBe(false);
    await begin();
    expect(committed()).toContain('content/one.md');
  });

  test('is made once', async () => {
    await begin();
    const head = git('rev-parse', 'HEAD');
    await makeFirstCommit(blog(), { print: '', message: 'Again', identity: null, runFolder: runFolder() });
    expect(git('rev-parse', 'HEAD')).toBe(head);
  });

  test('leaves what the user has staged as it is', async () => {
    write('.env', 'secret');
    git('add', '.env');
    await begin();
    expect(committed()).not.toContain('.env');
    expect(git('ls-files', '.env').trim()).toBe('.env');
  });
});
