import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface WorkflowStep {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string };
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly 'timeout-minutes'?: number;
        readonly permissions?: Readonly<Record<string, string>>;
        readonly steps: readonly WorkflowStep[];
      }
    >
  >;
}

const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = join(project, '.github/workflows');
const names = readdirSync(folder);
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');
const read = (name: string): Workflow => parse(textOf(name));
const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap(job => job.steps);
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(project, 'package.json'), 'utf8'),
);

// npm run e2e, npm test
const scriptPattern = /\bnpm (?:run ([\w:-]+)|(test|start)\b)/g;
// actions/checkout@v6, someone/something@ followed by a commit
const pinnedPattern = /^[\w-]+\/[\w./-]+@(?:v\d+|[\da-f]{40})$/;

it('checks every change and makes releases', () => {
  expect(names.sort()).toEqual(['check.yml', 'release.yml']);
});

describe.each(names)('%s', name => {
  const workflow = read(name);

  it('runs only what package.json and the project have', () => {
    const runs = stepsOf(workflow).flatMap(step => step.run ?? []);
    const asked = runs.flatMap(run => [...run.matchAll(scriptPattern)].map(match => match[1] ?? match[2]!));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(script => scripts[script] === undefined)).toEqual([]);
    for (const run of runs.filter(text => text.startsWith('.')))
      expect(existsSync(join(project, run))).toBe(true);
  });

  it('uses no action without a version, and none of anybody but GitHub', () => {
    const used = stepsOf(workflow).flatMap(step => step.uses ?? []);
    expect(used.filter(action => !pinnedPattern.test(action))).toEqual([]);
    expect(used.filter(action => !action.startsWith('actions/'))).toEqual([]);
    expect(['actions/checkout', 'actions/checkout@main'].filter(it => pinnedPattern.test(it))).toEqual([]);
  });

  it('may read the repository and nothing else, but for the job that makes the draft', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const more = Object.entries(workflow.jobs).filter(([, job]) => job.permissions !== undefined);
    expect(more.map(([job]) => job)).toEqual(name === 'release.yml' ? ['draft'] : []);
  });

  it('leaves no key of the repository where later steps could take it', () => {
    const checkouts = stepsOf(workflow).filter(step => step.uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('ends by itself, and does not run twice for one thing', () => {
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
    expect(workflow.concurrency?.group).toContain('github.ref');
  });

  it('puts nothing that a stranger can choose into a script', () => {
    for (const run of stepsOf(workflow).flatMap(step => step.run ?? [])) expect(run).not.toContain('${{');
  });

  it('shows secrets to nothing that a pull request starts', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    if ('pull_request' in workflow.on) expect(textOf(name)).not.toContain('secrets.');
  });
});

describe('a release', () => {
  const runs = stepsOf(read('release.yml'))
    .flatMap(step => step.run ?? [])
    .join('\n');

  it('names what electron-builder cannot know', () => {
    for (const option of [
      'publish.provider',
      'publish.owner',
      'publish.repo',
      'extraMetadata.homepage',
      'linux.maintainer',
    ])
      expect(runs).toContain(`-c.${option}=`);
  });

  it('is a draft with checksums and a list of what it is made of', () => {
    expect(runs).toMatch(/gh release create .*--draft/);
    expect(runs).toContain('SHA256SUMS');
    expect(runs).toContain('npm sbom');
  });
});

describe('the end-to-end tests in Electron', () => {
  it('keep the sandbox on, on every system', () => {
    const text = textOf('check.yml');
    expect(text).not.toContain('no-sandbox');
    expect(text).toContain('[ubuntu-latest, macos-latest, windows-latest]');
    expect(text).toContain('--project=electron');
  });
});
