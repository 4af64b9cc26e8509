import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { observeGit } from '../git/run-git.ts';
import { pullSite } from './pull-site.ts';
import { listConflicts, settleSite } from './settle-site.ts';
import { paragraphs, SiteFixture } from './testing/site-fixture.ts';

let site: SiteFixture;
let controller: AbortController;
beforeEach(() => {
  site = new SiteFixture();
  controller = new AbortController();
});
afterEach(() => site.remove());

const place = () => ({ root: site.blog, runFolder: site.runFolder });
const one = 'posts/one.md';

/** Cancels at the first call of `command` after the join is worked out, which takes a `diff-tree`. */
async function cancelAt<T>(command: string, run: () => Promise<T>): Promise<T> {
  let isJoined = false;
  const stop = observeGit(([name]) => {
    if (isJoined && name === command) controller.abort();
    if (name === 'diff-tree') isJoined = true;
  });
  try {
    return await run();
  } finally {
    stop();
    expect(controller.signal.aborted).toBe(true);
  }
}

const commands = ['cat-file', 'update-index', 'merge'];

describe('a cancel that comes when the working tree is already being moved', () => {
  test.each(commands)('is too late for what is got, and that is said (at %s)', async command => {
    site.pushFromElsewhere({ [one]: paragraphs('one', { 5: 'from elsewhere' }), 'added.md': 'a' });
    const { signal } = controller;
    const outcome = await cancelAt(command, () => pullSite({ ...place(), signal }));
    expect(outcome).toMatchObject({ result: 'published', commit: site.tip(), files: ['added.md', one] });
    expect(outcome.error).toBeUndefined();
    expect(site.read('added.md')).toBe('a');
    expect(site.git('status', '--porcelain')).toBe('');
  });

  // Before these it reads the versions, which can be cancelled.
  test.each(['update-index', 'merge'])(
    'is too late for what is settled, and that is said (at %s)',
    async command => {
      site.pushFromElsewhere({ [one]: 'from elsewhere', 'added.md': 'a' });
      site.write(one, 'from here');
      await pullSite(place());
      const { online } = await listConflicts(place());
      const request = { ...place(), online, choices: [], keep: async () => '', signal: controller.signal };
      const settled = await cancelAt(command, () => settleSite(request));
      expect(settled.outcome).toMatchObject({ result: 'published', files: ['added.md', one] });
      expect(site.read(one)).toBe('from here\n\nfrom elsewhere');
    },
  );

  test('keeps a publish here, with what came, and says that it is not online', async () => {
    site.pushFromElsewhere({ 'added.md': 'a' });
    site.write(one, 'changed');
    const outcome = await cancelAt('merge', () => site.publish([one], { signal: controller.signal }));
    expect(outcome).toMatchObject({ result: 'committed', files: [one], error: { code: 'cancelled' } });
    expect(site.read('added.md')).toBe('a');
    expect(site.git('status', '--porcelain')).toBe('');
    expect(await site.publish([])).toMatchObject({ result: 'published' });
  });
});

test('a cancel before that leaves everything as it was', async () => {
  site.pushFromElsewhere({ [one]: 'from elsewhere' });
  const before = site.snapshot();
  const onProgress = ({ step }: { readonly step: string }) => {
    if (step === 'merge') controller.abort();
  };
  const outcome = await pullSite({ ...place(), onProgress, signal: controller.signal });
  expect(outcome).toMatchObject({ result: 'refused', error: { code: 'cancelled' } });
  expect(site.snapshot()).toBe(before);
});
