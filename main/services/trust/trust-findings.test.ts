import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import type { TrustFinding } from '../../../shared/model/trust.ts';
import { describeTrustFinding } from '../../../shared/trust/describe-trust-finding.ts';
import { readTrustFindings } from './trust-findings.ts';

const payloads = findSharedData('payloads/git-hostile.json');
const items: readonly { readonly kind: string; readonly value: string }[] = payloads
  ? JSON.parse(readFileSync(payloads, 'utf8')).items
  : [];
const hostile = items.filter(item => item.kind === 'repo-config').map(item => item.value);

let blog: string;
beforeEach(() => {
  blog = join(mkdtempSync(join(tmpdir(), 'leysin-trust-')), 'blog');
  write('.git/HEAD', 'ref: refs/heads/main\n');
  mkdirSync(join(blog, '.git/objects'));
  mkdirSync(join(blog, '.git/refs'));
});
afterEach(() => rmSync(dirname(blog), { recursive: true, force: true }));

function write(path: string, text: string, mode = 0o644): void {
  const file = join(blog, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
}

const config = (text: string) => write('.git/config', text);
const read = async (trusted: readonly string[] | null = null) => readTrustFindings(blog, trusted);
const found = async () => (await read()).findings.found;
const named = (findings: readonly TrustFinding[], name: string) =>
  findings
    .filter(finding => finding.name === name)
    .map(({ kind, group, file, line }) => ({ kind, group, file, line }));

/** A setting of the shared list as a configuration file has it. */
function asConfig(setting: string): { readonly name: string; readonly text: string } {
  const at = setting.lastIndexOf('=', setting.startsWith('url.') ? undefined : setting.indexOf('='));
  const key = setting.slice(0, at);
  const first = key.indexOf('.');
  const last = key.lastIndexOf('.');
  const section = key.slice(0, first).toLowerCase();
  const sub = first === last ? null : key.slice(first + 1, last);
  const name = key.slice(last + 1);
  const header = sub === null ? `[${section}]` : `[${section} ${JSON.stringify(sub)}]`;
  const text = `${header}\n\t${name} = ${JSON.stringify(setting.slice(at + 1))}\n`;
  return { name: `${section}.${sub === null ? '' : `${sub}.`}${name.toLowerCase()}`, text };
}

describe.skipIf(!payloads)('every hostile setting of the shared list', () => {
  test.each(hostile)('%s is named, with its place', async setting => {
    const { name, text } = asConfig(setting);
    config(text);
    const [finding] = (await found()).filter(one => one.name === name);
    expect(finding).toMatchObject({ file: '.git/config', line: 2 });
    // What names a program, or an address, is never among what runs nothing.
    if (/PWNED|canary|fsmonitor|hooksPath/.test(setting)) expect(finding?.group).not.toBe('plain');
  });
});

describe('what could run', () => {
  test('are the hooks git runs, by what they do and whether they can', async () => {
    write('.git/hooks/pre-commit', '#!/bin/sh\n', 0o755);
    write('.git/hooks/pre-push', '#!/bin/sh\n');
    write('.git/hooks/update', '#!/bin/sh\n', 0o755);
    write('.git/hooks/commit-msg.sample', '#!/bin/sh\n', 0o755);
    const kinds = (await found()).map(({ name, kind, group }) => [name, kind, group]);
    expect(kinds).toEqual([
      ['pre-commit', 'hook', 'publish'],
      ['pre-push', 'hook-not-executable', 'never'],
      ['update', 'hook-elsewhere', 'never'],
    ]);
  });

  test('are hooks in a folder of the blog, also by an included file with a condition', async () => {
    config('[includeIf "gitdir:/nowhere/"]\npath = ../.gitsettings\n');
    write('.gitsettings', '[core]\n\thooksPath = .husky/_\n');
    write('.husky/_/pre-push', '#!/bin/sh\n', 0o755);
    const findings = await found();
    expect(named(findings, 'core.hookspath')).toEqual([
      { kind: 'hooks-folder', group: 'publish', file: '.gitsettings', line: 2 },
    ]);
    expect(named(findings, 'pre-push')).toEqual([
      { kind: 'hook', group: 'publish', file: '.husky/_/pre-push', line: null },
    ]);
    expect(named(findings, '.husky')).toEqual([]);
  });

  test('are a tool for hooks that is not in use, filters that are set up elsewhere, and borrowed objects', async () => {
    write('.husky/pre-commit', 'npm test\n');
    write('.gitattributes', '# files\n*.png filter=lfs diff=lfs -text\n*.x filter=own\n*.jpg filter=lfs\n');
    config('[filter "own"]\n\tclean = tidy\n');
    write('.git/objects/info/alternates', '/srv/objects\n');
    const findings = await found();
    expect(named(findings, '.husky')).toMatchObject([{ kind: 'hook-tool', group: 'maybe' }]);
    expect(named(findings, 'lfs')).toEqual([
      { kind: 'filter-used', group: 'maybe', file: '.gitattributes', line: 2 },
    ]);
    expect(named(findings, 'own')).toEqual([]);
    expect(named(findings, 'filter.own.clean')).toMatchObject([{ group: 'publish' }]);
    expect(named(findings, 'alternates')).toMatchObject([{ kind: 'other-objects', group: 'route' }]);
  });

  test('is found from a worktree, a blog below the top, and a folder that is a repository itself', async () => {
    config('[core]\n\tsshCommand = evil\n');
    write('.git/worktrees/w/commondir', '../..\n');
    write('.git/worktrees/w/config.worktree', '[core]\n\tfsmonitor = evil\n');
    write('w/.git', `gitdir: ${join(blog, '.git/worktrees/w')}\n`);
    const inTree = (await readTrustFindings(join(blog, 'w'), null)).findings.found;
    expect(inTree.map(({ name }) => name)).toEqual(['core.sshcommand', 'core.fsmonitor']);
    mkdirSync(join(blog, 'docs/posts'), { recursive: true });
    const below = (await readTrustFindings(join(blog, 'docs/posts'), null)).findings.found;
    expect(below.map(({ name }) => name)).toEqual(['core.sshcommand']);
    const itself = (await readTrustFindings(join(blog, '.git'), null)).findings.found;
    expect(itself.map(({ name }) => name)).toEqual(['core.sshcommand']);
  });

  test('is nothing in a plain repository, and less than that without one', async () => {
    config(
      '[core]\n\trepositoryformatversion = 0\n\tbare = false\n[remote "origin"]\n\turl = https://me:s3cret@example.org/blog.git\n',
    );
    const { findings, marks } = await read();
    expect(findings.found.filter(({ group }) => group !== 'plain')).toEqual([]);
    expect(findings.remotes).toEqual([{ name: 'origin', url: 'https://example.org/blog.git' }]);
    expect(marks).toEqual([]);
    expect(JSON.stringify(findings)).not.toContain('s3cret');
    rmSync(join(blog, '.git'), { recursive: true });
    expect((await read()).findings).toMatchObject({ isRepository: false, found: [] });
  });

  test('is shown without secrets', async () => {
    config(
      '[http]\n\textraHeader = Authorization: Basic s3cret\n\tproxy = http://me:s3cret@proxy.example\n[credential]\n\thelper = "!f() { echo password=s3cret; }; f"\n[url "https://me:s3cret@host/"]\n\tinsteadOf = https://host/\n',
    );
    const findings = await found();
    expect(findings.map(({ group }) => group)).toEqual(['maybe', 'route', 'route', 'route']);
    expect(JSON.stringify(findings)).not.toContain('s3cret');
    expect(JSON.stringify(findings)).toContain('proxy.example');
  });

  test('is counted, not listed, where it is too much', async () => {
    config(`[alias]\n${'\tx = !evil\n'.repeat(1_000)}[core]\n\tsshCommand = evil\n`);
    const { findings } = await read();
    expect(findings.found[0]?.name).toBe('core.sshcommand');
    expect(findings.found.length + findings.left).toBe(1_001);
    expect(findings.found.length).toBeLessThan(200);
  });

  test('has words for each', async () => {
    config(hostile.map(setting => asConfig(setting).text).join(''));
    write('.git/hooks/pre-commit', '', 0o755);
    for (const finding of await found()) {
      const { what, when } = describeTrustFinding(finding);
      expect(what).toMatch(/^[A-Z].*[^.]$/);
      expect(when).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('what changed since the blog was trusted', () => {
  const hook = () => write('.git/hooks/pre-commit', '#!/bin/sh\necho one\n', 0o755);

  test('is nothing when settings only move, or go, or run nothing', async () => {
    hook();
    config('[core]\n\tsshCommand = mine\n');
    const { marks } = await read();
    config('[user]\n\tname = Me\n[core]\n\tfsmonitor = never\n\n\tsshCommand = mine\n');
    expect((await read(marks)).findings.hasChanged).toBe(false);
    config('');
    expect((await read(marks)).findings.hasChanged).toBe(false);
  });

  test('is a hook with another text, or a new setting, which is marked', async () => {
    hook();
    const { marks } = await read();
    write('.git/hooks/pre-commit', '#!/bin/sh\necho two\n', 0o755);
    const changed = (await read(marks)).findings;
    expect(changed.hasChanged).toBe(true);
    expect(changed.found.map(({ isNew }) => isNew)).toEqual([true]);
    hook();
    config('[url "https://elsewhere/"]\n\tinsteadOf = https://host/\n');
    const added = (await read(marks)).findings;
    expect(added.hasChanged).toBe(true);
    expect(added.found.map(({ name, isNew }) => [name, isNew])).toEqual([
      ['pre-commit', false],
      ['url.https://elsewhere/.insteadof', true],
    ]);
  });

  test('is nothing in a blog never trusted', async () => {
    hook();
    expect((await read()).findings).toMatchObject({ hasChanged: false, found: [{ isNew: false }] });
  });
});
