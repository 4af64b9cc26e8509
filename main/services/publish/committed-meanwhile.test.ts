import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PublishStep } from '../../../shared/model/publish.ts';
import { observeGit } from '../git/run-git.ts';
import { takeBackPublish } from '../history/take-back.ts';
import { makePlan } from '../publish-plan/make-plan.ts';
import { SiteFixture } from './testing/site-fixture.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
});
afterEach(() => site.remove());

const one = 'posts/one.md';
const two = 'posts/two.md';
const unseen = 'posts/unseen.md';

/** Somebody at a terminal, who says nothing of it. */
function commitInTerminal(path: string, text: string): string {
  site.write(path, text);
  site.git('add', '--', path);
  site.git('commit', '-q', '-m', 'In a terminal', '--', path);
  return site.git('rev-parse', 'HEAD').trim();
}

/** Does `work` once, when a publish comes to `step`. */
function during(step: PublishStep, work: () => void) {
  let isDone = false;
  return {
    onProgress: (progress: { readonly step: PublishStep }) => {
      if (isDone || progress.step !== step) return;
      isDone = true;
      work();
    },
  };
}

const online = () => site.gitIn(site.remote, 'log', '--format=%s', 'main');
const filesOnline = () => site.gitIn(site.remote, 'ls-tree', '-r', '--name-only', 'main');
const planOf = (...paths: string[]) => makePlan({ root: site.blog, paths, title: 'One' });

describe('what was committed since the plan was shown', () => {
  test('and undone again is not published, though every file is as it was shown', async () => {
    site.write(one, 'changed');
    const seen = await planOf(one);
    commitInTerminal(unseen, 'a key');
    site.git('revert', '--no-edit', 'HEAD');
    const before = site.snapshot();
    expect((await planOf(one)).tree).toBe(seen.tree);
    expect(await site.publish([one], { seen })).toMatchObject({
      result: 'refused',
      error: { code: 'publish.plan-changed' },
    });
    expect(site.snapshot()).toBe(before);
    expect(await site.publish([one], { seen: await planOf(one) })).toMatchObject({ result: 'published' });
  });

  test('of the plan itself, but unticked, is not published', async () => {
    site.write(one, 'changed');
    site.write(two, 'not ready');
    const seen = await planOf(one, two);
    commitInTerminal(two, 'not ready');
    expect(await site.publish([one, two], { seen, files: [one] })).toMatchObject({
      result: 'refused',
      error: { code: 'publish.plan-changed' },
    });
    expect(site.gitIn(site.remote, 'show', `main:${two}`)).not.toContain('not ready');
  });
});

describe('a plan that was shown', () => {
  const changes: Readonly<Record<string, () => void>> = {
    'another message of a commit under it': () => site.git('commit', '-q', '--amend', '-m', 'Not seen'),
    'another branch': () => site.git('switch', '-q', '-c', 'draft'),
    'another address': () => site.git('remote', 'set-url', 'origin', `${site.remote}/../other.git`),
    'another branch to publish to': () => site.git('config', 'branch.main.merge', 'refs/heads/site'),
  };
  test.each(Object.entries(changes))('is not published with %s', async (_, change) => {
    commitInTerminal(two, 'seen');
    site.write(one, 'changed');
    const seen = await planOf(one);
    change();
    const before = site.snapshot();
    expect(await site.publish([one], { seen })).toMatchObject({
      result: 'refused',
      error: { code: 'publish.plan-changed' },
    });
    expect(site.snapshot()).toBe(before);
  });
});

describe('what somebody commits while a publish runs', () => {
  const meanwhile: Readonly<Record<string, () => void>> = {
    'by a commit': () => void commitInTerminal(unseen, 'a key'),
    'by a commit that is undone': () => {
      commitInTerminal(unseen, 'a key');
      site.git('revert', '--no-edit', 'HEAD');
    },
    'by another branch': () => site.git('switch', '-q', '-c', 'draft'),
  };
  test.each(Object.entries(meanwhile))(
    'before its own commit stops it %s, with nothing done',
    async (_, work) => {
      site.pushFromElsewhere({ 'posts/three.md': 'theirs' });
      site.write(one, 'changed');
      const tip = site.tip();
      const outcome = await site.publish([one], during('try-merge', work));
      expect(outcome).toMatchObject({ result: 'refused', error: { code: 'publish.plan-changed' } });
      expect(site.tip()).toBe(tip);
      expect(site.git('status', '--porcelain').trim()).toBe(`M ${one}`);
    },
  );

  test('in the moment before its own commit stops it, and all of it stays here', async () => {
    site.write(one, 'changed');
    const tip = site.tip();
    let theirs = '';
    const stop = observeGit(([command = '']) => {
      if (command === 'commit' && theirs === '') theirs = commitInTerminal(unseen, 'a key');
    });
    const outcome = await site.publish([one]);
    stop();
    expect(outcome).toMatchObject({ result: 'committed', error: { code: 'publish.plan-changed' } });
    expect([site.tip(), site.git('rev-parse', 'HEAD^').trim()]).toEqual([tip, theirs]);
    expect(site.git('status', '--porcelain')).toBe('');
    // Whoever publishes again is shown what there is.
    expect((await planOf(one)).commitsWaiting).toBeGreaterThan(0);
    expect(await site.publish([one])).toMatchObject({ result: 'published' });
  });

  test.each([
    ['where nothing came online', () => undefined],
    ['where something else came online', () => site.pushFromElsewhere({ 'posts/three.md': 'theirs' })],
    ['where the same came online as waits here', () => site.pushFromElsewhere({ [two]: 'theirs' })],
  ])('after its own commit stays here, %s', async (_, elsewhere) => {
    elsewhere();
    site.write(one, 'changed');
    site.write(two, 'an edit');
    const theirs: string[] = [];
    const outcome = await site.publish(
      [one],
      during('merge', () => theirs.push(commitInTerminal(unseen, 'a key'))),
    );
    expect(outcome).toMatchObject({ result: 'published' });
    expect(site.gitIn(site.remote, 'show', `main:${one}`)).toBe('changed');
    expect(filesOnline()).not.toContain(unseen);
    expect(online()).not.toContain('In a terminal');
    expect(site.git('rev-parse', 'HEAD').trim()).toBe(theirs[0]);
    expect([site.read(unseen), site.read(two)]).toEqual(['a key', 'an edit']);
    site.git('fsck', '--strict');
    expect(await site.publish([unseen])).toMatchObject({ result: 'published' });
    expect(filesOnline()).toContain(unseen);
  });

  test('is not sent with commits made earlier either', async () => {
    commitInTerminal(one, 'earlier');
    site.pushFromElsewhere({ 'posts/three.md': 'theirs' });
    const outcome = await site.publish(
      [one],
      during('merge', () => commitInTerminal(unseen, 'a key')),
    );
    expect(outcome).toMatchObject({ result: 'published' });
    expect(site.gitIn(site.remote, 'show', `main:${one}`)).toBe('earlier');
    expect(filesOnline()).not.toContain(unseen);
  });

  test.each([
    ['alone', () => undefined],
    ['with something new online', () => site.pushFromElsewhere({ 'posts/three.md': 'theirs' })],
  ])('keeps a publish from being taken back %s, with nothing changed', async (_, elsewhere) => {
    const published = site.commitAndPush({ [one]: 'published' });
    elsewhere();
    const tip = site.tip();
    const taking = (more = {}) =>
      takeBackPublish({
        root: site.blog,
        runFolder: site.runFolder,
        commit: published,
        isOfPosts: () => true,
        ...more,
      });
    const outcome = await taking(during('fetch', () => commitInTerminal(unseen, 'a key')));
    expect(outcome).toMatchObject({ result: 'refused', error: { code: 'publish.plan-changed' } });
    expect([site.tip(), site.read(one)]).toEqual([tip, 'published']);
    expect(await taking()).toMatchObject({ result: 'published' });
  });
});
