import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { versionOf } from '../files/file-version.ts';
import { observeGit } from '../git/run-git.ts';
import { takeBackPublish } from '../history/take-back.ts';
import { listConflicts, settleSite } from '../publish/settle-site.ts';
import { paragraphs } from '../publish/testing/site-fixture.ts';
import { plainSite } from '../site-run/site-run.ts';
import { QueueRig } from './testing/queue-rig.ts';

let rig: QueueRig;
beforeEach(async () => {
  rig = new QueueRig();
  await rig.goOnline();
  await rig.goOffline();
});
afterEach(async () => {
  expect(rig.warnings).toEqual([]);
  await rig.close();
});

const post = 'posts/one.md';

describe('a publish without a network', () => {
  test('waits, is tried less and less often, and is sent when the server is back', async () => {
    expect(await rig.publish(post, 'changed')).toMatchObject({ result: 'committed' });
    expect(await rig.state()).toMatchObject({
      branch: 'main',
      publishes: 1,
      files: [post],
      isSending: false,
      problem: { code: 'git.host-unreachable' },
      stopped: null,
    });
    const waits = [await rig.next(), await rig.next(), await rig.next()];
    expect(waits).toEqual([15_000, 30_000, 60_000]);
    await rig.goOnline();
    await rig.next();
    expect(await rig.state()).toBeNull();
    expect(rig.ended).toMatchObject([{ result: 'published', files: [post] }]);
    expect(rig.online()).toEqual(['Begin', `Publish ${post}`]);
    expect(rig.site.git('status', '--porcelain')).toBe('');
    expect(rig.clock.waiting).toBe(0);
  });

  test('goes out with later ones as one, after a new start of the program', async () => {
    await rig.publish(post, 'changed');
    await rig.publish('posts/two.md', 'changed, too');
    expect(await rig.state()).toMatchObject({ publishes: 2, files: [post, 'posts/two.md'] });
    await rig.restart();
    await rig.goOnline();
    await rig.next();
    expect(rig.online()).toEqual(['Begin', `Publish ${post}`, 'Publish posts/two.md']);
    expect(await rig.state()).toBeNull();
  });

  test('is told as taken back when all it does is that', async () => {
    const { site } = rig;
    const takeBack = async () => {
      const commit = site.git('rev-parse', 'HEAD').trim();
      const place = { root: site.blog, runFolder: site.runFolder, isOfPosts: () => true };
      const outcome = await takeBackPublish({ ...place, commit });
      await rig.queue.noteOutcome(site.blog, 'main', outcome);
    };
    await rig.goOnline();
    await rig.publish(post, 'changed');
    await rig.goOffline();
    await takeBack();
    await rig.goOnline();
    expect(await rig.queue.send(site.blog, {})).toMatchObject({ result: 'published', takesBack: true });
    await rig.goOffline();
    await rig.publish(post, 'again');
    await takeBack();
    await rig.goOnline();
    expect(await rig.queue.send(site.blog, {})).not.toMatchObject({ takesBack: true });
  });

  test('takes nothing online that was committed on top of it elsewhere', async () => {
    await rig.publish(post, 'changed');
    rig.site.git('commit', '-q', '--allow-empty', '-m', 'Mine alone');
    await rig.goOnline();
    await rig.next();
    expect(await rig.state()).toBeNull();
    expect(rig.online()).toEqual(['Begin', `Publish ${post}`]);
  });

  test('is joined with what came online meanwhile', async () => {
    await rig.publish(post, paragraphs('one', { 1: 'from here' }));
    rig.site.pushFromElsewhere({ [post]: paragraphs('one', { 5: 'from elsewhere' }) });
    await rig.goOnline();
    await rig.next();
    expect(await rig.state()).toBeNull();
    expect(rig.site.gitIn(rig.site.remote, 'show', `main:${post}`)).toBe(
      paragraphs('one', { 1: 'from here', 5: 'from elsewhere' }),
    );
    expect(rig.site.read(post)).toBe(paragraphs('one', { 1: 'from here', 5: 'from elsewhere' }));
  });

  test('is joined by the metadata keys its blog has', async () => {
    rig.knownSite = { ...plainSite, generator: 'pelican' };
    const text = (title: string, date: string) => `Title: ${title}\nDate: ${date}\nLang: en\n\nText.\n`;
    await rig.goOnline();
    await rig.publish('posts/new.md', text('One', '2024-01-01'));
    await rig.goOffline();
    await rig.publish('posts/new.md', text('Two', '2024-01-01'));
    rig.site.pushFromElsewhere({ 'posts/new.md': text('One', '2025-01-01') });
    await rig.goOnline();
    await rig.next();
    expect(await rig.state()).toBeNull();
    expect(rig.site.read('posts/new.md')).toBe(text('Two', '2025-01-01'));
  });

  test('is sent at once when the network is said to be back', async () => {
    await rig.publish(post, 'changed');
    await rig.next();
    await rig.queue.wake(rig.site.blog);
    await rig.goOnline();
    expect(await rig.next()).toBe(0);
    expect(await rig.state()).toBeNull();
  });

  test('is taken along by a publish by hand', async () => {
    await rig.publish(post, 'changed');
    await rig.goOnline();
    expect(await rig.publish('posts/two.md', 'changed')).toMatchObject({ result: 'published' });
    expect(await rig.state()).toBeNull();
    expect(rig.clock.waiting).toBe(0);
    expect(rig.ended).toEqual([]);
  });

  test('is not sent by itself when the user does not want that, and stays committed', async () => {
    const { commit } = await rig.publish(post, 'changed');
    await rig.queue.forget(rig.site.blog);
    await rig.goOnline();
    await rig.restart();
    expect(rig.clock.waiting).toBe(0);
    expect(rig.online()).toEqual(['Begin']);
    expect(rig.site.git('rev-parse', 'HEAD').trim()).toBe(commit);
  });

  test('is sent from its branch while another one is checked out', async () => {
    await rig.publish(post, 'changed');
    rig.site.git('switch', '-q', '-c', 'other');
    rig.site.git('commit', '-q', '--allow-empty', '-m', 'Elsewhere');
    await rig.goOnline();
    await rig.next();
    expect(rig.online()).toEqual(['Begin', `Publish ${post}`]);
    expect(rig.site.git('branch', '--show-current').trim()).toBe('other');
  });

  test('waits no more, with the reason, when its commit was taken back', async () => {
    await rig.publish(post, 'changed');
    rig.site.git('reset', '-q', '--soft', 'HEAD^');
    await rig.goOnline();
    await rig.next();
    expect(await rig.state()).toBeNull();
    expect(rig.ended).toMatchObject([{ result: 'refused', error: { code: 'publish.waiting-gone' } }]);
    expect(rig.online()).toEqual(['Begin']);
  });

  test('was online already where somebody else sent it', async () => {
    await rig.publish(post, 'changed');
    rig.site.git('push', '-q', rig.site.remote, 'main');
    await rig.goOnline();
    await rig.next();
    expect(rig.ended).toMatchObject([{ result: 'published' }]);
    expect(rig.online()).toEqual(['Begin', `Publish ${post}`]);
  });
});

describe('what waits stops, and says why', () => {
  const stopped = async (code: string) => {
    const { blog } = rig.site;
    const before = rig.site.git('status', '--porcelain') + rig.site.git('rev-parse', 'HEAD');
    await rig.goOnline();
    await rig.next();
    expect(await rig.state()).toMatchObject({ nextTry: null, stopped: { code } });
    expect(rig.clock.waiting).toBe(0);
    expect(rig.site.git('status', '--porcelain') + rig.site.git('rev-parse', 'HEAD')).toBe(before);
    await rig.queue.wake(blog);
    expect(rig.clock.waiting).toBe(0);
  };

  test('where a password is needed; Send now goes on when it is not any more', async () => {
    await rig.publish(post, 'changed');
    rig.server.rules.login = 'writer:secret';
    await stopped('git.auth-failed');
    rig.server.rules.login = null;
    expect(await rig.queue.send(rig.site.blog, {})).toMatchObject({ result: 'published' });
    expect(await rig.state()).toBeNull();
    expect(rig.online()).toEqual(['Begin', `Publish ${post}`]);
  });

  test('and asks nobody for the password, unless the user begins it', async () => {
    const ask = join(rig.site.folder, 'ask');
    const asked = `${ask}ed`;
    writeFileSync(ask, `#!/bin/sh\ntouch ${asked}\necho x\n`, { mode: 0o755 });
    vi.stubEnv('GIT_ASKPASS', ask);
    try {
      await rig.publish(post, 'changed');
      rig.server.rules.login = 'writer:secret';
      await stopped('git.auth-failed');
      expect(existsSync(asked)).toBe(false);
      await rig.queue.send(rig.site.blog, {});
      expect(existsSync(asked)).toBe(true);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('where the host declines it', async () => {
    await rig.publish(post, 'changed');
    rig.site.hook('pre-receive', 'exit 1', rig.site.remote);
    await stopped('git.remote-refused');
  });

  test('where the same lines were changed online', async () => {
    await rig.publish(post, paragraphs('one', { 1: 'from here' }));
    rig.site.pushFromElsewhere({ [post]: paragraphs('one', { 1: 'from elsewhere' }) });
    await stopped('publish.conflict');
  });

  test('where a publish by hand could not take it along', async () => {
    await rig.publish(post, paragraphs('one', { 1: 'from here' }));
    rig.site.pushFromElsewhere({ [post]: paragraphs('one', { 1: 'from elsewhere' }) });
    await rig.goOnline();
    expect(await rig.publish('posts/two.md', 'changed')).toMatchObject({ result: 'published', left: [post] });
    const error = { code: 'publish.conflict', data: { paths: [post] } };
    expect(await rig.state()).toMatchObject({ files: [post], stopped: error });
    expect(rig.clock.waiting).toBe(0);
    // Once both have come together, it waits no more.
    rig.site.pushFromElsewhere({ [post]: paragraphs('one', { 1: 'from here' }) });
    expect(await rig.publish('posts/three.md', 'changed')).toMatchObject({ result: 'published' });
    expect(await rig.state()).toBeNull();
  });

  test('until it is settled: then what is left is sent and told, and nothing else', async () => {
    const settled = await settleOneOfTwo();
    expect(settled).toEqual([post]);
    expect(await rig.queue.send(rig.site.blog, {})).toMatchObject({
      result: 'published',
      files: ['posts/two.md'],
    });
    expect(await rig.state()).toBeNull();
    const online = (path: string) => rig.site.gitIn(rig.site.remote, 'show', `main:${path}`);
    expect(online('posts/two.md')).toBe('changed');
    expect(online(post)).toBe('from elsewhere');
    expect(rig.site.read(post)).toBe('from here');
  });

  test('until it is settled: then the rest waits for the network again', async () => {
    const settled = await settleOneOfTwo();
    await rig.queue.noteSettled(rig.site.blog, 'another', settled);
    expect(await rig.state()).toMatchObject({ files: [post, 'posts/two.md'] });
    await rig.queue.noteSettled(rig.site.blog, 'main', settled);
    expect(await rig.state()).toMatchObject({ files: ['posts/two.md'], stopped: null });
    await rig.next();
    expect(rig.ended).toMatchObject([{ result: 'published', files: ['posts/two.md'] }]);
  });

  test('until it is settled: where all of it is an edit again, nothing waits', async () => {
    const settled = await settleOneOfTwo();
    await rig.queue.noteSettled(rig.site.blog, 'main', [...settled, 'posts/two.md']);
    expect(await rig.state()).toBeNull();
    expect(rig.clock.waiting).toBe(0);
  });

  /** Two posts wait, one of them was changed online, too, and is settled by hand; gives what was settled. */
  async function settleOneOfTwo(): Promise<readonly string[]> {
    await rig.publish(post, 'from here');
    await rig.publish('posts/two.md', 'changed');
    rig.site.pushFromElsewhere({ [post]: 'from elsewhere' });
    await stopped('publish.conflict');
    const { blog: root, runFolder } = rig.site;
    let settled: readonly string[] = [];
    const { online } = await listConflicts({ root, runFolder });
    const choices = [
      { path: post, choice: 'mine', text: null, version: versionOf(Buffer.from('from here')) },
    ] as const;
    const onSettled = (paths: readonly string[]) => {
      settled = paths;
    };
    await settleSite({ root, runFolder, online, choices, keep: async () => '', onSettled });
    return settled;
  }

  test('where it would have to be joined below other commits that were not published', async () => {
    await rig.publish(post, 'changed');
    rig.site.git('commit', '-q', '--allow-empty', '-m', 'Mine alone');
    rig.site.pushFromElsewhere({ 'posts/two.md': 'from elsewhere' });
    await stopped('publish.waiting-blocked');
  });
});

test('one of two programs sends', async () => {
  await rig.publish(post, 'changed');
  await rig.goOnline();
  const claim = await rig.store.claim(rig.site.blog);
  expect(claim).not.toBeNull();
  await rig.next();
  expect(await rig.state()).not.toBeNull();
  expect(rig.online()).toEqual(['Begin']);
  await expect(rig.queue.send(rig.site.blog, {})).rejects.toMatchObject({ code: 'publish.running' });
  await claim?.release();
  await rig.queue.send(rig.site.blog, {});
  expect(rig.online()).toEqual(['Begin', `Publish ${post}`]);
});

test('what a command of the terminal left waiting is taken up when its blog is looked at', async () => {
  await rig.publish(post, 'changed');
  const record = await rig.store.read(rig.site.blog);
  await rig.queue.forget(rig.site.blog);
  await rig.queue.takeUp(rig.site.blog);
  expect(rig.clock.waiting).toBe(0);
  if (record) await rig.store.write(record);
  await rig.queue.takeUp(rig.site.blog);
  await rig.queue.takeUp(rig.site.blog);
  await rig.goOnline();
  await rig.next();
  expect(rig.online()).toEqual(['Begin', `Publish ${post}`]);
});

test('no git runs in a blog that is not trusted, also after a new start', async () => {
  await rig.publish(post, 'changed');
  rig.isTrusted = false;
  const calls: string[] = [];
  const stop = observeGit(args => calls.push(args.join(' ')));
  await rig.restart();
  await rig.queue.takeUp(rig.site.blog);
  expect(rig.clock.waiting).toBe(0);
  await rig.queue.wake(rig.site.blog);
  rig.clock.next();
  await rig.background.close();
  stop();
  expect(calls).toEqual([]);
});

test('a damaged record is no record', async () => {
  rig.site.write('waiting/0.json', '{"root": "/", "commit": 1}', rig.site.folder);
  expect(await rig.store.list()).toEqual([]);
  expect(await rig.store.read(join(rig.site.folder, 'nothing'))).toBeNull();
});
