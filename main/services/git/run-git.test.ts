import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeOf } from '../../../shared/app-error.test-support.ts';
import { takingOver } from './guard-arguments.ts';
import { type GitCall, observeGit, runGit } from './run-git.ts';

let folder: string;
const path = process.env.PATH;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leysin-git-'));
});
afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a program called git before the real one. */
function fakeGit(script: string): void {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  process.env.PATH = `${bin}:${path}`;
}

const run = (more: Partial<GitCall> = {}) => runGit({ cwd: folder, args: ['status'], ...more });

describe('running git', () => {
  test('gives bytes, the exit code the caller expects, and input', async () => {
    fakeGit("cat; printf '\\377\\000'; exit 3");
    const answer = await run({ accept: [0, 3], input: 'in' });
    expect(answer.code).toBe(3);
    expect(answer.stdout).toEqual(Buffer.from([0x69, 0x6e, 0xff, 0]));
  });

  test('throws for any other exit code', async () => {
    fakeGit('echo "fatal: not a git repository" >&2; exit 128');
    expect(await codeOf(run())).toBe('git.not-a-repository');
  });

  test('has no input, no terminal, and does not ask', async () => {
    fakeGit('cat; env; (: </dev/tty) 2>/dev/null && echo HAS-TTY; true');
    process.env.GIT_DIR = '/elsewhere';
    process.env.GPG_TTY = '/dev/tty';
    const text = (await run()).stdout.toString();
    delete process.env.GIT_DIR;
    delete process.env.GPG_TTY;
    expect(text).toContain('GIT_TERMINAL_PROMPT=0');
    expect(text).toContain('LC_ALL=C');
    expect(text).toContain('GIT_OPTIONAL_LOCKS=0');
    expect(text).not.toContain('GIT_DIR=');
    expect(text).not.toContain('GPG_TTY');
    expect(text).not.toContain('HAS-TTY');
  });

  test('hands over arguments as they are, no shell between', async () => {
    fakeGit('for word; do printf "%s\\0" "$word"; done');
    const odd = ['$(touch x)', '`x`', 'a b', '"', "'", '\n', '*', ';'];
    const words = (await run({ args: ['status', '--', ...odd] })).stdout.toString().split('\0');
    expect(words.slice(-odd.length - 1, -1)).toEqual(odd);
  });

  test('reports lines of standard error as they come, ended by LF or CR', async () => {
    fakeGit("printf 'one\\ntwo 10%%\\rtwo 20%%\\rthree' >&2");
    const lines: string[] = [];
    const answer = await run({ onLine: line => lines.push(line) });
    expect(lines).toEqual(['one', 'two 10%', 'two 20%', 'three']);
    expect(answer.stderr).toBe('one\nthree');
  });

  test('keeps lines that end in CR LF, as those of OpenSSH do, wherever they are torn apart', async () => {
    fakeGit("printf 'denied.\\r\\nfailed.\\r' >&2; sleep 0.1; printf '\\nfatal\\n' >&2; exit 128");
    const lines: string[] = [];
    const answer = await run({ accept: [128], onLine: line => lines.push(line) });
    expect(lines).toEqual(['denied.', 'failed.', 'fatal']);
    expect(answer.stderr).toBe('denied.\nfailed.\nfatal\n');
  });

  test('cuts secrets out of lines and errors', async () => {
    fakeGit('echo "fatal: unable to access https://me:s3cret@host/x" >&2; exit 128');
    const lines: string[] = [];
    const error = await run({ onLine: line => lines.push(line) }).catch(problem => problem);
    expect(JSON.stringify([lines, error.data])).not.toContain('s3cret');
    expect(error.data.details).toContain('https://host/x');
  });

  test.each([
    ['a time limit', { timeLimit: 200 }, 'git.timeout'],
    ['a limit of silence', { idleLimit: 200 }, 'git.timeout'],
  ])('ends at %s', async (_, limits, code) => {
    fakeGit('sleep 600');
    expect(await codeOf(run(limits))).toBe(code);
  });

  test('goes on as long as it is not silent', async () => {
    fakeGit('for i in 1 2 3 4 5 6; do sleep 0.2; echo .; done');
    expect((await run({ idleLimit: 1_000 })).stdout.toString()).toBe('.\n'.repeat(6));
  });

  test('ends when it is cancelled, before or after it has begun', async () => {
    fakeGit('echo begun >&2; sleep 600');
    const controller = new AbortController();
    const code = codeOf(run({ signal: controller.signal, onLine: () => controller.abort() }));
    expect(await code).toBe('cancelled');
    expect(await codeOf(run({ signal: controller.signal }))).toBe('cancelled');
  });

  test('kills what does not end when asked', async () => {
    fakeGit("trap '' TERM; echo begun >&2; while :; do sleep 1; done");
    const controller = new AbortController();
    expect(await codeOf(run({ signal: controller.signal, onLine: () => controller.abort() }))).toBe(
      'cancelled',
    );
  });

  test.skipIf(process.platform === 'win32')('tells when somebody else kills it, and only then', async () => {
    fakeGit('case "$*" in *status) kill -9 $$;; *diff) exit 137;; *ls-files) yes;; *) sleep 600;; esac');
    const killed: string[] = [];
    const codeFor = (name: string, more: Partial<GitCall> = {}) =>
      codeOf(run({ args: [name], onKilled: () => killed.push(name), ...more }));
    expect(await codeFor('diff')).toBe('git.failed');
    expect(await codeFor('rev-parse', { timeLimit: 200 })).toBe('git.timeout');
    expect(await codeFor('ls-files', { outputLimit: 1_000, cutOutput: true })).toBe('no error');
    expect(killed).toEqual([]);
    expect(await codeFor('status')).toBe('git.failed');
    expect(killed).toEqual(['status']);
  });

  test('refuses more output than asked for, or cuts it', async () => {
    fakeGit('yes');
    expect(await codeOf(run({ outputLimit: 1_000 }))).toBe('git.failed');
    expect((await run({ outputLimit: 1_000, cutOutput: true })).stdout.length).toBeGreaterThan(1_000);
  });

  test('tells a missing git from a missing folder', async () => {
    process.env.PATH = folder;
    expect(await codeOf(run())).toBe('git.missing');
    expect(await codeOf(run({ cwd: join(folder, 'none') }))).toBe('file.not-found');
  });
});

const cloning = [
  ...['clone', '--progress', '--origin=origin', '--no-local', '--no-recurse-submodules'],
  '--end-of-options',
];

describe('what may be said to git', () => {
  test.each([
    [['reset', '--hard']],
    [['clean', '-fd']],
    [['checkout', '-f', 'main']],
    [['stash']],
    [['rebase', 'main']],
    [['add', '-A']],
    [['add', '.']],
    [['add', '--intent-to-add', '-A']],
    [['commit', '-a', '-m', 'x']],
    [['commit', '--only', '--amend']],
    [['commit', '--only', '--no-verify']],
    [['merge', 'main']],
    [['fetch', '--force', 'origin']],
    [['push', '--force', 'origin', 'main']],
    [['push', '--force-with-lease', 'origin', 'main']],
    [['push', '-f', 'origin', 'main']],
    [['push', 'origin', '+main:main']],
    [['push', 'origin', ':main']],
    [['push', '--delete', 'origin', 'main']],
    [['push', '--mirror', 'origin']],
    [['config', 'core.editor', 'x']],
    [['config', '--null', '--get-regexp', '.*']],
    [['config', '--null', '--get-regexp', '^(core)$', '--global']],
    [['config', '--null', '--unset-all', '^(core)$']],
    [['config', '--local', 'core.editor', 'x']],
    [['config', '--global', 'user.name', 'x']],
    [['config', '--local', 'user.name']],
    [['config', '--local', 'user.name', '--unset']],
    [['config', '--local', 'user.name', 'x', '--global']],
    [['credential', 'fill']],
    [['credential', 'reject']],
    [['credential', 'approve', '--x']],
    [['remote', 'remove', 'origin']],
    [['remote', 'add', 'origin', '--mirror=push']],
    [['remote', 'add', '-f', 'origin', 'https://host/x']],
    [['remote', 'add', 'other', 'https://host/x']],
    [['clone', 'https://host/x', 'blog']],
    [['clone', '--progress', '--upload-pack=evil', '--end-of-options', 'https://host/x', 'blog']],
    [[...cloning, 'https://host/x', '/somewhere']],
    [['ls-remote', '--upload-pack=evil', 'https://host/x']],
    [['ls-remote', '--quiet', '--heads', 'https://host/x']],
    [['symbolic-ref', 'HEAD', 'refs/heads/x']],
    [['read-tree', '-u', '-m', 'HEAD']],
    [['update-ref', 'refs/heads/main', 'x']],
    [['update-ref', '-m', 'why', 'refs/heads/main', 'a'.repeat(40)]],
    [['update-ref', '-m', 'why', 'refs/heads/main', '0'.repeat(40), 'a'.repeat(40)]],
    [['update-ref', '-m', 'why', 'refs/remotes/origin/main', 'a'.repeat(40), 'b'.repeat(40)]],
    [['update-ref', '-m', takingOver, 'refs/remotes/origin/main', 'a'.repeat(40), '0'.repeat(40)]],
    [['update-ref', '-m', takingOver, 'refs/remotes/origin/main', '0'.repeat(40), 'a'.repeat(40)]],
    [['update-ref', '-m', 'why', 'refs/leysin/kept/abc', 'a'.repeat(40), 'b'.repeat(40)]],
    [['update-ref', '-m', 'why', 'refs/leysin/other', 'a'.repeat(40), '0'.repeat(40)]],
    [['update-ref', '-d', 'refs/leysin/kept/abc']],
    [['update-ref', '-d', 'refs/heads/main']],
    [['gc']],
    [['constructor']],
    [[]],
  ])('not %j', async args => {
    const seen: unknown[] = [];
    const stop = observeGit(call => seen.push(call));
    expect(await codeOf(run({ args }))).toBe('internal');
    stop();
    expect(seen).toEqual([]);
  });

  test('but what publishing says, is', async () => {
    fakeGit('true');
    const push = ['push', '--porcelain', '--end-of-options', 'origin', 'refs/heads/main:refs/heads/main'];
    const move = ['update-ref', '-m', 'why', 'refs/heads/main', 'a'.repeat(40), 'b'.repeat(40)];
    const who = ['config', '--local', 'user.email', 'x@example.org'];
    const settings = ['config', '--null', '--get-regexp', '^(user\\.name)$'];
    const others = [settings, ['commit', '--only', '-F', '-'], ['merge', '--ff-only', 'x'], ['status']];
    const starts = [
      ['remote', 'add', 'origin', 'https://host/x'],
      [...cloning, 'https://host/x', 'blog'],
      ['ls-remote', '--quiet', '--heads', '--end-of-options', 'https://host/x'],
    ];
    for (const args of [push, move, who, ...others, ...starts])
      expect(await codeOf(run({ args }))).toBe('no error');
  });
});
