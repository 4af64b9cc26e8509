import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { describeError } from '../../../shared/errors/describe-error.ts';
import type { PublishOutcome } from '../../../shared/model/publish.ts';
import { paragraphs, SiteFixture } from '../publish/testing/site-fixture.ts';
import { takeBackPublish } from './take-back.ts';
import { plainRules } from './testing/take-back-rules.ts';

let site: SiteFixture;
beforeEach(() => {
  site = new SiteFixture();
  onTestFinished(() => site.remove());
});

const one = 'posts/one.md';
const head = (): string => site.git('rev-parse', 'HEAD').trim();

function takeBack(commit: string): Promise<PublishOutcome> {
  return takeBackPublish({ root: site.blog, runFolder: site.runFolder, commit, ...plainRules });
}

/** Takes back what is refused, and gives its facts and what the user is told of it. */
async function refused(commit: string, code: string): Promise<{ data: object; title: string; text: string }> {
  const outcome = await takeBack(commit);
  expect(outcome).toMatchObject({ result: 'refused', commit: null, error: { code } });
  if (outcome.error === undefined) throw new Error('not refused');
  return { data: outcome.error.data, ...describeError(outcome.error) };
}

/** A publish of a new paragraph, and what somebody else does to the post after it. */
function publishThen(files: Readonly<Record<string, string | null>>): string {
  const commit = site.commitAndPush({ [one]: paragraphs('one', { 1: 'first' }) });
  site.pushFromElsewhere(files);
  return commit;
}

describe('a take-back that is refused once what is online was brought in says both:', () => {
  const ends = async (commit: string) => {
    const said = await refused(commit, 'publish.changed-since');
    expect(said.title).toBe('It was changed again since');
    expect(said.text).toContain('Nothing was taken back, and nothing that you wrote was lost.');
    expect(said.text).not.toContain('Nothing was changed');
    expect([head(), site.git('status', '--porcelain')]).toEqual([site.tip(), '']);
    return said;
  };

  test('the same paragraph was written anew online', async () => {
    const theirs = paragraphs('one', { 1: 'Theirs' });
    const { data, text } = await ends(publishThen({ [one]: theirs }));
    expect(data).toEqual({ paths: [one], gone: [], isBroughtIn: true, brought: [one], removed: [] });
    expect(text).toContain(`A later publish changed the same place of ${one}, so`);
    expect(text).toContain(`brought in here on the way, as by “Get changes”: it brought ${one}.`);
    expect(site.read(one)).toBe(theirs);
  });

  test('the post was deleted online', async () => {
    const { data, text } = await ends(publishThen({ [one]: null }));
    expect(data).toMatchObject({ paths: [], gone: [one], brought: [], removed: [one] });
    expect(text).toContain(`A later publish deleted or renamed ${one}, so`);
    expect(text).toContain(`: it took away ${one}.`);
    expect(site.read(one)).toBeNull();
  });

  test('the post was renamed online', async () => {
    const text = paragraphs('one', { 1: 'first' });
    const said = await ends(publishThen({ [one]: null, 'posts/uno.md': text }));
    expect(said.text).toContain(`: it brought posts/uno.md and took away ${one}.`);
    expect([site.read(one), site.read('posts/uno.md')]).toEqual([null, text]);
  });

  test('what is no refusal of its own, too', async () => {
    const commit = publishThen({ 'posts/two.md': 'from elsewhere' });
    const program = join(site.folder, 'fake-gpg');
    writeFileSync(program, '#!/bin/sh\nexit 2\n', { mode: 0o755 });
    site.git('config', 'gpg.program', program);
    site.git('config', 'commit.gpgSign', 'true');
    const { text } = await refused(commit, 'git.signing-failed');
    expect(text).toContain(': it brought posts/two.md.');
    expect(site.read('posts/two.md')).toBe('from elsewhere');
    expect(head()).toBe(site.tip());
  });
});

describe('a commit that was never published in the way of a take-back', () => {
  const commitHere = (subject: string) => site.git('commit', '-q', '-a', '-m', subject);

  test('is named, with what can be done about it', async () => {
    const commit = site.commitAndPush({ [one]: paragraphs('one', { 1: 'first' }) });
    site.write(one, paragraphs('one', { 1: 'in a terminal' }));
    commitHere('By hand');
    site.write('posts/two.md', 'after that');
    commitHere('Something else');
    const mine = site.git('rev-parse', 'HEAD^').trim();
    const before = site.snapshot();
    const { data, title, text } = await refused(commit, 'publish.changed-since');
    expect(site.snapshot()).toBe(before);
    const named = { subject: 'By hand', commit: mine.slice(0, 10) };
    expect(data).toEqual({ paths: [one], gone: [], isUnpublished: true, ...named });
    expect(title).toBe('A commit made here is in the way');
    expect(text).toContain(
      `(“By hand”, ${named.commit}) changed the same place of ${one}, and is not online`,
    );
    expect(text).not.toContain('later publish');
    expect(text).toContain('Nothing was changed.');
    // As it says.
    expect(await takeBack(mine)).toMatchObject({ result: 'published' });
    expect(await takeBack(commit)).toMatchObject({ result: 'published' });
    expect(site.gitIn(site.remote, 'show', `main:${one}`)).toBe(paragraphs('one'));
  });

  test('is told from a later publish that is in the way as well', async () => {
    const commit = site.commitAndPush({ [one]: paragraphs('one', { 1: 'first' }) });
    site.commitAndPush({ [one]: paragraphs('one', { 1: 'second' }) });
    site.write(one, paragraphs('one', { 1: 'in a terminal' }));
    commitHere('By hand');
    const { data, title } = await refused(commit, 'publish.changed-since');
    expect(data).toEqual({ paths: [one], gone: [] });
    expect(title).toBe('It was changed again since');
  });

  test('is named where it renamed the post, and what came was of another one', async () => {
    const commit = publishThen({ 'posts/two.md': 'from elsewhere' });
    renameSync(join(site.blog, one), join(site.blog, 'posts/uno.md'));
    site.git('add', '-A');
    commitHere('Renamed by hand');
    const { data, text } = await refused(commit, 'publish.changed-since');
    expect(data).toMatchObject({ paths: [], gone: [one], isUnpublished: true, subject: 'Renamed by hand' });
    expect(text).toContain(`deleted or renamed ${one}, and is not online yet`);
  });
});
