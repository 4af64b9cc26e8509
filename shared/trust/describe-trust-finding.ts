import type { TrustFinding, TrustFindingGroup, TrustFindingKind } from '../model/trust.ts';

/** A finding in the words of somebody who writes a blog. */
export interface TrustFindingWords {
  /** What it is. */
  readonly what: string;
  /** When it runs, or why it does not. */
  readonly when: string;
}

type Words = (finding: TrustFinding) => TrustFindingWords;

const say =
  (what: string, when: string): Words =>
  () => ({ what, when });

/** When hooks of these names run (githooks), in the order of a publish. */
const hookTimes: Readonly<Record<string, string>> = {
  'pre-commit': 'Runs before your post is committed, and can stop it.',
  'prepare-commit-msg': 'Runs before your post is committed, and can change the message.',
  'commit-msg': 'Runs before your post is committed, and can stop it.',
  'post-commit': 'Runs after your post is committed.',
  'post-merge': 'Runs after changes from online were brought in.',
  'post-index-change': 'Runs whenever git notes a changed file.',
  'pre-push': 'Runs before your post goes online, and can stop it.',
  'reference-transaction': 'Runs whenever a branch moves.',
};

const table: Readonly<Record<TrustFindingKind, Words>> = {
  hook: ({ name }) => ({
    what: `A program of this blog, the hook “${name}”`,
    when: hookTimes[name] ?? 'Runs while you publish.',
  }),
  'hook-elsewhere': ({ name }) => ({
    what: `The hook “${name}”`,
    when: 'Git runs it on servers, or for commands that Leysin does not use.',
  }),
  'hook-not-executable': ({ name }) => ({
    what: `The hook “${name}”`,
    when: 'It is not marked as a program, so git passes it over.',
  }),
  'hooks-folder': say(
    'Programs of this blog are taken from a folder of their own',
    'What lies there runs when you publish. If the folder is part of the blog, changes from online can change them.',
  ),
  'hook-tool': say(
    'A set-up for programs that check commits',
    'Runs only if its tool has been installed in this folder, for example by “npm install”.',
  ),
  'filter-in': say(
    'A filter: a program that rewrites files on their way into a commit',
    'Runs when you publish files it is meant for.',
  ),
  'filter-out': say(
    'A filter: a program that rewrites files that come from online',
    'Runs only if changes are brought in for files it is meant for.',
  ),
  'filter-used': say(
    'Some files are meant for a filter that is not set up here',
    'Runs only if your own git settings have a filter of that name; Git LFS brings one.',
  ),
  'ssh-command': say(
    'The program that makes the connection to your host',
    'Runs when you publish to an ssh address.',
  ),
  'remote-program': say(
    'The program that is started at the other end',
    'Runs on your host when you publish; on this computer if the blog is published to a folder.',
  ),
  signing: say('Commits are signed with a key', 'The program that signs runs when you publish.'),
  'signing-program': say('The program that signs commits', 'Runs only if your commits are signed.'),
  'signature-check': say(
    'Signatures of others are checked',
    'The program that checks them runs only if changes are brought in or looked at.',
  ),
  'sign-in': say(
    'A program that answers with your user name and password',
    'Runs only if your host asks you to sign in. It is given what you sign in with.',
  ),
  'merge-driver': say(
    'A program that joins two versions of a file',
    'Runs only if a file it is meant for was changed here and online.',
  ),
  'connect-program': say(
    'A program that helps to reach the other end',
    'Runs only if the address or the repository needs it.',
  ),
  'lfs-program': say('A program that carries large files', 'Runs only if the blog uses Git LFS.'),
  'looks-like-program': say(
    'A setting that Leysin does not know; it looks as if it named a program',
    'Runs only if git, or a program git starts, uses it.',
  ),
  proxy: say('A computer in between', 'What you publish goes through it.'),
  'other-address': say(
    'One address is replaced by another',
    'Your posts go there instead, with what you sign in with.',
  ),
  certificates: say(
    'How your host proves who it is',
    'Where this is turned off, somebody in between could read and change what you publish.',
  ),
  header: say('Something is said to the host with every request', 'It may be a key; it is not shown here.'),
  'work-tree': say('Git works on another folder than this one', 'What is published may lie there.'),
  'other-objects': say('Parts of the history lie in another folder', 'They are read from there.'),
  'not-read': ({ name }) => ({
    what: 'A file with settings could not be looked through',
    when: unreadReasons[name] ?? 'It may hold more than is listed here.',
  }),
  watcher: say('A program that watches files', 'Leysin tells git to do without.'),
  editor: say('An editor', 'Leysin hands git every message itself, so no editor starts.'),
  pager: say('A program that shows long answers', 'Leysin reads git’s answers itself.'),
  'diff-program': say('A program that compares files', 'Leysin tells git to compare by itself.'),
  alias: say('A command of one’s own', 'Leysin uses git’s own commands only.'),
  submodule: say('Repositories inside this one', 'Leysin leaves them alone.'),
  transport: say(
    'Leave for other kinds of addresses',
    'Leysin has a list of its own: https, ssh and folders.',
  ),
  upkeep: say('Tidying up in the background', 'Leysin turns it off while it publishes.'),
  'other-command': say('A program for another command of git', 'Leysin does not use that command.'),
  template: say('Files for new repositories', 'Leysin takes none.'),
  server: say('Settings for servers', 'They mean nothing on your computer.'),
  'own-settings-only': say(
    'A setting that counts only in your own git settings',
    'Git does not obey it in a blog’s folder.',
  ),
  'said-by-us': say('A setting of what to send, or how to print', 'Leysin says that itself each time.'),
  'address-refused': say('An address that is a command', 'Leysin refuses to publish to such an address.'),
  attributes: say('A list of which files are treated how', 'Runs nothing by itself.'),
  'more-settings': say('More settings are read from another file', 'What they say is listed here, too.'),
  plain: say('Another setting', 'Runs nothing.'),
};

const unreadReasons: Readonly<Record<string, string>> = {
  'too-large': 'It is too large. It may hold more than is listed here.',
  unreadable: 'It cannot be read. It may hold more than is listed here.',
  broken: 'It is damaged. Git will refuse to work with it until that is put right.',
  'too-many': 'Too many files name one another. There may be more than is listed here.',
  'other-computer': 'It lies on another computer, and looking there would already sign in.',
};

/** Puts a finding into plain words. */
export function describeTrustFinding(finding: TrustFinding): TrustFindingWords {
  return table[finding.kind](finding);
}

/** What a group of findings is called. */
export const groupTitles: Readonly<Record<TrustFindingGroup, string>> = {
  publish: 'Runs when you publish',
  maybe: 'Runs only under a condition',
  route: 'Changes where your posts go, or how',
  never: 'Never runs from Leysin',
  plain: 'Other settings, which run nothing',
};
