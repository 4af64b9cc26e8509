import type { ErrorCode, ErrorData } from '../app-error.ts';
import { describe, type ErrorTable, fact } from './error-description.ts';
import { again, clone, elsewhere, review } from './publish-actions.ts';

/** Words for what is wrong with the repository here, or with the programs git runs in it. */
export const localGitErrors = {
  'git.not-git': () =>
    describe(
      'What is called git here is not git',
      'Another program of that name, or one that says something of its own before git does, comes first on this computer. Nothing was done and your posts are saved. Install git from git-scm.com or take that program out of the way; what it said is below. Then publish again.',
      again,
    ),
  'git.bare-repository': () =>
    describe(
      'This repository has no files of its own',
      'It is a bare one, made to be published to. Nothing was changed. Clone it into another folder and open the blog there.',
      clone,
    ),
  'git.bad-config': () =>
    describe(
      'Git’s settings cannot be read',
      'There is a mistake in one of its configuration files; what git said is below and names the line. Nothing was done and your posts are saved. Put the line right in a text editor, then publish again.',
      again,
    ),
  'git.damaged': () =>
    describe(
      'The history of this blog is damaged here',
      'Git cannot read a part of it: a crash, a full disk or a program that copies folders may have cut it off. Your posts are safe as files, and what is online is not touched. “git fsck” in a terminal shows what is missing. The surest way out is a fresh clone: copy the posts you changed over into it, and publish from there.',
      again,
    ),
  'git.alternates-missing': () =>
    describe(
      'A part of this blog’s history lies elsewhere',
      'It is borrowed from another repository that is not there now: a drive that is not plugged in, or a folder that was moved. Nothing was changed and your posts are saved. Bring that folder back; what git said is below and names it. Then try again.',
      again,
    ),
  'git.unrelated-histories': () =>
    describe(
      'What is online did not begin as this blog',
      'The repository online and the one here have no commit in common, so they cannot be joined by themselves. Nothing was changed on either side. Check the address, or clone the one online into a folder of its own and copy your posts over.',
      elsewhere,
      clone,
    ),
  'git.path-refused': data =>
    describe(
      'Git does not take a file of this name',
      `${fact(data, 'path', 'A name')} is too long or not allowed on this system. Nothing was committed. Give the file a shorter, simpler name, then publish again.`,
      review,
    ),
  'git.file-in-use': data =>
    describe(
      'Another program holds a file',
      `${fact(data, 'path', 'A file of the blog')} is open elsewhere, so git may not change it. Nothing is lost. Close that program, or wait for the virus scanner or the cloud folder to finish; then try again.`,
      again,
    ),
  'git.hook-failed': data =>
    describe(
      data.hook === undefined
        ? 'A hook of this blog said no'
        : `The hook “${fact(data, 'hook', '')}” said no`,
      `A check that belongs to this blog stopped the publish; its words are below.${programHint(data)} Your text is saved, and nothing went online. Put right what it names, then try again.`,
      again,
    ),
  'git.hook-broken': data =>
    describe(
      `The hook “${fact(data, 'hook', 'of this blog')}” cannot be run`,
      'The program it is written for is not on this computer, or its first line is wrong. Nothing was committed and your text is saved. Install that program or put the hook right in the folder .git/hooks; then try again.',
      again,
    ),
  'git.lfs-missing': data =>
    describe(
      'Git LFS is missing',
      `This blog keeps large files (${fact(data, 'paths', 'such as pictures')}) in Git LFS, which is not installed or not set up here. Without it they would swell the blog’s history for good, so nothing was committed. Install it from git-lfs.com, run “git lfs install” once in a terminal, then publish again.`,
      again,
    ),
  'git.lfs-failed': () =>
    describe(
      'Git LFS could not do its part',
      'The large files of this blog go through it, and it stopped; what it said is below. Your files are safe here. Put that right, then try again.',
      again,
    ),
  'git.filter-failed': data =>
    describe(
      `The filter “${fact(data, 'filter', 'of this blog')}” failed`,
      'This blog’s .gitattributes sends files through a program before they are committed, and it stopped; what it said is below. Nothing was committed and your text is saved. Put that right, then try again.',
      again,
    ),
  'git.signing-failed': data =>
    describe(
      'The commit could not be signed',
      `Git is set to sign commits, and the signing program ${data.isTimeout === true ? 'was still waiting after a minute, most likely for a pass phrase' : 'failed; what it said is below'}. ${data.command === 'commit-tree' ? 'Nothing is lost' : 'Nothing was committed'} and your text is saved. Unlock your key (with gpg: a graphic “pinentry”; with ssh: “ssh-add”), or switch signing off for this blog with “git config commit.gpgSign false”; then try again.`,
      again,
    ),
  'git.timeout': data =>
    data.hook === undefined
      ? describe(
          isNetwork(data) ? 'The host does not answer' : 'Git took too long',
          `It was silent for too long and was stopped. Nothing is lost, and trying again goes on from where it was.${isNetwork(data) ? ' If it happens again, look at the network and at the host’s status page.' : ''}`,
          again,
        )
      : describe(
          `The hook “${fact(data, 'hook', '')}” did not end`,
          'A check that belongs to this blog was still running after a minute and was stopped. Nothing was committed and your text is saved. See what it waits for by running it in a terminal, then try again.',
          again,
        ),
} satisfies Partial<ErrorTable<ErrorCode>>;

const isNetwork = ({ command }: ErrorData) => command === 'fetch' || command === 'push';

/** Programs a hook names may be known to the shell of a terminal only. */
function programHint(data: ErrorData): string {
  return /(command )?not found|No such file or directory/.test(fact(data, 'details', ''))
    ? ' It seems to miss a program: hooks find what is on the PATH of your login shell.'
    : '';
}
