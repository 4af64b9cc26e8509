import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from '@playwright/test';
import { BlogWindow } from '../support/blog-window.ts';
import { git } from '../support/git.ts';
import { startLeysin } from '../support/leysin-process.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import { dismissAll } from './first-post.ts';
import { publishUntil } from './publish-until.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, newPage, shootSizes, sizes } from './shooting.ts';
import { makeSpeakingGit } from './speaking-git.ts';

const taken = [sizes[0], narrowSize];

const unable = "fatal: unable to access 'https://host.example/ann/notes.git/':";

/** What git says, by the name of the picture, and the sub-command that says it. */
const said: Readonly<Record<string, readonly [command: string, words: string]>> = {
  'auth-failed': ['push', "fatal: Authentication failed for 'https://host.example/ann/notes.git/'"],
  'host-key-changed': [
    'fetch',
    '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nThe fingerprint for the ED25519 key sent by the remote host is\nSHA256:p2QAMXNIC1TJYWeIOttrVc98/R1BUFWu3/LiyKgUfQM.\nHost key verification failed.',
  ],
  'host-key-unknown': ['fetch', 'Host key verification failed.'],
  'remote-not-found': [
    'fetch',
    'remote: Repository not found.\nfatal: repository not found at https://host.example/ann/notes.git',
  ],
  'server-failed': ['push', `${unable} The requested URL returned error: 503`],
  'too-many-requests': ['fetch', `${unable} The requested URL returned error: 429`],
  'proxy-login': ['fetch', `${unable} Received HTTP code 407 from proxy after CONNECT`],
  certificate: ['fetch', `${unable} SSL certificate problem: self-signed certificate`],
  'token-scope': [
    'push',
    '!\tx:x\t[remote rejected] (refusing to allow a Personal Access Token to create or update workflow `.github/workflows/site.yml` without `workflow` scope)',
  ],
  'push-too-large': ['push', 'error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413'],
  'push-rejected': ['push', '!\tx:x\t[rejected] (fetch first)'],
  shallow: ['push', '!\tx:x\t[remote rejected] (shallow update not allowed)'],
  damaged: ['write-tree', 'fatal: unable to read tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904'],
  'alternates-missing': [
    'write-tree',
    'error: object directory /media/disk/blog/objects does not exist; check .git/objects/info/alternates',
  ],
  'bare-repository': ['write-tree', 'fatal: this operation must be run in a work tree'],
  'unsafe-owner': ['write-tree', "fatal: detected dubious ownership in repository at '/home/ann/blog'"],
  'unrelated-histories': ['write-tree', 'fatal: refusing to merge unrelated histories'],
  'path-refused': ['write-tree', "error: invalid path 'posts/aux.md'"],
  'file-in-use': ['write-tree', "Unlink of file 'posts/a.md' failed. Should I try again? (y/n) n"],
  'lfs-missing': ['write-tree', "git: 'lfs' is not a git command. See 'git --help'."],
  'lfs-failed': ['write-tree', 'batch request: Fatal error: Server error: http status 501'],
  'outside-sparse': ['write-tree', 'outside of your sparse-checkout definition'],
  'would-overwrite': ['write-tree', 'error: Your local changes would be overwritten by merge'],
  'disk-full': ['write-tree', 'error: unable to write loose object file: No space left on device'],
  'disk-read-only': ['write-tree', "fatal: Unable to create '/b/.git/index.lock': Read-only file system"],
  'no-permission': ['write-tree', 'error: insufficient permission for adding an object to the database'],
  failed: ['write-tree', 'fatal: something that nobody has ever heard of'],
  // The last one: from here on it waits for the network.
  'host-unreachable': ['fetch', `${unable} Could not resolve host: host.example`],
};

interface Case {
  readonly folder: string;
  readonly remote: string;
  say(...args: readonly string[]): string;
  /** The same at the remote. */
  there(...args: readonly string[]): string;
}

/** What a repository can be in, by the name of the picture: made, and undone for the next one. */
const states: Readonly<Record<string, readonly [make: (of: Case) => void, undo: (of: Case) => void]>> = {
  'detached-head': [
    ({ say }) => say('checkout', '-q', '--detach'),
    ({ say }) => say('checkout', '-q', 'main'),
  ],
  'operation-in-progress': [
    ({ folder, say }) => writeFileSync(join(folder, '.git/MERGE_HEAD'), say('rev-parse', 'HEAD')),
    ({ folder }) => rmSync(join(folder, '.git/MERGE_HEAD')),
  ],
  locked: [
    ({ folder }) => writeFileSync(join(folder, '.git/index.lock'), ''),
    ({ folder }) => rmSync(join(folder, '.git/index.lock')),
  ],
  'bad-config': [
    ({ folder }) => appendFileSync(join(folder, '.git/config'), '[core\n'),
    ({ folder }) => {
      const file = join(folder, '.git/config');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/\[core\n$/, ''));
    },
  ],
  'hook-broken': [
    ({ folder }) => program(join(folder, '.git/hooks/pre-commit'), '#!/no/such/program\n'),
    ({ folder }) => rmSync(join(folder, '.git/hooks/pre-commit')),
  ],
  'hook-added-files': [
    ({ folder }) =>
      program(join(folder, '.git/hooks/pre-commit'), '#!/bin/sh\necho . >> notes.txt\ngit add notes.txt\n'),
    ({ folder }) => rmSync(join(folder, '.git/hooks/pre-commit')),
  ],
  'hook-left-out': [
    ({ folder }) =>
      program(
        join(folder, '.git/hooks/pre-commit'),
        '#!/bin/sh\ngit rm -qf --cached posts/2024/first-snow.md\n',
      ),
    ({ folder }) => rmSync(join(folder, '.git/hooks/pre-commit')),
  ],
  'filter-failed': [
    ({ folder, say }) => {
      writeFileSync(join(folder, '.git/info/attributes'), '*.md filter=tidy\n');
      say('config', 'filter.tidy.clean', 'false');
      say('config', 'filter.tidy.required', 'true');
    },
    ({ folder }) => rmSync(join(folder, '.git/info/attributes')),
  ],
  'signing-failed': [
    ({ say }) => void (say('config', 'commit.gpgSign', 'true') + say('config', 'gpg.program', 'false')),
    ({ say }) => say('config', '--unset', 'commit.gpgSign'),
  ],
  'unsupported-transport': [
    ({ say }) => say('remote', 'set-url', 'origin', 'ext::sh -c evil'),
    ({ say, remote }) => say('remote', 'set-url', 'origin', remote),
  ],
  'history-rewritten': [
    ({ there }) => {
      there('update-ref', 'refs/kept/main', 'main');
      const first = there('rev-list', '--max-parents=0', 'main').trim();
      there(
        'update-ref',
        'refs/heads/main',
        there('commit-tree', '-m', 'Other', '-p', first, `${first}^{tree}`).trim(),
      );
    },
    ({ there }) => there('update-ref', 'refs/heads/main', 'refs/kept/main'),
  ],
};

/** Pictures of every way a publish can stop that those of hosts, of sign-in and of the network do not show. */
export async function shootErrorClasses(browser: Browser, place: ScratchPlace): Promise<void> {
  await shootGits(browser, place);
  await shootOwnRules(browser, place);
  const folder = place.makeBlog('classes', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const remote = join(place.folder, 'classes-remote.git');
  const of: Case = {
    folder,
    remote,
    say: (...args) => git(place.env, folder, ...args),
    there: (...args) => git(place.env, remote, ...args),
  };
  const speaking = makeSpeakingGit(join(place.folder, 'speaking'), place.env.PATH ?? '');
  const leysin = await startLeysin(folder, { ...place.env, ...speaking.env });
  const page = await newPage(browser, leysin.address);
  const window = new BlogWindow(page);
  await window.openPost('First snow');
  await window.search.fill('');
  await window.typeAtEnd(' More.');
  await window.fileState.filter({ hasText: /^Saved/ }).waitFor();
  await window.trustAndPublish();
  await window.publishResult.filter({ hasText: /^Published/ }).waitFor();
  for (const [name, [make, undo]] of Object.entries(states)) {
    make(of);
    await shootStop(window, name);
    undo(of);
  }
  for (const [name, [command, words]] of Object.entries(said)) {
    speaking.say(command, words);
    await shootStop(window, name);
    speaking.hush();
  }
  await page.close();
  await leysin.stop();
}

/** What stops before anything else does: no git, an old one, and another program of that name. */
async function shootGits(browser: Browser, place: ScratchPlace): Promise<void> {
  const folder = place.makeBlog('gits', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const gits = { missing: null, 'too-old': 'git version 2.25.1', 'not-git': 'Welcome to the game of git!' };
  for (const [name, words] of Object.entries(gits)) {
    const bin = join(place.folder, `gits-${name}`);
    mkdirSync(bin);
    if (words !== null) program(join(bin, 'git'), `#!/bin/sh\necho '${words}'\n`);
    const leysin = await startLeysin(folder, { ...place.env, PATH: bin });
    const page = await newPage(browser, leysin.address);
    const window = new BlogWindow(page);
    await window.openPost('First snow');
    await window.button('Publish').click();
    const trust = window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true });
    await trust.or(window.alerts).first().waitFor();
    if (await trust.isVisible()) await trust.click();
    await window.alerts.first().waitFor();
    await shootSizes(page, `class-${name}`, taken);
    await page.close();
    await leysin.stop();
  }
}

/** What Leysin itself does not do: publish what was not shown or is another repository's, and take back what others stand on. */
async function shootOwnRules(browser: Browser, place: ScratchPlace): Promise<void> {
  const folder = place.makeBlog('rules', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const file = join(folder, 'posts/2024/first-snow.md');
  const inner = join(folder, 'posts/inner');
  mkdirSync(inner);
  writeFileSync(join(inner, 'own.md'), '<!--\n.. title: Its own\n.. date: 2025-01-01\n-->\n\nText.\n');
  git(place.env, inner, 'init', '--quiet');
  git(place.env, inner, 'add', 'own.md');
  git(place.env, inner, 'commit', '--quiet', '-m', 'Inner');
  const page = await newPage(browser, (await place.serve(folder)).address);
  const window = new BlogWindow(page);
  const published = window.publishResult.filter({ hasText: /^Published/ });
  await window.openPost('First snow');
  for (const word of ['One.', 'Two.']) {
    writeFileSync(file, readFileSync(file, 'utf8').replace(/nobody heard it.*/, `nobody heard it. ${word}`));
    await window.editor.filter({ hasText: word }).waitFor();
    await publishUntil(window, published);
  }
  await takeBackFromHistory(window, 1);
  await shootSizes(page, 'class-changed-since', taken);
  await takeBackFromHistory(window, 2);
  await shootSizes(page, 'class-cannot-take-back', taken);
  await dismissAll(window);
  await window.typeAtEnd(' Seen.');
  await window.fileState.filter({ hasText: /^Saved/ }).waitFor();
  await window.button('Review changes').click();
  await window.dialog('Publish').getByRole('region', { name: 'Differences' }).waitFor();
  appendFileSync(file, 'Not seen.\n');
  await window.dialog('Publish').getByRole('button', { name: 'Publish now' }).click();
  await window.alerts.first().waitFor();
  await shootSizes(page, 'class-plan-changed', taken);
  await window.openPost('Its own');
  await window.typeAtEnd(' More.');
  await window.fileState.filter({ hasText: /^Saved/ }).waitFor();
  await publishUntil(window, window.alerts.filter({ hasText: 'another repository' }));
  await shootSizes(page, 'class-other-repository', taken);
  await page.close();
}

async function takeBackFromHistory(window: BlogWindow, row: number): Promise<void> {
  await dismissAll(window);
  await window.runCommand('History');
  const history = window.dialog('History');
  await history.getByRole('option').nth(row).click();
  await history.getByRole('button', { name: 'Take back this publish' }).click();
  const asked = window
    .dialog('Take back this publish')
    .getByRole('button', { name: 'Take back', exact: true });
  await asked.or(window.alerts).first().waitFor();
  if (await asked.isVisible()) await asked.click();
  await window.alerts.first().waitFor();
}

/** Changes the post and publishes it until something stops that. */
async function shootStop(window: BlogWindow, name: string): Promise<void> {
  await dismissAll(window);
  await window.typeAtEnd(' x');
  await window.fileState.filter({ hasText: /^Saved/ }).waitFor();
  const waits = window.page.getByRole('region', { name: 'Waiting for the network' });
  const stopped = window.alerts.or(waits).first();
  const signIn = window.page.getByRole('dialog', { name: /^Sign in to/ });
  await publishUntil(window, signIn.or(stopped).or(window.publishResult.filter({ hasText: /^Published/ })));
  if (await signIn.isVisible()) {
    await window.page.keyboard.press('Escape');
    await stopped.waitFor();
  }
  await shootSizes(window.page, `class-${name}`, taken);
}

function program(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}
