import type { ErrorCode, ErrorData } from '../app-error.ts';
import { takeBackErrors } from './describe-take-back-error.ts';
import { describe, type ErrorDescription, type ErrorTable, fact } from './error-description.ts';
import { again, elsewhere, review } from './publish-actions.ts';

/** Words for publishes that stopped by a rule of ours. */
export const publishErrors: ErrorTable<Extract<ErrorCode, `publish.${string}`>> = {
  'publish.conflict': data =>
    describe(
      'Changed here and online in the same place',
      `Both sides changed the same place of ${fact(data, 'paths', 'a post')}, or one side deleted it, so neither version was touched. Choose your version, the version online, or both. What you do not choose is kept for 30 days.`,
      { label: 'Choose versions', command: 'publish.settle' },
    ),
  'publish.would-overwrite': data =>
    describe(
      'A file here is in the way',
      `What is online brings a new version of ${fact(data, 'paths', 'a file')}. Here it is staged for a commit, a link, or where a folder must be, or it was saved this very moment. Nothing was overwritten. Commit it or move it in your git program; then try again.`,
      again,
    ),
  'publish.hook-added-files': data =>
    describe(
      'A hook added files to the commit',
      `A hook of this repository${data.isUndone === true ? '' : ', or another program,'} put ${fact(data, 'paths', 'other files')} into the commit besides what you publish. ${
        data.isUndone === true
          ? 'Nothing was published: the commit is undone, and the branch is as it was; what the hook wrote into files is still there. Where those files belong online, commit them in your git program, and publishing sends that commit, too; else look at the hook. Then try again.'
          : 'Nothing is lost: the commit stands here and is not online. Look at it in your git program; publishing again puts it online as it is.'
      }`,
      review,
    ),
  'publish.hook-left-out': data =>
    describe(
      'A hook took files out of the commit',
      `A hook of this repository took ${fact(data, 'paths', 'a file')} out of the commit, or undid what is changed there. ${
        data.isUndone === true
          ? 'Nothing was published: the commit is undone, and the branch is as it was; what the hook wrote into files is still there. If nothing is left to publish, it had only taken back your change, as one that tidies up does; else look at the hook. Then try again.'
          : 'Nothing is lost: the commit stands here and is not online. Look at it in your git program; publishing again puts it online as it is.'
      }`,
      review,
    ),
  'publish.file-too-large': data =>
    describe(
      'A file is too large for the host',
      `${fact(data, 'paths', fact(data, 'path', 'A file'))} is over the limit of ${data.command === 'push' ? 'the host' : 'most git hosts'}. ${
        data.command === 'push'
          ? 'Nothing went online; the commit is kept here. Take the file out of it in your git program, make it smaller, then publish again.'
          : 'Make it smaller or take it out; nothing was committed.'
      }`,
      review,
    ),
  'publish.plan-changed': () =>
    describe(
      'Something changed meanwhile',
      'A file, a commit, the branch or the address is another by now: another program was at work here. So nothing went online. Look at it once more, then go on.',
      review,
    ),
  'publish.running': () =>
    describe(
      'A publish is already running',
      'Nothing was begun a second time. Wait for it to end, or cancel it where it was started, in another window or in a terminal; then publish again.',
      again,
    ),
  'publish.checks-failed': data =>
    data.isRewritten === true
      ? describeRewritten(data)
      : describe(
          data.count === 1
            ? 'One thing must be put right first'
            : `${fact(data, 'count', 'Some')} things must be put right first`,
          `Nothing was published and nothing was committed. ${
            data.isEarlier === true
              ? 'It is in a commit made earlier, which goes online with what you publish, as it is: look at the changes, where commit, file and line are named with what to do.'
              : 'Put it right and publish again.'
          } ${sayRules(data)}`,
          data.isEarlier === true ? review : { label: 'Check this post', command: 'post.check' },
        ),
  'publish.history-rewritten': data =>
    describe(
      'The history online was replaced',
      `Commits that you have are gone from ${fact(data, 'remote', 'the remote')}: somebody has rewritten the history there. Joining the two would bring back what was taken away, so nothing was done, here or online. Ask whoever did it. If they meant it, take over the history that is online now: what you had not published stays in your files, as changes to be published; what was online and was taken away there goes from your files, too. Your commits are kept as they were. In a terminal, “leysin pull --take-online” does the same.`,
      { label: 'Take over the history online', command: 'publish.takeOnline' },
      again,
    ),
  'publish.branch-gone': data => {
    const [branch, remote] = [fact(data, 'branch', 'of this blog'), fact(data, 'remote', 'the remote')];
    const other = fact(data, 'defaultBranch', '');
    const anew = { label: 'Publish it anew', command: 'publish.anew' } as const;
    return describe(
      'The branch is no longer online',
      [
        `The branch ${branch} was online at ${remote} and has been deleted or renamed there, or the repository there is a new one.`,
        ...(other === '' ? [] : [`What is there now is the branch ${other}.`]),
        'Nothing was done; all that was seen of it is still here. Ask whoever did it.',
        ...(other === '' ? [] : [`Where ${other} has taken its place, choose that to publish to.`]),
        `To have it online again, publish it anew: all of it goes there, as it was last seen, with the commits made here since. In a terminal, “git push ${fact(data, 'remote', 'origin')} HEAD:refs/heads/${fact(data, 'branch', 'main')}” does the same.`,
        ...(other === '' ? ['Or choose another place.'] : []),
      ].join(' '),
      // Beside one that has taken its place it would only be a second one.
      ...(other === '' ? [anew, elsewhere] : [elsewhere, anew]),
    );
  },
  'publish.branch-back': data =>
    describe(
      'The branch is online again',
      `Somebody has put ${fact(data, 'branch', 'the branch')} online again at ${fact(data, 'remote', 'the remote')} meanwhile, so it need not be published anew. Nothing was done, here or online. Publish as usual: what you have here is joined with what is there now.`,
      { label: 'Publish as usual', command: 'publish.run' },
      review,
    ),
  'publish.other-repository': data =>
    describe(
      'That post belongs to another repository',
      `${fact(data, 'path', 'It')} lies in a folder with a git repository of its own (a submodule, or one that was cloned into the blog), which this blog only points to. Nothing was changed. Open that folder as a blog and publish it from there, then take up the new version here with your git program.`,
      review,
    ),
  'publish.outside-sparse': () =>
    describe(
      'That file lies outside of what is checked out',
      'This is a sparse checkout: only some folders of the repository are here, and the file belongs to another one. Nothing was committed. Add its folder with “git sparse-checkout add FOLDER” in a terminal, then publish again.',
      again,
    ),
  'publish.choose-target': data =>
    describe(
      'There are several places to publish to',
      `This repository knows the remotes ${fact(data, 'remotes', 'of several hosts')}, and none of them is set for this branch. Nothing was done. Choose one; it is remembered for this blog. In a terminal, “git config remote.pushDefault NAME” does the same.`,
      elsewhere,
    ),
  'publish.bad-target': data =>
    describe(
      'A branch cannot have that name',
      `Git does not take “${fact(data, 'branch', 'it')}”: no spaces, no two dots in a row, none of the signs ~ ^ : ? * [ and backslash. Nothing was changed. Use letters, digits, hyphens and slashes.`,
    ),
  'publish.bad-author': data =>
    describe(
      data.field === 'email' ? 'That is not an e-mail address' : 'Git does not take that name',
      `${data.field === 'email' ? 'It needs an @ with something on both sides and no spaces.' : 'It needs a letter or a digit, and none of the signs < and >.'} Nothing was changed. Put it right and try again.`,
    ),
  'publish.waiting-gone': data =>
    describe(
      'What waited for the network is gone',
      `The commit that was to be sent is no longer on branch ${fact(data, 'branch', 'that was published')}: it was replaced or taken back outside Leysin. Nothing was sent, and nothing waits any more. Your posts are as they are; look at what would be published.`,
      review,
    ),
  'publish.cut-off': () =>
    describe(
      'A publish was cut off',
      'The program ended while it was being sent. Nothing is lost: it is committed here, and not online as far as is known. Send it now, or publish again.',
      again,
    ),
  'publish.waiting-blocked': data => {
    const words = blockedBy[fact(data, 'reason', '')] ?? (() => 'Publish it by hand.');
    return describe(
      'What waits cannot be sent by itself',
      `Nothing was sent, and your commit stands here. ${words(fact(data, 'branch', 'this branch'))}`,
      // On another branch that would publish something else.
      ...(data.reason === 'other-branch' ? [] : [review]),
    );
  },
  ...takeBackErrors,
};

/** Of what the checks find in what a hook has made of a file: nobody was shown that. */
function describeRewritten(data: ErrorData): ErrorDescription {
  const who =
    data.hook === undefined ? 'Another program' : `The hook ${fact(data, 'hook', '')} of this repository`;
  return describe(
    data.hook === undefined ? 'It was changed as it was committed' : 'A hook wrote what must not go online',
    [
      `${who} changed ${fact(data, 'paths', 'a file')} while it was committed, and what came in must not go online; below are file and line.`,
      data.isUndone === true
        ? 'Nothing was published: the commit is undone, and the branch is as it was; what was written into files is still there.'
        : 'Nothing is lost: the commit stands here and is not online. Publishing again checks it once more, and says how to take it back.',
      `${data.hook === undefined ? 'Put the file right' : 'Look at the hook, and if the file has it, too, take out what it wrote'}; then publish again. ${sayRules(data)}`,
    ].join(' '),
    review,
  );
}

const sayRules = (data: ErrorData) =>
  `Or, if this blog means it so, set the rule to “warning” or “off” in .leysin.json, under "checks": ${fact(data, 'rules', 'the rule')}.`;

/** Why what waits cannot be sent by itself. */
const blockedBy: Readonly<Record<string, (branch: string) => string>> = {
  'other-commits': branch =>
    `Somebody changed what is online, so it has to be joined with what is here first; and on ${branch} something else was committed since that is not published. Publishing joins them, and sends the other commits, too.`,
  'other-branch': branch =>
    `Somebody changed what is online, so it has to be joined with ${branch} first, and another branch is checked out here. Switch to ${branch} in your git program, then press “Send now”.`,
};
