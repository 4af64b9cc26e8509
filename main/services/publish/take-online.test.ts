import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { versionOf } from '../files/file-version.ts';
import { observeGit } from '../git/run-git.ts';
import { pullSite } from './pull-site.ts';
import { takeOnline } from './take-online.ts';
import { paragraphs, SiteFixture } from './testing/site-fixture.ts';

let site: SiteFixture;
const kept = new Map<string, Buffer>();
beforeEach(() => {
  site = new SiteFixture();
  kept.clear();
});
afterEach(() => site.remove());

const one = 'posts/one.md';
const two = 'posts/two.md';
const place = () => ({ root: site.blog, runFolder: site.runFolder });
const keep = async (path: string, bytes: Uint8Array) => {
  kept.set(path, Buffer.from(bytes));
  return `kept/${versionOf(bytes)}`;
};
const take = () => takeOnline({ ...place(), keep });
const pull = () => pullSite(place());
const head = () => site.git('rev-parse', 'HEAD').trim();
const rewritten = { result: 'refused', error: { code: 'publish.history-rewritten' } };
const onlineLog = () => site.gitIn(site.remote, 'log', '-p', 'main');

/** Somebody takes the newest commit online away, and puts another in its place where there are files. */
function rewriteOnline(files: Readonly<Record<string, string>> = {}): void {
  const other = mkdtempSync(join(site.folder, 'other-'));
  site.gitIn(other, 'clone', '-q', site.remote, '.');
  site.gitIn(other, 'reset', '-q', '--hard', 'HEAD^');
  for (const [path, text] of Object.entries(files)) site.write(path, text, other);
  if (Object.keys(files).length > 0) {
    site.gitIn(other, 'add', '-A');
    site.gitIn(other, 'commit', '-q', '-m', 'In its place');
  }
  site.gitIn(other, 'push', '-q', '--force', 'origin', 'HEAD:main');
}

/** A blog whose last publish had a password in it. */
function publishSecret(): void {
  site.commitAndPush({ 'secret.txt': 'password', [one]: paragraphs('one', { 5: 'published' }) });
}

describe('a history that was rewritten online', () => {
  test('becomes that of the branch; what is not online yet becomes edits, and nothing taken away comes back', async () => {
    publishSecret();
    site.write(two, paragraphs('two', { 1: 'in a commit' }));
    site.write('posts/new.md', 'new, in a commit');
    site.git('add', '.');
    site.git('commit', '-q', '-m', 'Not online yet');
    site.write(one, paragraphs('one', { 1: 'in no commit', 5: 'published' }));
    const before = head();
    rewriteOnline({
      [one]: paragraphs('one', { 5: 'published' }),
      [two]: paragraphs('two', { 5: 'from elsewhere' }),
    });
    expect(await site.publish([one])).toMatchObject(rewritten);
    const taken = await take();
    expect(taken).toMatchObject({
      outcome: { result: 'published', commit: site.tip() },
      aside: [],
      both: [],
    });
    expect([...taken.outcome.files].sort()).toEqual([two, 'secret.txt']);
    expect(taken.outcome.gone).toEqual(['secret.txt']);
    expect(head()).toBe(site.tip());
    expect(site.git('rev-parse', 'refs/remotes/origin/main').trim()).toBe(site.tip());
    expect(site.read('secret.txt')).toBeNull();
    expect(site.read(one)).toBe(paragraphs('one', { 1: 'in no commit', 5: 'published' }));
    expect(site.read(two)).toBe(paragraphs('two', { 1: 'in a commit', 5: 'from elsewhere' }));
    expect(site.git('status', '--porcelain')).toBe(` M ${one}\n M ${two}\n?? posts/new.md\n`);
    // The commits as they were can be found.
    expect(taken.kept.map(name => site.git('rev-parse', name).trim())).toContain(before);
    expect(await site.publish([one, two, 'posts/new.md'])).toMatchObject({ result: 'published' });
    expect(site.git('status', '--porcelain')).toBe('');
    expect(onlineLog()).toContain('in a commit');
    expect(onlineLog()).not.toContain('password');
    expect(await pull()).toMatchObject({ result: 'nothing' });
  });

  test('has both versions where both changed the same place, and what is in neither is put aside', async () => {
    const meta = 'posts/meta.md';
    const titled = (title: string) => `---\ntitle: ${title}\n---\n\nText.\n`;
    site.commitAndPush({ [meta]: titled('Old') });
    publishSecret();
    site.write(one, paragraphs('one', { 5: 'from here' }));
    site.write(meta, titled('Here'));
    site.git('commit', '-q', '-am', 'Not online yet');
    rewriteOnline({ [one]: paragraphs('one', { 5: 'from elsewhere' }), [meta]: titled('There') });
    expect(await pull()).toMatchObject(rewritten);
    const { outcome, aside, both } = await take();
    expect(outcome).toMatchObject({ result: 'published' });
    expect(site.read(one)).toContain('from here\n\nfrom elsewhere');
    // Of the title there is one.
    expect(both).toEqual([one]);
    expect(site.read(meta)).toBe(titled('Here'));
    expect(aside).toMatchObject([{ path: meta, whose: 'online', kind: 'aside' }]);
    expect(kept.get(meta)?.toString()).toBe(titled('There'));
  });

  test('is told apart by what is new in it, what went back and what is gone', async () => {
    const three = 'posts/three.md';
    site.commitAndPush({ [one]: paragraphs('one', { 1: 'before' }) });
    site.commitAndPush({
      'secret.txt': 'password',
      [one]: paragraphs('one', { 1: 'before', 5: 'published' }),
      [three]: paragraphs('three', { 1: 'published' }),
    });
    site.write(one, paragraphs('one', { 1: 'before', 3: 'unpublished', 5: 'published' }));
    site.write(three, paragraphs('three', { 1: 'unpublished' }));
    rewriteOnline({ [two]: 'from elsewhere', 'posts/new.md': 'new' });
    expect(await pull()).toMatchObject(rewritten);
    const { outcome, both } = await take();
    expect([...outcome.files].sort()).toEqual(['posts/new.md', one, three, two, 'secret.txt']);
    expect(outcome).toMatchObject({ gone: ['secret.txt'], back: [one] });
    expect(site.read(one)).toBe(paragraphs('one', { 1: 'before', 3: 'unpublished' }));
    // What has both versions in it did not go back.
    expect(both).toEqual([three]);
  });

  test('may only have lost its end', async () => {
    publishSecret();
    site.write(two, 'in no commit');
    const before = head();
    rewriteOnline();
    expect(await pull()).toMatchObject(rewritten);
    const taken = await take();
    expect(taken.outcome).toMatchObject({ result: 'published' });
    expect(head()).toBe(site.tip());
    expect(taken.outcome).toMatchObject({ gone: ['secret.txt'], back: [one] });
    expect(site.read('secret.txt')).toBeNull();
    expect(site.read(one)).toBe(paragraphs('one'));
    expect(site.git('status', '--porcelain')).toBe(` M ${two}\n`);
    expect(taken.kept.map(name => site.git('rev-parse', name).trim())).toEqual([before]);
  });

  test('is left where something staged is in the way; nothing is changed then', async () => {
    publishSecret();
    rewriteOnline({ [two]: 'from elsewhere' });
    site.write(two, 'staged');
    site.git('add', two);
    const before = site.snapshot();
    const error = { code: 'publish.would-overwrite', data: { paths: [two] } };
    expect((await take()).outcome).toMatchObject({ result: 'refused', error });
    expect(site.snapshot()).toBe(before);
    expect(site.git('for-each-ref', 'refs/leysin')).toBe('');
  });

  test('is taken over by itself never, and not where it was not rewritten', async () => {
    publishSecret();
    site.pushFromElsewhere({ [two]: 'from elsewhere' });
    const before = head();
    expect(await take()).toMatchObject({ outcome: { result: 'nothing' }, kept: [] });
    expect(head()).toBe(before);
  });
});

describe('taking it over, begun again after a kill', () => {
  const own = paragraphs('two', { 1: 'in a commit' });
  const joined = paragraphs('two', { 1: 'in a commit', 5: 'from elsewhere' });

  test.each(['update-ref', 'update-index'])(
    'at each %s ends the same',
    async command => {
      for (let at = 1; ; at += 1) {
        site.remove();
        site = new SiteFixture();
        publishSecret();
        site.write(two, own);
        site.git('commit', '-q', '-am', 'Not online yet');
        const before = head();
        rewriteOnline({ [two]: paragraphs('two', { 5: 'from elsewhere' }) });
        const wasStopped = await stopAt(command, at);
        if (!wasStopped) expect(at).toBeGreaterThan(1);
        const again = await take();
        expect(again.outcome.error).toBeUndefined();
        expect(head()).toBe(site.tip());
        expect(site.git('rev-parse', 'refs/remotes/origin/main').trim()).toBe(site.tip());
        expect(site.read(two)).toBe(joined);
        expect(site.read('secret.txt')).toBeNull();
        expect(site.git('status', '--porcelain')).toBe(` M ${two}\n`);
        expect(site.git('for-each-ref', '--format=%(objectname)', 'refs/leysin/kept')).toContain(before);
        if (!wasStopped) return;
      }
    },
    120_000,
  );

  /** Has the disk refuse what git is about to write, so that the run ends there; false when it came to its end before. */
  async function stopAt(command: string, count: number): Promise<boolean> {
    const locks: string[] = [];
    let seen = 0;
    const stop = observeGit(args => {
      if (args[0] !== command || ++seen !== count) return;
      const name = command === 'update-ref' ? `${args[3]}.lock` : 'index.lock';
      locks.push(name);
      site.write(join('.git', name), '');
    });
    await take().finally(stop);
    for (const name of locks) rmSync(join(site.blog, '.git', name), { force: true });
    return locks.length > 0;
  }
});
