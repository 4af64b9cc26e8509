import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PublishStand } from '../../../shared/model/publish-stand.ts';
import type { SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { context, type TestWindow } from '../app-parts.test-support.ts';
import { openSiteWindow } from '../site-window.test-support.ts';

let site: SiteFixture;
let window: TestWindow;

beforeEach(async () => {
  ({ site, window } = await openSiteWindow());
  await window.handlers['blog.open']({ folder: site.blog }, context);
});

const one = 'posts/one.md';
const trust = () => window.handlers['blog.trust'](undefined, context);
const standing = () => window.handlers['publish.earlier'](undefined, context);
const anew = async () => window.handlers['publish.anew']({ stand: await standing() }, context);
const takeOnline = async (stand: PublishStand | null = null) =>
  window.handlers['publish.takeOnline']({ stand }, context);
const publish = () =>
  window.handlers['publish.run'](
    { posts: [one], message: null, seen: null, files: null, isUnseen: false },
    context,
  );

it('nothing is put right in a blog that is not trusted', async () => {
  await expect(anew()).rejects.toMatchObject({ code: 'blog.untrusted' });
  await expect(takeOnline()).rejects.toMatchObject({ code: 'blog.untrusted' });
});

describe('in a trusted blog', () => {
  beforeEach(trust);

  it('a branch that was deleted online goes there again', async () => {
    site.gitIn(site.remote, 'update-ref', '-d', 'refs/heads/main');
    site.write(one, 'changed');
    expect(await publish()).toMatchObject({ error: { code: 'publish.branch-gone' } });
    expect(await anew()).toMatchObject({ result: 'published' });
    expect(await publish()).toMatchObject({ result: 'published', files: [one] });
  });

  it('a history that was rewritten online is taken over, and the version that is not in the post can be found', async () => {
    const titled = (title: string) => `---\ntitle: ${title}\n---\n\nText.\n`;
    site.commitAndPush({ [one]: titled('Old') });
    site.commitAndPush({ 'secret.txt': 'password' });
    const other = mkdtempSync(join(site.folder, 'other-'));
    site.gitIn(other, 'clone', '-q', site.remote, '.');
    site.gitIn(other, 'reset', '-q', '--hard', 'HEAD^');
    site.write(one, titled('There'), other);
    site.gitIn(other, 'commit', '-q', '-am', 'There');
    site.gitIn(other, 'push', '-q', '--force', 'origin', 'HEAD:main');
    site.write(one, titled('Here'));
    expect(await publish()).toMatchObject({ error: { code: 'publish.history-rewritten' } });
    const shown = await standing();
    site.git('remote', 'set-url', 'origin', other);
    expect((await takeOnline(shown)).outcome.error?.code).toBe('publish.plan-changed');
    site.git('remote', 'set-url', 'origin', site.remote);
    const { outcome, aside } = await takeOnline(shown);
    expect(outcome).toMatchObject({ result: 'published', commit: site.tip() });
    expect(aside.map(({ place }) => readFileSync(place, 'utf8'))).toEqual([titled('There')]);
    expect(await window.handlers['history.kept']({ post: one }, context)).toHaveLength(1);
    expect(await publish()).toMatchObject({ result: 'published', files: [one] });
    expect(site.gitIn(site.remote, 'log', '-p', 'main')).not.toContain('password');
  });
});
