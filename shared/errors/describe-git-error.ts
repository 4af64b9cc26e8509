import type { ErrorCode, ErrorData } from '../app-error.ts';
import { hostErrors } from './describe-host-error.ts';
import { localGitErrors } from './describe-local-git-error.ts';
import { signInErrors } from './describe-sign-in-error.ts';
import { describe, type ErrorTable, fact } from './error-description.ts';
import { again, review } from './publish-actions.ts';

const getChanges = { label: 'Get changes', command: 'publish.pull' } as const;
const putOnline = { label: 'Put this blog online', command: 'repository.create' } as const;
const connect = { label: 'Connect to a remote…', command: 'repository.connect' } as const;

/** Words for what git reports; those for the host, the repository here and the sign-in have files of their own. */
export const gitErrors: ErrorTable<Extract<ErrorCode, `git.${string}`>> = {
  'git.missing': () =>
    describe(
      'Git is not installed',
      'Publishing needs git. Writing works without it: install git from git-scm.com, then publish again.',
      again,
    ),
  'git.too-old': data =>
    describe(
      'Git is too old',
      `This is git ${fact(data, 'found', 'of an old version')}; publishing needs ${fact(data, 'needed', '2.38')} or newer. Your posts are saved. Install a newer one from git-scm.com, then publish again.`,
      again,
    ),
  'git.not-a-repository': () =>
    describe(
      'This blog is not in git',
      'Its folder is not a git repository, so there is nowhere to publish to. Your posts are saved. Leysin’s window leads you through putting it online.',
      putOnline,
    ),
  'git.no-commits': () =>
    describe(
      'The repository is empty',
      'It has no first commit yet, so there is nothing to publish. Your posts are saved.',
      putOnline,
    ),
  'git.detached-head': () =>
    describe(
      'No branch is checked out',
      'A commit made now would belong to no branch and be hard to find again, so nothing was done. Switch to a branch in your git program, then publish again.',
      again,
    ),
  'git.operation-in-progress': data =>
    describe(
      `A ${fact(data, 'operation', 'merge or rebase')} is not finished`,
      'Another program began it in this blog. Nothing was changed here. Finish or abort it there, then publish again.',
      again,
    ),
  'git.no-remote': () =>
    describe(
      'There is nowhere to publish to',
      'This repository knows no remote. Create an empty repository at your git host and connect this blog to it. Your posts are saved.',
      connect,
    ),
  'git.no-identity': () =>
    describe(
      'Git does not know who you are',
      'A commit carries a name and an e-mail address. Nothing was committed. Say who writes here, or in a terminal in the blog’s folder: git config user.name "Your Name" and git config user.email you@example.org; then publish again.',
      again,
    ),
  'git.host-unreachable': data =>
    describe(
      'The host cannot be reached',
      `No connection to ${fact(data, 'host', 'the git host')}. Check the network; everything is kept here until you try again.`,
      again,
    ),
  'git.remote-not-found': data =>
    describe(
      'The repository was not found online',
      `${fact(data, 'remoteUrl', 'The address of the remote')} leads nowhere, or your account may not see it. Nothing was changed. Check the address and your rights on the host’s page, then try again.`,
      again,
    ),
  'git.remote-refused': data =>
    describe(
      'The host refused the publish',
      `${data.reason === undefined ? 'A rule there, such as a protected branch, forbids it.' : `It said: “${data.reason}”.`} Your commit is kept here; nothing online changed. Put that right, or ask whoever looks after the repository there; then publish again.`,
      again,
    ),
  'git.push-rejected': () =>
    describe(
      'Something newer is online',
      'Somebody published while you did. Your commit is kept here: get the changes, then publish again.',
      { ...again, label: 'Get changes and try again' },
      getChanges,
    ),
  'git.locked': data =>
    describe('Another git program is at work here', `${whoHolds(data)} Then try again.`, again),
  'git.unsafe-owner': data =>
    describe(
      'The folder belongs to another user',
      `Git refuses to work in ${fact(data, 'path', 'it')} for safety, so nothing was done. If you know why, allow this one folder with “git config --global --add safe.directory ${fact(data, 'path', 'FOLDER')}”, then try again.`,
      again,
    ),
  'git.unsupported-transport': data =>
    describe(
      'This kind of remote address is not used',
      `${fact(data, 'url', 'The remote’s address')} would run a program of the blog’s choice, or go over the open network without encryption. Nothing was sent. Use an https or ssh address in its place; a remote that is set already is changed in your git program. Then try again.`,
      again,
    ),
  'git.failed': data =>
    describe(
      data.signal === undefined ? 'Git reported a problem' : 'Git was ended before it was done',
      data.signal === undefined
        ? 'What it said is below. Your text is saved, and trying again is safe.'
        : `Another program stopped it, or the computer was out of memory (${fact(data, 'signal', 'a signal')}). Your text is saved, and trying again is safe.`,
      again,
      review,
    ),
  ...hostErrors,
  ...localGitErrors,
  ...signInErrors,
};

function whoHolds(data: ErrorData): string {
  if (typeof data.pid === 'number')
    return `It was started for a publish here that was ended before it, and has not ended itself (process ${data.pid}): a hook it runs may be waiting for something. Nothing was changed. Wait for it, or end it.`;
  return `${fact(data, 'path', 'A lock file in .git')} says so${lockAge(data)}. Nothing was changed. Wait for that program to end; if none is running, the file was left behind by a crash and can be deleted.`;
}

/** How old a lock is: the older, the less likely that somebody still works behind it. */
function lockAge({ ageSeconds }: ErrorData): string {
  if (typeof ageSeconds !== 'number' || ageSeconds < 60) return '';
  const minutes = Math.round(ageSeconds / 60);
  if (minutes < 120) return `, made ${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `, made ${hours} hours ago` : `, made ${Math.round(hours / 24)} days ago`;
}
