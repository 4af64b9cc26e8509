import type { ErrorCode } from '../app-error.ts';
import { describe, type ErrorTable, fact } from './error-description.ts';

const again = { label: 'Try again', command: 'publish.run' } as const;
const getChanges = { label: 'Get changes', command: 'publish.pull' } as const;
const review = { label: 'Review changes', command: 'publish.review' } as const;

/** Words for what git reports. */
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
      `This is git ${fact(data, 'version', 'of an old version')}; publishing needs ${fact(data, 'needed', '2.38')} or newer. Your posts are saved.`,
      again,
    ),
  'git.not-a-repository': () =>
    describe(
      'This blog is not in git',
      'Its folder is not a git repository, so there is nowhere to publish to. Your posts are saved. In a terminal, “git init” makes it one.',
    ),
  'git.no-commits': () =>
    describe(
      'The repository is empty',
      'It has no first commit yet. Make one in a terminal or git program, then publish from here.',
      again,
    ),
  'git.detached-head': () =>
    describe(
      'No branch is checked out',
      'A commit made now would belong to no branch and be hard to find again, so nothing was done. Switch to a branch in your git program.',
      again,
    ),
  'git.operation-in-progress': data =>
    describe(
      `A ${fact(data, 'operation', 'merge or rebase')} is not finished`,
      'Another program began it in this blog. Finish or abort it there; nothing was changed here.',
      again,
    ),
  'git.no-remote': () =>
    describe(
      'There is nowhere to publish to',
      'This repository knows no remote. Create a repository at your git host and add it with “git remote add origin ADDRESS”. Your posts are saved.',
      again,
    ),
  'git.no-identity': () =>
    describe(
      'Git does not know who you are',
      'A commit carries a name and an e-mail address. Set them with “git config --global user.name” and “user.email”, then publish again. Nothing was committed.',
      again,
    ),
  'git.auth-failed': data =>
    describe(
      'The host did not let you in',
      `${fact(data, 'host', 'The git host')} refused your password, token or key. Sign in again with your git program; trying again here is always safe.`,
      again,
    ),
  'git.host-unreachable': data =>
    describe(
      'The host cannot be reached',
      `No connection to ${fact(data, 'host', 'the git host')}. Check the network; everything is kept here until you try again.`,
      again,
    ),
  'git.host-key-unknown': data =>
    describe(
      'The host is not known yet',
      `This computer has never met ${fact(data, 'host', 'the git host')}, or its key has changed. Compare its fingerprint in a terminal with “ssh -T”, accept it there, then try again.`,
      again,
    ),
  'git.remote-not-found': data =>
    describe(
      'The repository was not found online',
      `${fact(data, 'remoteUrl', 'The address of the remote')} leads nowhere, or your account may not see it. Check the address and your rights.`,
      again,
    ),
  'git.remote-refused': data =>
    describe(
      'The host refused the publish',
      `${fact(data, 'reason', 'A rule there, such as a protected branch, forbids it')}. Your commit is kept here; nothing online changed.`,
      again,
    ),
  'git.push-rejected': () =>
    describe(
      'Something newer is online',
      'Somebody published while you did. Your commit is kept here: get the changes, then publish again.',
      { label: 'Get changes and try again', command: 'publish.run' },
      getChanges,
    ),
  'git.hook-failed': data =>
    describe(
      `The hook ${fact(data, 'hook', 'of this blog')} said no`,
      'A check that belongs to this blog stopped the publish. Its words are below; put that right and try again. Your text is saved.',
      again,
    ),
  'git.signing-failed': () =>
    describe(
      'The commit could not be signed',
      'Git is set to sign commits, and the signing program failed or wanted a pass phrase. Unlock your key, then try again. Nothing was committed.',
      again,
    ),
  'git.locked': data =>
    describe(
      'Another git program is at work here',
      `${fact(data, 'path', 'A lock file in .git')} says so. Wait for it to end; if none is running, it was left behind by a crash and can be deleted.`,
      again,
    ),
  'git.timeout': () =>
    describe(
      'Git took too long',
      'It was stopped. Nothing is lost, and trying again goes on from where it was.',
      again,
    ),
  'git.unsafe-owner': data =>
    describe(
      'The folder belongs to another user',
      `Git refuses to work in ${fact(data, 'folder', 'it')} for safety. If you know why, allow this one folder with “git config --global --add safe.directory FOLDER”.`,
      again,
    ),
  'git.unsupported-transport': data =>
    describe(
      'This kind of remote address is not used',
      `${fact(data, 'remoteUrl', 'The remote’s address')} would run a program of the blog’s choice. Use an https or ssh address.`,
    ),
  'git.failed': () =>
    describe(
      'Git reported a problem',
      'What it said is below. Your text is saved, and trying again is safe.',
      again,
      review,
    ),
};

/** Words for publishes that stopped by a rule of ours. */
export const publishErrors: ErrorTable<Extract<ErrorCode, `publish.${string}`>> = {
  'publish.conflict': data =>
    describe(
      'The same lines were changed online',
      `${fact(data, 'paths', 'A post')} was changed here and online in the same place. Neither version was touched: join the two in your git program, then publish again.`,
    ),
  'publish.would-overwrite': data =>
    describe(
      'A file was changed here and online',
      `What is online brings a new version of ${fact(data, 'paths', 'a file')}, which you have changed too and not published. Nothing was overwritten. Join the two in your git program, or put your version aside under another name; then try again.`,
    ),
  'publish.hook-added-files': data =>
    describe(
      'A hook added files to the commit',
      `A hook of this repository put ${fact(data, 'paths', 'other files')} into the commit besides the post. The commit stands here and is not online. Look at it in your git program; publishing again puts it online as it is.`,
    ),
  'publish.file-too-large': data =>
    describe(
      'A file is too large for the host',
      `${fact(data, 'paths', fact(data, 'path', 'A file'))} is over the limit of most git hosts. Make it smaller or take it out; nothing was committed.`,
      review,
    ),
  'publish.plan-changed': () =>
    describe(
      'Something changed since you looked',
      'What would be published is not what you were shown, so nothing was done. Look at it again.',
      review,
    ),
  'publish.running': () =>
    describe(
      'A publish is already running',
      'It can be seen and cancelled in the window where it was started.',
    ),
  'publish.needs-decision': data =>
    describe('There is something to decide first', `${fact(data, 'detail', 'Look at the changes')}.`, review),
};
