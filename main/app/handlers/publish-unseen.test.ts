import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishProgress, SeenPlan } from '../../../shared/model/publish.ts';
import { observeGit } from '../../services/git/run-git.ts';
import type { SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { context, type TestWindow } from '../app-parts.test-support.ts';
import { openSiteWindow, openTrusted } from '../site-window.test-support.ts';

let site: SiteFixture;
let window: TestWindow;
let said: string[];
let stopObserving: () => void;

const one = 'posts/one.md';
const post = (text: string) => `---\ntitle: One\n---\n\n${text}\n`;

beforeEach(async () => {
  ({ site, window } = await openSiteWindow());
  site.write('.gitignore', '*.secret.png\n');
  site.git('add', '.');
  site.git('commit', '-q', '-m', 'Rules');
  site.git('push', '-q');
  await openTrusted(window, site.blog);
  said = [];
  stopObserving = observeGit(([command = '']) => said.push(command));
});
afterEach(() => stopObserving());

const plan = (posts: readonly string[] | null = [one]) => window.handlers['publish.plan']({ posts }, context);
const publish = (posts: readonly string[] | null = [one], isUnseen = true, seen: SeenPlan | null = null) =>
  window.handlers['publish.run']({ posts, message: null, seen, files: null, isUnseen }, context);
/** Publishes what nobody has seen, and does `work` when the remote has been asked. */
const publishWhile = (work: () => void) =>
  window.handlers['publish.run'](
    { posts: [one], message: null, seen: null, files: null, isUnseen: true },
    { ...context, progress: ({ step }: PublishProgress) => step === 'try-merge' && work() },
  );
const online = (path: string) => site.gitIn(site.remote, 'show', `main:${path}`);

describe('a clean change that nobody has seen', () => {
  it('is published by one call, named as its plan is', async () => {
    site.write(one, post('Changed.'));
    const { message } = await plan();
    expect(await publish()).toMatchObject({ result: 'published', files: [one] });
    expect(online(one)).toBe(post('Changed.'));
    expect(site.gitIn(site.remote, 'log', '-1', '--format=%s', 'main').trim()).toBe(message);
  });

  it('takes few runs of git, as many for many posts as for one', async () => {
    const countOf = async (posts: readonly string[] | null) => {
      said = [];
      expect(await publish(posts, posts !== null)).toMatchObject({ result: 'published' });
      // What a window shows of the world online is looked up afterwards, beside it.
      return said.slice(0, said.lastIndexOf('push') + 2).length;
    };
    site.write(one, post('Changed.'));
    const ofOne = await countOf([one]);
    expect(ofOne).toBeLessThanOrEqual(21);
    for (let index = 0; index < 20; index += 1) site.write(`posts/new-${index}.md`, post(`New ${index}.`));
    // New names have to be announced to git before it commits them.
    expect(await countOf(null)).toBeLessThanOrEqual(ofOne + 1);
  });

  it('is nothing to publish where nothing is changed', async () => {
    expect(await publish()).toEqual(expect.objectContaining({ result: 'nothing', files: [] }));
  });

  it('takes with it what is typed while the remote is asked', async () => {
    site.write(one, post('Changed.'));
    expect(await publishWhile(() => site.write(one, post('Changed, and typed on.')))).toMatchObject({
      result: 'published',
    });
    expect(online(one)).toBe(post('Changed, and typed on.'));
  });

  it('goes online beside what somebody else has published meanwhile', async () => {
    site.pushFromElsewhere({ 'posts/two.md': 'From elsewhere.\n' });
    site.write(one, post('Changed.'));
    expect(await publish()).toMatchObject({ result: 'published' });
    expect([online(one), online('posts/two.md')]).toEqual([post('Changed.'), 'From elsewhere.\n']);
  });
});

/** What has to be seen before it is published: how it comes about, and what the plan says of it. */
const noteworthy: Readonly<
  Record<string, readonly [make: () => void, posts: readonly string[], kind?: string]>
> = {
  'a post that is gone': [() => site.drop('posts/two.md'), ['posts/two.md'], 'post-deleted'],
  'a post under another name': [
    () => {
      site.write('posts/walk.md', site.read('posts/two.md') ?? '');
      site.drop('posts/two.md');
    },
    ['posts/walk.md'],
    'post-renamed',
  ],
  'metadata that cannot be read': [() => site.write(one, '---\ntitle: [a\n---\n'), [one], 'metadata-broken'],
  'a picture that the ignore rules leave out': [
    () => {
      site.write('posts/a.secret.png', 'png');
      site.write(one, post('![a cat](a.secret.png)'));
    },
    [one],
    'ignored-file',
  ],
  'a picture that was taken out of git and is ignored': [
    () => {
      site.write('posts/a.secret.png', 'png');
      site.git('add', '-f', 'posts/a.secret.png');
      site.git('commit', '-q', '-m', 'A secret');
      site.git('push', '-q');
      site.git('rm', '-q', '--cached', 'posts/a.secret.png');
      site.write(one, post('![a cat](a.secret.png)'));
    },
    [one],
    'ignored-file',
  ],
  'a file of which a part is staged': [
    () => {
      site.write(one, post('Staged.'));
      site.git('add', one);
      site.write(one, post('Staged, and more.'));
    },
    [one],
    'partly-staged',
  ],
  'commits that are not online': [
    () => {
      site.git('commit', '-q', '--allow-empty', '-m', 'By hand');
      site.write(one, post('Changed.'));
    },
    [one],
    'commits-waiting',
  ],
  'commits that are not online, and no change': [
    () => site.git('commit', '-q', '--allow-empty', '-m', 'By hand'),
    [one],
    'commits-waiting',
  ],
  'a branch without an upstream': [
    () => {
      site.git('checkout', '-q', '-b', 'draft');
      site.write(one, post('Changed.'));
    },
    [one],
    'no-upstream',
  ],
  'an error of the checks': [() => site.write(one, post('![a cat](cat.png)')), [one]],
  'a warning of the checks': [() => site.write(one, post('TODO: a cat')), [one]],
};

describe('what the user has to look at first', () => {
  for (const [what, [make, posts, kind]] of Object.entries(noteworthy))
    it(`comes back as the plan, with nothing changed: ${what}`, async () => {
      make();
      const before = site.snapshot();
      said = [];
      const outcome = await publish(posts);
      const asked = said;
      expect(outcome).toMatchObject({ result: 'refused', commit: null, files: [] });
      expect(outcome).not.toHaveProperty('error');
      expect(outcome.plan).toEqual(await plan(posts));
      if (kind !== undefined)
        expect(outcome.plan?.decisions).toContainEqual(expect.objectContaining({ kind }));
      expect(site.snapshot()).toBe(before);
      expect(asked).not.toContain('commit');
      expect(asked).not.toContain('push');
    });

  it('is published as it was seen, and no other', async () => {
    site.write(one, post('TODO: a cat'));
    const { plan: seen = null } = await publish();
    site.write(one, post('TODO: a dog'));
    const changed = { result: 'refused', error: { code: 'publish.plan-changed' } };
    expect(await publish([one], false, seen)).toMatchObject(changed);
    site.write(one, post('TODO: a cat'));
    expect(await publish([one], false, seen)).toMatchObject({ result: 'published' });
    expect(online(one)).toBe(post('TODO: a cat'));
  });

  it('does not come back where a warning was accepted in this text', async () => {
    site.write(one, post('TODO: a cat'));
    const { findings } = await window.handlers['checks.run'](
      { paths: [one], isPublishing: true, earlier: null },
      context,
    );
    await window.handlers['checks.accept']({ tokens: findings.map(({ token }) => token) }, context);
    expect(await publish()).toMatchObject({ result: 'published' });
  });

  it('comes back also when it was written while the remote was asked, as the plan of that', async () => {
    for (const text of ['TODO: a cat', '![a cat](cat.png)']) {
      site.write(one, post(`Changed: ${text.length}.`));
      const tip = site.tip();
      const outcome = await publishWhile(() => site.write(one, post(text)));
      expect(outcome).toMatchObject({ result: 'refused', commit: null });
      expect(outcome.plan?.tree).toBe((await plan()).tree);
      expect([site.tip(), site.git('rev-parse', 'HEAD').trim()]).toEqual([tip, tip]);
      expect(site.read(one)).toBe(post(text));
    }
  });

  it('is not asked for by whoever asks to publish at once', async () => {
    site.write(one, post('TODO: a cat'));
    expect(await publish([one], false)).toMatchObject({ result: 'published' });
  });
});
