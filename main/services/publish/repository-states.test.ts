import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import type { PublishOutcome } from '../../../shared/model/publish.ts';
import { moreStates } from './testing/more-states.ts';
import { remoteStates } from './testing/remote-states.ts';
import { changeManyPosts, repositoryStates } from './testing/repository-states.ts';
import { SiteFixture } from './testing/site-fixture.ts';
import { readSiteState, type SiteState, withoutPaths } from './testing/site-state.ts';
import type { StateCase } from './testing/state-case.ts';
import { stateTable } from './testing/state-table.ts';

const many = process.env.LEYSIN_LONG === '1' ? 10_000 : 1_000;
const builders = {
  ...repositoryStates,
  ...remoteStates,
  ...moreStates,
  '10,000 posts changed at once': changeManyPosts(many),
};
const file = findSharedData('payloads/git-hostile.json');

let site: SiteFixture;
afterEach(() => site?.remove());

describe('the table of states', () => {
  test('has a builder for each of its rows', () => {
    expect(Object.keys(builders).sort()).toEqual(Object.keys(stateTable).sort());
  });

  test.skipIf(!file)('has every state of the shared list', () => {
    const { items }: { items: readonly { kind: string; value: string }[] } = JSON.parse(
      readFileSync(file ?? '', 'utf8'),
    );
    const states = items.filter(item => item.kind === 'state').map(item => item.value);
    expect(states.length).toBeGreaterThan(0);
    expect(states.filter(state => !Object.hasOwn(builders, state))).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('a publish', () => {
  test.each(Object.entries(builders))(
    'from the state: %s',
    { timeout: 30_000 + many * 10 },
    async (name, build) => {
      site = new SiteFixture();
      const stage = await build(site);
      try {
        await publishTwice(name, stage);
      } finally {
        await stage.end?.();
      }
    },
  );
});

const usual = ['posts/one.md'];

async function publishTwice(name: string, stage: StateCase): Promise<void> {
  const { paths = usual, top = site.blog, request = {} } = stage;
  if (stage.paths === undefined) site.write('posts/one.md', 'changed');
  const before = readSiteState(site, top);
  const root = request.root ?? site.blog;
  const inTop = root.startsWith(top) ? paths.map(path => join(relative(top, root), path)) : paths;
  const publish = () => site.publish(paths, request);
  const outcome = await (stage.during ?? (run => run()))(publish);
  expect([outcome.result, outcome.error?.code].filter(Boolean), JSON.stringify(outcome)).toEqual(
    stateTable[name],
  );
  checkUntouched(outcome, before, readSiteState(site, top), inTop);
  stage.check?.(outcome);

  await stage.repair?.();
  const again = await site.publish(paths, { root, target: request.target ?? null, ...stage.retry });
  const wanted = outcome.result === 'published' ? (stage.next ?? 'nothing') : 'published';
  expect(again.result, JSON.stringify(again)).toBe(wanted);
  expect(site.gitIn(top, 'status', '--porcelain', '--', ...inTop)).toBe('');
  expect(site.tip(stage.branch)).toBe(site.gitIn(top, 'rev-parse', 'HEAD').trim());
}

function checkUntouched(
  { result }: PublishOutcome,
  before: SiteState,
  after: SiteState,
  paths: readonly string[],
): void {
  if (result === 'refused') expect(after).toEqual(before);
  else expect(withoutPaths(after, paths)).toEqual(withoutPaths(before, paths));
  if (result === 'committed') {
    expect(after.files).toEqual(before.files);
    expect(after.online).toEqual(before.online);
  }
}
