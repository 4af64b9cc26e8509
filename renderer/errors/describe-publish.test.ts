import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { describeDecision } from '../../shared/errors/describe-decision.ts';
import type { WaitingPublish } from '../../shared/model/online.ts';
import type { PublishOutcome } from '../../shared/model/publish.ts';
import type { PublishKind, PublishStatus } from '../state/publish-state.ts';
import { anEntry, aWaiting } from '../state/samples.test-support.ts';
import { describePublish, describeStep, toneOf } from './describe-publish.ts';

const done = (what: PublishKind, change: Partial<PublishOutcome>) =>
  ({
    kind: 'done',
    what,
    outcome: { result: 'published', commit: null, url: null, files: [], ...change },
  }) as const;

test('a publish begins with the word for how it ended', () => {
  const error = { code: 'git.host-unreachable', data: {} } as const;
  expect(describePublish(done('publish', { files: ['a', 'b'] }))).toBe('Published 2 files');
  expect(describePublish(done('publish', { files: [] }))).toBe('Published earlier changes');
  expect(describePublish(done('publish', { result: 'committed', error }))).toBe(
    'Committed here, not online yet · waiting for network',
  );
  const asked = { code: 'git.auth-failed', data: {} } as const;
  expect(describePublish(done('publish', { result: 'committed', error: asked }))).toMatch(
    /^Committed here, not online yet: /,
  );
  expect(describePublish(done('publish', { result: 'nothing' }))).toMatch(/^Nothing to publish/);
  expect(describePublish(done('publish', { result: 'refused', error }))).toBe(
    'Not published: The host cannot be reached',
  );
});

test('what a hook made of a post is told', () => {
  const posts = [anEntry({ title: 'First snow' })];
  const status = done('publish', { files: ['a.md'], rewritten: ['a.md'] });
  expect(describePublish(status, posts)).toBe('Published “First snow”, with what a hook changed');
});

test('a publish that left posts out says so', () => {
  const error = { code: 'publish.conflict', data: { paths: ['b.md'] } } as const;
  const status = done('publish', { files: ['a.md'], left: ['b.md'], error });
  expect(describePublish(status)).toBe(
    'Published 1 file, not all: Changed here and online in the same place',
  );
  expect(toneOf(status)).toBe('bad');
});

test('what the user cancelled is no failure', () => {
  const error = { code: 'cancelled', data: {} } as const;
  const tone = (result: PublishOutcome['result']) => toneOf(done('publish', { result, error }));
  expect(tone('refused')).toBe('none');
  expect(tone('committed')).toBe('waiting');
  expect(toneOf({ kind: 'failed', what: 'pull', error: new AppError('cancelled') })).toBe('none');
  expect(toneOf({ kind: 'failed', what: 'pull', error: new AppError('git.failed') })).toBe('bad');
});

test('commits that go along are counted', () => {
  const say = (detail: string) => describeDecision({ kind: 'commits-waiting', detail });
  expect(say('1')).toBe('One commit made earlier goes online as well.');
  expect(say('3')).toBe('3 commits made earlier go online as well.');
});

test('the branch of the last publish is told from that of this one', () => {
  expect(describeDecision({ kind: 'branch-changed', detail: 'main\nfeature' })).toBe(
    'The last publish was of the branch main; this one is of feature.',
  );
});

test('one published post is named, with its images or without; several are counted', () => {
  const posts = [
    anEntry({ title: 'First snow' }),
    anEntry({ path: 'b.md' }),
    anEntry({ path: 'c.md', title: '' }),
  ];
  const name = (...files: string[]) => describePublish(done('publish', { files }), posts);
  expect(name('a.md')).toBe('Published “First snow”');
  expect(name('images/snow.png', 'a.md')).toBe('Published “First snow”');
  expect(name('a.md', 'b.md')).toBe('Published 2 files');
  expect(name('images/snow.png')).toBe('Published 1 file');
  expect(name('c.md')).toBe('Published 1 file');
});

test('posts that came are named, up to three, and other files counted', () => {
  const posts = ['A', 'B', 'C', 'D', 'E'].map(title => anEntry({ path: `${title}.md`, title }));
  const name = (...files: string[]) => describePublish(done('pull', { files }), posts);
  expect(name('A.md')).toBe('1 post came: “A”');
  expect(name('A.md', 'B.md', 'x.png')).toBe('2 posts came: “A” and “B”, and 1 other file');
  expect(name('A.md', 'B.md', 'C.md', 'D.md', 'E.md')).toBe('5 posts came: “A”, “B”, “C”, and 2 more');
  expect(name('gone.md')).toBe('Got changes in 1 file');
  const went = (files: string[], gone: string[]) => describePublish(done('pull', { files, gone }), posts);
  expect(went(['A.md', 'x.md'], ['x.md'])).toBe('1 post came: “A”, and 1 file is gone');
  expect(went(['A.md', 'x.png', 'x.md', 'y.md'], ['x.md', 'y.md'])).toBe(
    '1 post came: “A”, and 1 other file, and 2 files are gone',
  );
  expect(went(['x.md'], ['x.md'])).toBe('Got changes: 1 file is gone');
  expect(went(['x.png', 'x.md'], ['x.md'])).toBe('Got changes in 1 file, and 1 file is gone');
});

test('where a history was taken over, what went back did not come', () => {
  const posts = ['A', 'B', 'C', 'D', 'E'].map(title => anEntry({ path: `${title}.md`, title }));
  const told = (files: string[], back: string[], gone: string[] = []) =>
    describePublish(done('pull', { files: [...files, ...back, ...gone], back, gone }), posts);
  expect(told(['C.md'], ['A.md'])).toBe('1 post came: “C”; “A” went back to an earlier version');
  expect(told([], ['A.md', 'B.md', 'x.png'], ['x.md'])).toBe(
    '“A”, “B”, and 1 other file went back to an earlier version; 1 file is gone',
  );
  expect(told([], ['A.md', 'B.md', 'C.md', 'D.md'])).toBe('4 files went back to an earlier version');
});

test('what waits is told, whatever was said before of the publish, until it is sent', () => {
  const said = (change: Partial<WaitingPublish>, status: PublishStatus = { kind: 'idle' }) => [
    describePublish(status, [], aWaiting(change)),
    toneOf(status, aWaiting(change)),
  ];
  const stopped = { code: 'git.auth-failed', data: {} } as const;
  expect(said({})).toEqual(['Committed here, not online yet · waiting for network', 'waiting']);
  expect(said({ isSending: true })[0]).toBe('Committed here, not online yet · sending');
  expect(said({ stopped })).toEqual(['Committed here, not online yet: The host did not let you in', 'bad']);
  expect(said({}, done('publish', { result: 'published' }))[0]).toMatch(/waiting for network$/);
  expect(said({}, done('pull', { result: 'nothing' }))[0]).toMatch(/^Up to date/);
});

test('getting changes has words of its own', () => {
  expect(describePublish(done('pull', { files: [] }))).toBe('Got changes');
  const refused = { result: 'refused', error: { code: 'git.host-unreachable', data: {} } } as const;
  expect(describePublish(done('pull', refused))).toBe('Got no changes: The host cannot be reached');
  expect(describePublish(done('pull', { files: ['a'] }))).toBe('Got changes in 1 file');
  expect(describePublish(done('pull', { result: 'nothing' }))).toMatch(/^Up to date/);
});

test('what stopped it before it began is named', () => {
  const status = { kind: 'failed', what: 'publish', error: new AppError('git.no-remote') } as const;
  expect(describePublish(status)).toBe('Not published: There is nowhere to publish to');
  expect(toneOf(status)).toBe('bad');
});

test('before and while it runs there is no result', () => {
  expect(describePublish({ kind: 'idle' })).toBe('');
  const cancel = () => {};
  expect(describePublish({ kind: 'running', what: 'publish', step: null, fraction: 0, cancel })).toBe('');
  expect(describeStep(null)).toBe('Looking at the changes');
  expect(describeStep('push')).toBe('Sending');
});

test('a decision is a sentence with what it is about, and an unknown one shows its facts', () => {
  expect(describeDecision({ kind: 'large-file', detail: 'a.zip' })).toBe(
    'A large file is among the changes: a.zip.',
  );
  expect(describeDecision({ kind: 'post-renamed', detail: 'A walk\na.md' })).toMatch(
    /^“A walk” was a\.md before\./,
  );
  expect(describeDecision({ kind: 'later' as 'large-file', detail: 'facts' })).toBe('facts');
});

test('a take-back that waited is no publish when it goes online', () => {
  const outcome = { result: 'published', commit: 'c', url: null, files: ['a.md'], takesBack: true } as const;
  expect(describePublish({ kind: 'done', what: 'publish', outcome })).toBe(
    'Taken back: 1 file, your text is kept here',
  );
});
