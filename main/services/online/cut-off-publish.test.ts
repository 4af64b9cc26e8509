import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { observeGit } from '../git/run-git.ts';
import {
  buildPublishChild,
  buildTakeBackChild,
  publishAndKill,
  takeBackAndKill,
} from '../publish/testing/killed-publish.ts';
import { SiteFixture } from '../publish/testing/site-fixture.ts';
import { QueueRig } from './testing/queue-rig.ts';

let program: string;
let takeBackProgram: string;
let rig: QueueRig;

beforeAll(async () => {
  const built = new SiteFixture();
  program = await buildPublishChild(built.folder);
  takeBackProgram = await buildTakeBackChild(built.folder);
  return () => built.remove();
}, 120_000);
beforeEach(() => {
  rig = new QueueRig();
});
afterEach(async () => {
  expect(rig.warnings).toEqual([]);
  await rig.close();
});

/** Publishes in a process of its own that is killed, git with it, as soon as it runs `command`. */
async function killedAt(command: string): Promise<void> {
  const { site } = rig;
  site.write('posts/one.md', 'A first text.\n');
  const { calls } = await publishAndKill(program, site, ['posts/one.md'], {
    atCall: null,
    delay: 0,
    victims: 'all',
  });
  // What comes and goes stays at the door, however late the kill comes.
  site.hook('pre-receive', 'exec sleep 60', site.remote);
  if (command === 'fetch') site.git('config', 'remote.origin.uploadpack', 'exec sleep 60 #');
  site.write('posts/one.md', 'Another text.\n');
  const plan = { atCall: calls.indexOf(command), delay: 0, victims: 'all' as const };
  const { outcome } = await publishAndKill(program, site, ['posts/one.md'], plan);
  expect(outcome).toBeNull();
  site.hook('pre-receive', 'exit 0', site.remote);
  if (command === 'fetch') site.git('config', '--unset', 'remote.origin.uploadpack');
}

const takeUp = () => rig.queue.takeUp(rig.site.blog);

describe.runIf(process.platform === 'linux')('a publish whose program was killed', () => {
  it('while it sent is told after the next start, is not sent by itself, and goes when it is asked for', async () => {
    await killedAt('push');
    const { site } = rig;
    const tip = site.tip();
    await rig.restart();
    expect(await rig.state()).toBeNull();
    await takeUp();
    const commit = site.git('rev-parse', 'HEAD').trim();
    expect(commit).not.toBe(tip);
    expect(await rig.state()).toMatchObject({
      branch: 'main',
      files: ['posts/one.md'],
      isSending: false,
      stopped: { code: 'publish.cut-off' },
    });
    expect(rig.clock.waiting).toBe(0);
    await rig.restart();
    expect(rig.clock.waiting).toBe(0);
    expect(site.tip()).toBe(tip);
    expect(await rig.queue.send(site.blog, {})).toMatchObject({ result: 'published', commit });
    expect(site.tip()).toBe(commit);
    await takeUp();
    expect(await rig.state()).toBeNull();
  }, 120_000);

  it('is told once: whoever leaves it to the next publish hears no more of it', async () => {
    await killedAt('push');
    await takeUp();
    expect(await rig.state()).toMatchObject({ stopped: { code: 'publish.cut-off' } });
    await rig.queue.forget(rig.site.blog);
    await rig.restart();
    await takeUp();
    expect(await rig.state()).toBeNull();
  }, 120_000);

  it('and sent from a terminal meanwhile, before it was told or after, waits no more', async () => {
    await killedAt('push');
    await takeUp();
    expect(await rig.state()).not.toBeNull();
    rig.site.git('push', '-q');
    await takeUp();
    expect(await rig.state()).toBeNull();
    await rig.restart();
    await takeUp();
    expect(await rig.state()).toBeNull();
  }, 120_000);

  it('before it had committed is nothing to send, and what the user commits then is not taken for it', async () => {
    await killedAt('fetch');
    await takeUp();
    expect(await rig.state()).toBeNull();
    rig.site.write('posts/two.md', 'Mine.\n');
    rig.site.git('commit', '-q', '-m', 'Mine', '--', 'posts/two.md');
    await takeUp();
    expect(await rig.state()).toBeNull();
  }, 120_000);

  it('while it took another back is told as that', async () => {
    const { site } = rig;
    site.write('posts/one.md', 'Another text.\n');
    const { commit } = await site.publish(['posts/one.md']);
    const takeBack = (atCall: number | null) =>
      takeBackAndKill(takeBackProgram, site, commit ?? '', { atCall, delay: 0, victims: 'all' });
    site.hook('pre-receive', 'exit 1', site.remote);
    const { calls } = await takeBack(null);
    // The commit it has made is on the branch only; begun anew it is made once more.
    site.git('update-ref', 'refs/heads/main', `${commit}`);
    site.git('read-tree', 'HEAD');
    site.hook('pre-receive', 'exec sleep 60', site.remote);
    expect((await takeBack(calls.indexOf('push'))).outcome).toBeNull();
    site.hook('pre-receive', 'exit 0', site.remote);
    await takeUp();
    expect(await rig.state()).toMatchObject({ stopped: { code: 'publish.cut-off' }, takesBack: true });
    expect(await rig.queue.send(site.blog, {})).toMatchObject({ result: 'published', takesBack: true });
  }, 120_000);

  it('is not looked for where the blog is not trusted', async () => {
    await killedAt('push');
    rig.isTrusted = false;
    const calls: string[] = [];
    const stop = observeGit(args => calls.push(args.join(' ')));
    await takeUp();
    stop();
    expect(calls).toEqual([]);
    expect(await rig.state()).toBeNull();
  }, 120_000);
});

describe('where every publish has ended in order', () => {
  it('git is not asked', async () => {
    expect(await rig.publish('posts/new.md', 'A text.\n')).toMatchObject({ result: 'published' });
    const calls: string[] = [];
    const stop = observeGit(args => calls.push(args.join(' ')));
    await takeUp();
    stop();
    expect(calls).toEqual([]);
  });
});

describe('a publish that the user cancelled while it was being sent', () => {
  const cancelled = async (name: string) => {
    const { site } = rig;
    site.hook('pre-receive', 'exec sleep 60', site.remote);
    site.write(`posts/${name}.md`, `A text of ${name}.\n`);
    const controller = new AbortController();
    const outcome = await site.publish([`posts/${name}.md`], {
      message: `Publish ${name}`,
      signal: controller.signal,
      onProgress: ({ step }) => void (step === 'push' && setImmediate(() => controller.abort())),
    });
    expect(outcome).toMatchObject({ result: 'committed', error: { code: 'cancelled' } });
    await rig.queue.noteOutcome(site.blog, 'main', outcome);
    site.hook('pre-receive', 'exit 0', site.remote);
  };

  it('is told at once and after a new start, and goes when it is asked for', async () => {
    await cancelled('new');
    const told = { files: ['posts/new.md'], publishes: 1, stopped: { code: 'cancelled' } };
    expect(await rig.state()).toMatchObject(told);
    await rig.restart();
    await takeUp();
    expect(await rig.state()).toMatchObject(told);
    expect(rig.clock.waiting).toBe(0);
    expect(rig.online()).toEqual(['Begin']);
    await cancelled('more');
    expect(await rig.state()).toMatchObject({ files: ['posts/new.md', 'posts/more.md'], publishes: 2 });
    expect(await rig.queue.send(rig.site.blog, {})).toMatchObject({ result: 'published' });
    expect(rig.online()).toEqual(['Begin', 'Publish new', 'Publish more']);
    expect(await rig.state()).toBeNull();
  });

  it('and whose sending was cancelled once more is still not sent by itself', async () => {
    await cancelled('new');
    const controller = new AbortController();
    controller.abort();
    await rig.queue.send(rig.site.blog, { signal: controller.signal });
    expect(await rig.state()).toMatchObject({ stopped: { code: 'cancelled' } });
    expect(rig.clock.waiting).toBe(0);
  });

  it('waits no more when it goes online with another', async () => {
    await cancelled('new');
    expect(await rig.publish('posts/more.md', 'More.\n')).toMatchObject({ result: 'published' });
    expect(await rig.state()).toBeNull();
  });
});
