import { expect, test } from 'vitest';
import { AppError, type ErrorCode, type ErrorData } from '../app-error.ts';
import { describeError } from './describe-error.ts';
import { settingsError } from './describe-settings-error.ts';

const codes: readonly ErrorCode[] = [
  'blog.not-found',
  'post.changed-on-disk',
  'file.disk-full',
  'git.auth-failed',
  'git.push-rejected',
  'publish.conflict',
  'publish.plan-changed',
  'publish.checks-failed',
  'checks.bad-setting',
  'checks.no-fix',
  'shell.lost',
  'cancelled',
  'internal',
];

test.each(codes)('%s has a title, and sentences that end', code => {
  const { title, text } = describeError(new AppError(code));
  expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
  expect(text).toMatch(/[.]$/u);
  expect(text).not.toMatch(/undefined|\[object/u);
});

test('facts of the error stand in its words', () => {
  const { text } = describeError(new AppError('publish.conflict', { paths: ['posts/a.md', 'posts/b.md'] }));
  expect(text).toContain('posts/a.md, posts/b.md');
  // It also stops who only gets what is online.
  expect(text).not.toMatch(/publish/i);
});

test('what the checks find in a commit made earlier is shown by the review, which names that commit', () => {
  const described = (data: Record<string, boolean | number>) =>
    describeError(new AppError('publish.checks-failed', { count: 1, ...data }));
  expect(described({}).buttons.map(({ label }) => label)).toEqual(['Check this post']);
  const { text, buttons } = described({ isEarlier: true });
  expect(buttons.map(({ label }) => label)).toEqual(['Review changes']);
  expect(text).toContain('in a commit made earlier');
});

test('what a hook wrote is told as that, with what became of the commit', () => {
  const data = { count: 1, isRewritten: true, paths: ['a.md'], details: 'a.md:3: error: A key [secret]' };
  const told = (more: ErrorData) =>
    describeError(new AppError('publish.checks-failed', { ...data, ...more }));
  const undone = told({ hook: 'pre-commit', isUndone: true });
  expect(undone.text).toContain('The hook pre-commit of this repository changed a.md while it was committed');
  expect(undone.text).toContain('the commit is undone');
  expect([undone.details, undone.buttons.map(({ label }) => label)]).toEqual([
    data.details,
    ['Review changes'],
  ]);
  const standing = told({ isUndone: false });
  expect(`${standing.title} ${standing.text}`).not.toMatch(/hook|undone/);
  expect(standing.text).toContain('the commit stands here and is not online');
});

test('git’s own words are kept apart as details', () => {
  const { text, details } = describeError(new AppError('git.failed', { details: 'fatal: bad object' }));
  expect(details).toBe('fatal: bad object');
  expect(text).not.toContain('fatal');
});

test('what a host refuses has been committed here before', () => {
  const textOf = (data: Record<string, string>) =>
    describeError(new AppError('publish.file-too-large', data)).text;
  expect(textOf({ path: 'a.zip' })).toContain('nothing was committed');
  expect(textOf({ command: 'push' })).toContain('the commit is kept here');
});

test('an old lock is told by its age', () => {
  const textOf = (ageSeconds: number) =>
    describeError(new AppError('git.locked', { path: '.git/index.lock', ageSeconds })).text;
  expect(textOf(5)).toContain('.git/index.lock says so. Nothing');
  expect(textOf(600)).toContain('made 10 minutes ago');
  expect(textOf(90_000)).toContain('made 25 hours ago');
  expect(textOf(400_000)).toContain('made 5 days ago');
});

test('a git that outlived its publish is named, and nothing to delete', () => {
  const { text } = describeError(new AppError('git.locked', { pid: 4321 }));
  expect(text).toContain('process 4321');
  expect(text).not.toContain('delete');
});

test('an update in the way offers to get the changes', () => {
  const { buttons } = describeError(new AppError('git.push-rejected'));
  expect(buttons.map(button => button.label)).toEqual(['Get changes and try again', 'Get changes']);
});

test('a code of a newer version is described as internal', () => {
  expect(describeError({ code: 'future.code' as ErrorCode, data: {} }).title).toBe(
    'Something went wrong in Leysin',
  );
});

test('what waits for another branch is not offered to be published on this one', () => {
  const of = (reason: string) =>
    describeError(new AppError('publish.waiting-blocked', { branch: 'main', reason }));
  expect(of('other-branch').buttons).toEqual([]);
  expect(of('other-branch').text).toMatch(/Switch to main .* press “Send now”/);
  expect(of('other-commits').buttons.map(({ label }) => label)).toEqual(['Review changes']);
});

test('what git could not write is a file of the repository where git names none', () => {
  const textOf = (data: Record<string, string>) => describeError(new AppError('file.disk-full', data)).text;
  expect(textOf({ command: 'write-tree' })).toMatch(/^A file of the repository could not/);
  expect(textOf({})).toMatch(/^The file could not/);
  expect(textOf({ command: 'write-tree', path: 'a.md' })).toMatch(/^a\.md could not/);
});

test('an inherited name is no code', () => {
  expect(describeError({ code: 'toString' as ErrorCode, data: {} }).title).toBe(
    'Something went wrong in Leysin',
  );
});

test.each(['file.read-only-disk', 'file.no-permission', 'file.disk-full', 'file.failed'] as const)(
  '%s tells of typed text only where there is some',
  code => {
    expect(describeError(new AppError(code, { path: 'a.md' })).text).not.toMatch(/your text|typed|intact/i);
    expect(describeError(new AppError(code, { path: 'a.md', isTyped: true })).text).toContain(
      'your text is still here',
    );
  },
);

test.each([
  ['path.outside-root', 'Put a plain file back in the place of the link and save again'],
  ['path.not-a-file', 'Put a plain file back under this name and save again'],
] as const)('%s says where unsaved text is and how to keep it', (code, next) => {
  const { text } = describeError(new AppError(code, { path: 'a.md', isTyped: true }));
  expect(text).toContain('What you typed is still in this window');
  expect(text).toContain(next);
  expect(describeError(new AppError(code, { path: 'a.md' })).text).not.toMatch(/typed|save/);
});

test.each(['characters', 'not-portable', 'unheard-of'])(
  'a name that is not allowed (%s) is to be renamed',
  reason => {
    expect(describeError(new AppError('path.not-allowed', { path: 'a?.md', reason })).text).toContain(
      'in your file manager',
    );
  },
);

test('of several settings that cannot be used each is named', () => {
  const bad = (key: string, reason: string) => new AppError('settings.bad-value', { key, reason });
  const error = settingsError([
    bad('timeZone', 'not-a-zone'),
    bad('newPost', 'no-slug'),
    bad('x', 'no-ending'),
  ]);
  const { title, text } = describeError(error as AppError);
  expect(title).toBe('3 settings of this blog cannot be used');
  expect(text).toMatch(
    /“timeZone” in .leysin.json must be.*“newPost” needs \{slug\}.*“x” must end in.*their place/,
  );
  expect(settingsError([bad('timeZone', 'not-a-zone')])?.data.others).toBeUndefined();
  expect(settingsError([])).toBeUndefined();
});

test('what git could not write is published again, and what a save could not, saved', () => {
  const commandOf = (data: Record<string, string | boolean>) =>
    describeError(new AppError('file.read-only-disk', data)).buttons.map(({ command }) => command);
  expect(commandOf({ command: 'write-tree' })).toEqual(['publish.run']);
  expect(commandOf({ isTyped: true })).toEqual(['post.save']);
  expect(commandOf({})).toEqual([]);
});

test('what a host wants of somebody who did not sign in is said to the end', () => {
  const { text } = describeError({
    code: 'git.auth-failed',
    data: { host: '127.0.0.1:9801', isDeclined: true },
  });
  expect(text).toMatch(
    /^127\.0\.0\.1:9801 lets nobody in who does not say who they are\. Your text is saved/,
  );
});

test('where a branch is gone, the one that is online now is named and comes first', () => {
  const gone = (data: ErrorData) => describeError({ code: 'publish.branch-gone', data });
  const data = { remote: 'origin', branch: 'main' };
  expect(gone(data).text).toContain('main was online at origin and has been deleted or renamed there');
  expect(gone(data).buttons.map(({ command }) => command)).toEqual(['publish.anew', 'publish.target']);
  const renamed = gone({ ...data, defaultBranch: 'trunk' });
  expect(renamed.text).toContain('What is there now is the branch trunk.');
  expect(renamed.buttons.map(({ command }) => command)).toEqual(['publish.target', 'publish.anew']);
});
