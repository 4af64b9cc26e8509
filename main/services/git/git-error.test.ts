import { expect, test } from 'vitest';
import type { ErrorCode } from '../../../shared/app-error.ts';
import { describeError } from '../../../shared/errors/describe-error.ts';
import { gitError } from './git-error.ts';
import { recordedErrors as recorded } from './testing/recorded-errors.ts';

const samples: readonly (readonly [ErrorCode, string])[] = [
  ['git.auth-failed', "fatal: could not read Username for 'https://github.com': terminal prompts disabled"],
  ['git.auth-failed', "remote: Invalid username or password.\nfatal: Authentication failed for 'https://x/'"],
  [
    'git.auth-failed',
    'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
  ],
  [
    'git.auth-failed',
    "remote: Permission to a/b.git denied to c.\nfatal: unable to access 'https://x/': The requested URL returned error: 403",
  ],
  ['git.host-unreachable', "fatal: unable to access 'https://x/': Could not resolve host: x"],
  [
    'git.host-unreachable',
    "fatal: unable to access 'http://127.0.0.1:1/': Failed to connect to 127.0.0.1 port 1 after 0 ms",
  ],
  [
    'git.host-unreachable',
    'ssh: connect to host x port 22: Connection refused\nfatal: Could not read from remote repository.',
  ],
  ['git.host-unreachable', 'ssh: connect to host x port 22: Connection timed out'],
  ['git.host-unreachable', 'fatal: the remote end hung up unexpectedly'],
  ['git.host-unreachable', 'fatal: packet write failed: Broken pipe'],
  ['git.host-unreachable', 'fatal: the remote end hung up upon initial contact'],
  ['git.host-unreachable', 'fatal: expected flush after capabilities'],
  ['git.host-unreachable', 'error: Cannot access URL http://x/, return code 52\nfatal: git-http-push failed'],
  ['git.host-unreachable', 'error: RPC failed; curl 56 GnuTLS recv error'],
  ['git.host-key-unknown', 'Host key verification failed.\nfatal: Could not read from remote repository.'],
  [
    'git.host-key-changed',
    '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.',
  ],
  [
    'git.remote-not-found',
    "remote: Repository not found.\nfatal: repository 'https://github.com/a/b.git/' not found",
  ],
  ['git.remote-not-found', 'fatal: remote error: access denied or repository not exported: /x.git'],
  [
    'git.remote-not-found',
    "fatal: '/x' does not appear to be a git repository\nfatal: Could not read from remote repository.",
  ],
  ['git.push-rejected', '!\trefs/heads/main:refs/heads/main\t[rejected] (fetch first)'],
  ['git.push-rejected', '!\trefs/heads/main:refs/heads/main\t[rejected] (non-fast-forward)'],
  [
    'git.push-rejected',
    "remote: error: cannot lock ref 'refs/heads/main': is at 25959d but expected 96dd10\n!\tx\t[remote rejected] (failed to update ref)",
  ],
  ['git.remote-refused', '!\trefs/heads/main:refs/heads/main\t[remote rejected] (pre-receive hook declined)'],
  [
    'publish.file-too-large',
    'remote: error: GH001: Large files detected.\n!\tx\t[remote rejected] (pre-receive hook declined)',
  ],
  ['git.locked', "fatal: Unable to create '/b/.git/index.lock': File exists."],
  ['git.no-identity', '*** Please tell me who you are.'],
  ['git.signing-failed', 'error: gpg failed to sign the data\nfatal: failed to write commit object'],
  ['git.unsafe-owner', "fatal: detected dubious ownership in repository at '/b'"],
  ['git.unsupported-transport', "fatal: transport 'ext' not allowed"],
  ['git.not-a-repository', 'fatal: not a git repository (or any of the parent directories): .git'],
  ['file.disk-full', 'error: unable to write file x: No space left on device'],
  ['file.no-permission', "error: could not open '.git/COMMIT_EDITMSG': Permission denied"],
  ...recorded,
  ['git.failed', 'fatal: something nobody has seen'],
];

test.each(samples)('%s is read from %j', (code, stderr) => {
  const error = gitError({ args: ['push'], code: 128, stdout: Buffer.alloc(0), stderr });
  expect(error.code).toBe(code);
  expect(error.data).toMatchObject({ command: 'push', exitCode: 128, details: stderr });
});

test('names the lock and the folder, leaves progress out and cuts very long words', () => {
  const locked = gitError({
    args: ['add'],
    code: 128,
    stdout: Buffer.alloc(0),
    stderr: "Unable to create '/b/.git/index.lock': File exists.",
  });
  expect(locked.data.path).toBe('/b/.git/index.lock');
  const stranger = "fatal: detected dubious ownership in repository at '/b'";
  const owned = gitError({ args: ['status'], code: 128, stdout: Buffer.alloc(0), stderr: stranger });
  expect(owned.data.path).toBe('/b');
  const stderr = `Writing objects: 100% (4/4), done.\nfatal: ${'x'.repeat(20_000)}`;
  const long = gitError({ args: ['push'], code: 1, stdout: Buffer.from('!\tref\n'), stderr });
  expect(long.data.details).toMatch(/^!\tref\nfatal: x+$/);
  expect(String(long.data.details)).toHaveLength(8_000);
});

test.each(samples)('%s: no secret comes through, wherever git repeats it (%#)', (code, words) => {
  const token = 'ghp_0123456789abcdefghijABCDEFGHIJ';
  const stderr = `${words}\nremote: sent ${token} to https://me:s3cret@host.example/x?token=pl4nted\n`;
  const error = gitError({
    args: ['push'],
    code: 1,
    stdout: Buffer.from(`To https://me:s3cret@h/x\n`),
    stderr,
  });
  const { title, text, details } = describeError(error);
  expect(error.code).toBe(code);
  expect(details).toContain('sent …');
  expect(JSON.stringify([error.data, title, text])).not.toMatch(/s3cret|ghp_|pl4nted/);
});

test('keeps secrets out, also those on standard output', () => {
  const stdout = Buffer.from('To https://me:s3cret@host/x\n!\tx:x\t[rejected] (fetch first)\n');
  const error = gitError({ args: ['push'], code: 1, stdout, stderr: 'see https://me:s3cret@host/x' });
  expect(error.code).toBe('git.push-rejected');
  expect(JSON.stringify(error.data)).not.toContain('s3cret');
});

test('there are enough recorded words, each found by a row of its own kind', () => {
  expect(recorded.length).toBeGreaterThanOrEqual(40);
  expect(recorded.filter(([, words]) => words.trim() === '')).toEqual([]);
});

test('names what the words name: host, hook, filter, what the remote said', () => {
  const dataOf = (stderr: string) =>
    gitError({ args: ['push'], code: 1, stdout: Buffer.alloc(0), stderr }).data;
  expect(dataOf("fatal: unable to access 'https://host.example:8443/x/': Failed to connect").host).toBe(
    'host.example',
  );
  expect(dataOf('ssh: connect to host host.example port 22: Connection refused').host).toBe('host.example');
  expect(dataOf('writer@host.example: Permission denied (publickey).').host).toBe('host.example');
  expect(dataOf('fatal: cannot run .git/hooks/pre-commit: No such file or directory').hook).toBe(
    'pre-commit',
  );
  expect(dataOf("fatal: a.png: clean filter 'shrink' failed").filter).toBe('shrink');
  expect(
    dataOf("error: external filter 'npx tidy' failed 1\nfatal: a.md: clean filter 'prose' failed").filter,
  ).toBe('prose');
  expect(dataOf("error: external filter 'npx tidy' failed").filter).toBe('npx tidy');
  expect(
    dataOf('remote: error: File big film.mp4 is 120.00 MB; this exceeds GitHub’s file size limit').path,
  ).toBe('big film.mp4');
  expect(
    dataOf('remote: posts need review\nremote:\n!\tx\t[remote rejected] (pre-receive hook declined)').reason,
  ).toBe('posts need review');
});
