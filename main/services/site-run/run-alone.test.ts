import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PublishOutcome } from '../../../shared/model/publish.ts';
import { buildPublishChild } from '../publish/testing/killed-publish.ts';
import { SiteFixture } from '../publish/testing/site-fixture.ts';

let folder: string;
let program: string;
let site: SiteFixture;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leysin-alone-'));
  program = await buildPublishChild(folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

interface Child {
  readonly process: ChildProcess;
  readonly outcome: Promise<PublishOutcome>;
}

/** Publishes in a process of its own. */
function publishElsewhere(path: string, env: Readonly<Record<string, string>> = {}): Child {
  const child = spawn(process.execPath, [program, site.blog, site.runFolder, path], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    said += text;
  });
  const outcome = new Promise<PublishOutcome>((resolve, reject) =>
    child.on('close', () => {
      const end = said.split('\n').find(line => line.startsWith('end '));
      if (end === undefined) reject(new Error(said));
      else resolve(JSON.parse(end.slice('end '.length)));
    }),
  );
  return { process: child, outcome };
}

/** A git that stands still, once the repository is found, until it is let go. */
function holdGit() {
  const place = mkdtempSync(join(folder, 'held-'));
  const [held, go] = [join(place, 'held'), join(place, 'go')];
  mkdirSync(join(place, 'bin'));
  const git = join(place, 'bin/git');
  const path = process.env.PATH ?? '';
  const script = [
    '#!/bin/sh',
    `PATH='${path}'`,
    'case " $* " in *" version "*|*" rev-parse "*) ;; *)',
    `touch '${held}'; until [ -e '${go}' ]; do sleep 0.02; done ;; esac`,
    'exec git "$@"',
  ];
  writeFileSync(git, `${script.join('\n')}\n`);
  chmodSync(git, 0o755);
  return {
    env: { PATH: `${join(place, 'bin')}${delimiter}${path}` },
    isHeld: async () => {
      while (!existsSync(held)) await wait(20);
    },
    letGo: () => writeFileSync(go, ''),
  };
}

describe.skipIf(process.platform === 'win32')('two programs on one blog', () => {
  beforeEach(() => {
    for (const name of ['one', 'two']) site.write(`posts/${name}.md`, 'changed');
  });

  test('do not both run, however early the first is in its work', async () => {
    const hold = holdGit();
    const first = publishElsewhere('posts/one.md', hold.env);
    try {
      await hold.isHeld();
      expect(await site.publish(['posts/two.md'])).toMatchObject({
        result: 'refused',
        error: { code: 'publish.running' },
      });
    } finally {
      hold.letGo();
    }
    expect(await first.outcome).toMatchObject({ result: 'published', files: ['posts/one.md'] });
    expect(await site.publish(['posts/two.md'])).toMatchObject({
      result: 'published',
      files: ['posts/two.md'],
    });
    expect(readdirSync(site.runFolder)).toEqual([]);
  });

  test('go on where the first was killed as early as that', async () => {
    const hold = holdGit();
    const first = publishElsewhere('posts/one.md', hold.env);
    const ended = expect(first.outcome).rejects.toThrow();
    await hold.isHeld();
    first.process.kill('SIGKILL');
    await ended;
    hold.letGo();
    expect(await site.publish(['posts/two.md'])).toMatchObject({ result: 'published' });
    expect(readdirSync(site.runFolder)).toEqual([]);
  });

  test('that begin in the same moment publish one after the other, or say that the other does', async () => {
    const outcomes = await Promise.all(
      ['one', 'two'].map(async name => ({
        name,
        outcome: await publishElsewhere(`posts/${name}.md`).outcome,
      })),
    );
    const published = outcomes.filter(({ outcome }) => outcome.result === 'published');
    expect(published.length).toBeGreaterThan(0);
    for (const { outcome } of outcomes)
      if (outcome.result !== 'published') expect(outcome.error?.code).toBe('publish.running');
    for (const { name, outcome } of published) {
      expect(outcome.files).toEqual([`posts/${name}.md`]);
      const changed = site.gitIn(
        site.remote,
        'diff-tree',
        '--no-commit-id',
        '--name-only',
        '-r',
        `${outcome.commit}`,
      );
      expect(changed).toBe(`posts/${name}.md\n`);
    }
  });
});
