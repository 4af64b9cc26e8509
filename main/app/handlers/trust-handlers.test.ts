import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { codeOf } from '../../../shared/app-error.test-support.ts';
import { observeGit } from '../../services/git/run-git.ts';
import type { SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { context, type TestWindow } from '../app-parts.test-support.ts';
import { openSiteWindow } from '../site-window.test-support.ts';
import { isStillTrusted } from '../still-trusted.ts';

let site: SiteFixture;
let window: TestWindow;

beforeEach(async () => {
  ({ site, window } = await openSiteWindow());
});

const open = () => window.handlers['blog.open']({ folder: site.blog }, context);
const trust = () => window.handlers['blog.trust'](undefined, context);
const findings = () => window.handlers['trust.findings'](undefined, context);
const plan = () => window.handlers['publish.plan']({ posts: null }, context);

/** Puts a program called git in front of the real one, which notes that it ran. */
function watchGit(): { readonly ran: () => boolean; readonly stop: () => void } {
  const marker = join(site.folder, 'git-ran');
  const bin = join(site.folder, 'bin');
  const path = process.env.PATH;
  mkdirSync(bin);
  writeFileSync(join(bin, 'git'), `#!/bin/sh\ntouch '${marker}'\nPATH='${path}' exec git "$@"\n`, {
    mode: 0o755,
  });
  process.env.PATH = `${bin}:${path}`;
  return {
    ran: () => existsSync(marker),
    stop: () => {
      process.env.PATH = path;
    },
  };
}

/** Every setting of the shared list that names a program, a hook, and a filter for the posts. */
function makeHostile(): void {
  const file = findSharedData('payloads/git-hostile.json');
  const items: readonly { readonly kind: string; readonly value: string }[] = file
    ? JSON.parse(readFileSync(file, 'utf8')).items
    : [{ kind: 'repo-config', value: 'core.fsmonitor=touch PWNED' }];
  for (const { kind, value } of items) {
    const at = value.startsWith('url.') ? value.lastIndexOf('=') : value.indexOf('=');
    if (kind !== 'repo-config' || !value.includes('PWNED')) continue;
    const command = value.slice(at + 1).replace('PWNED', join(site.folder, 'PWNED'));
    site.git('config', value.slice(0, at), command);
  }
  site.write('.gitattributes', '* filter=x diff=x merge=x\n');
  site.hook('pre-commit', `touch '${join(site.folder, 'PWNED')}'`);
}

describe('before a blog is trusted', () => {
  it.skipIf(process.platform === 'win32')('no git runs and nothing the blog names', async () => {
    makeHostile();
    const calls: unknown[] = [];
    const stopObserving = observeGit(args => calls.push(args));
    const git = watchGit();
    try {
      const path = 'posts/one.md';
      await open();
      const found = await findings();
      expect(found.found.length).toBeGreaterThan(2);
      await window.handlers['posts.list'](undefined, context);
      await window.handlers['posts.search']({ query: 'one' }, context);
      const post = await window.handlers['posts.read']({ path }, context);
      const saved = { path, text: 'typed', baseVersion: post.version, journalSeq: 0, isReplacing: false };
      await window.handlers['posts.save'](saved, context);
      expect(await window.handlers['posts.isCommitted']({ path }, context)).toBeNull();
      expect(await codeOf(plan())).toBe('blog.untrusted');
      expect(await codeOf(window.handlers['publish.pull'](undefined, context))).toBe('blog.untrusted');
      expect(calls).toEqual([]);
      expect(git.ran()).toBe(false);
      expect(existsSync(join(site.folder, 'PWNED'))).toBe(false);
      // The watch works: what follows trust is seen.
      await trust();
      await codeOf(plan());
      expect(calls).not.toEqual([]);
      expect(git.ran()).toBe(true);
    } finally {
      git.stop();
      stopObserving();
    }
  });
});

describe('a trusted blog', () => {
  it('stays trusted when it is opened again as it was', async () => {
    site.hook('pre-commit', 'exit 0');
    await open();
    await trust();
    expect(await open()).toMatchObject({ isTrusted: true });
    expect(await codeOf(plan())).toBe('no error');
  });

  it('is asked about again when something that runs has changed, while it is open and when it is opened', async () => {
    await open();
    await trust();
    site.hook('pre-push', 'exit 0');
    expect(await codeOf(plan())).toBe('blog.untrusted');
    expect(await open()).toMatchObject({ isTrusted: false });
    expect((await findings()).found.filter(({ isNew }) => isNew).map(({ name }) => name)).toEqual([
      'pre-push',
    ]);
    await trust();
    expect(await codeOf(plan())).toBe('no error');
    expect(await open()).toMatchObject({ isTrusted: true });
  });

  it('is trusted with what the user was told, not with what came after', async () => {
    await open();
    await findings();
    site.hook('pre-push', 'exit 0');
    await trust();
    expect(await codeOf(plan())).toBe('blog.untrusted');
    expect((await findings()).hasChanged).toBe(true);
    await trust();
    expect(await codeOf(plan())).toBe('no error');
  });

  it('is not asked about for what never runs, or is gone', async () => {
    site.hook('pre-push', 'exit 0');
    await open();
    await trust();
    site.git('config', 'core.fsmonitor', 'never run');
    site.git('config', 'user.name', 'Somebody Else');
    chmodSync(join(site.blog, '.git/hooks/pre-push'), 0o644);
    expect(await codeOf(plan())).toBe('no error');
  });

  it('trusted before marks were kept is trusted with what is there', async () => {
    site.hook('pre-push', 'exit 0');
    await window.parts.settings.trust(site.blog);
    expect(await open()).toMatchObject({ isTrusted: true });
    site.hook('pre-push', 'exit 1');
    expect(await open()).toMatchObject({ isTrusted: false });
  });

  it('is not trusted any more when the user says so', async () => {
    await open();
    await trust();
    expect(await window.handlers['trust.stop'](undefined, context)).toMatchObject({ isTrusted: false });
    expect(await codeOf(plan())).toBe('blog.untrusted');
    expect(await open()).toMatchObject({ isTrusted: false });
  });
});

it('a look at what could run does not bring back trust that is taken back meanwhile', async () => {
  const { settings } = window.parts;
  // As it was kept before marks were.
  await settings.trust(site.blog);
  const looked = isStillTrusted({ settings }, site.blog);
  await settings.stopTrusting(site.blog);
  expect(await looked).toBe(false);
  expect([settings.isTrusted(site.blog), settings.trustedMarks(site.blog)]).toEqual([false, null]);
});
