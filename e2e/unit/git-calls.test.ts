import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settingsFor } from '../../main/services/git/git-environment.ts';
import { countCommands, findFault, findFaults } from '../tools/check-git-calls.ts';
import { makeGitRecorder } from '../tools/git-recorder.ts';

const fixedSettings = settingsFor();
const root = fileURLToPath(new URL('../..', import.meta.url));

describe.skipIf(process.platform === 'win32')('the recorder of git calls', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'leysin-recorder-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('notes the calls that begin as ours do, word by word, and no others', () => {
    const recorder = makeGitRecorder(folder);
    const git = (...args: readonly string[]) =>
      execFileSync('git', args, { cwd: folder, env: { ...process.env, ...recorder?.env }, encoding: 'utf8' });
    const odd = ['rev-parse', '--sq-quote', 'a\nb', '', '$(x)', "'"];
    expect(git(...fixedSettings, ...odd)).toContain('a\nb');
    git('version');
    git(...fixedSettings, 'version');
    expect(recorder?.read()).toEqual(
      expect.arrayContaining([
        [...fixedSettings, ...odd],
        [...fixedSettings, 'version'],
      ]),
    );
    expect(recorder?.read()).toHaveLength(2);
  });

  test('and what is forbidden in them is found (control)', () => {
    const recorder = makeGitRecorder(folder);
    const env = { ...process.env, ...recorder?.env };
    execFileSync('git', ['init', '-q', folder], { env });
    execFileSync('git', [...fixedSettings, 'stash', 'list'], { cwd: folder, env });
    expect(findFaults(recorder?.read() ?? [])).toEqual(['the sub-command “stash”: git stash list']);
  });
});

test.each([
  [['reset', '--hard']],
  [['clean', '-fd']],
  [['checkout', '-f', 'main']],
  [['stash']],
  [['add', '-A']],
  [['add', '--', '.']],
  [['commit', '-a', '--only']],
  [['commit', '-F', '-']],
  [['commit', '--only', '--no-verify']],
  [['merge', 'main']],
  [['fetch', '--force', 'origin']],
  [['push', '--force-with-lease', 'origin']],
  [['push', '--end-of-options', 'origin', '+refs/heads/main:refs/heads/main']],
  [['-c', 'alias.x=!sh', 'status']],
  [['-c', 'core.sshCommand=sh', 'fetch', 'origin']],
])('git %j is a fault', call => {
  expect(findFault(call)).not.toBeNull();
});

test.each([
  [['push', '--porcelain', '--end-of-options', 'origin', 'refs/heads/main:refs/heads/main']],
  [['-c', 'core.pager=cat', 'status', '--', '--all', '-A']],
  [['remote', 'get-url', '--all', '--', 'origin']],
])('git %j is none', call => {
  expect(findFault(call)).toBeNull();
});

test('what was said is counted', () => {
  expect(countCommands([['-c', 'x=y', 'status'], ['status'], ['push']])).toBe('status 2, push 1');
});

test('nothing but the one runner of git starts it, and nothing starts a shell', () => {
  const sources = readdirSync(join(root, 'main'), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.ts$/.test(path) && !/\.test(-support)?\.ts$|(^|\/)(testing|kill-rig)\//.test(path))
    .map(path => ({ path, text: readFileSync(join(root, 'main', path), 'utf8') }));
  const starting = sources
    .filter(({ text }) => text.includes("'node:child_process'"))
    .map(({ path }) => path);
  expect(starting.sort()).toEqual(processStarters);
  const runsGit = sources.filter(({ text }) => /(spawn|execFile|exec|fork)(Sync)?\(\s*['"`]git\b/.test(text));
  expect(runsGit.map(({ path }) => path)).toEqual(['services/git/run-git.ts']);
  expect(sources.filter(({ text }) => /\bshell:\s*(true|['"`])/.test(text)).map(({ path }) => path)).toEqual(
    [],
  );
});

/** Everything of main that starts processes; what joins this list must never start git or a shell. */
const processStarters = [
  'cli/fetch-electron.ts',
  'cli/open-desktop.ts',
  'serve/open-window.ts',
  'services/git/end-process-tree.ts',
  // The user's own login shell, for the PATH: in their home, with words of ours alone.
  'services/git/login-path.ts',
  'services/git/run-git.ts',
  // The system's own list of what runs, where there is no /proc.
  'services/processes/portable-mark.ts',
];
