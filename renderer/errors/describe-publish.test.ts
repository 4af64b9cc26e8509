import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { describeDecision } from '../../shared/errors/describe-decision.ts';
import type { PublishOutcome } from '../../shared/model/publish.ts';
import type { PublishKind } from '../state/publish-state.ts';
import { anEntry } from '../state/samples.test-support.ts';
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
  expect(describePublish(done('publish', { result: 'committed', error }))).toMatch(
    /^Committed here, not online yet: /,
  );
  expect(describePublish(done('publish', { result: 'nothing' }))).toMatch(/^Nothing to publish/);
  expect(describePublish(done('publish', { result: 'refused', error }))).toBe(
    'Not published: The host cannot be reached',
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
  expect(describePublish(done('pull', { files: ['a.md'] }), posts)).toBe('Got changes in 1 file');
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
  expect(describeDecision({ kind: 'later' as 'large-file', detail: 'facts' })).toBe('facts');
});
