import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PublishOutcome } from '../../../../shared/model/publish.ts';
import { type PublishRequest, publishPaths } from '../publish-site.ts';
import { type FolderPattern, takePattern, writePattern } from './folder-pattern.ts';

/** A blog in a repository of its own with a bare remote beside it, both in a temporary folder with its own HOME. */
export class SiteFixture {
  readonly folder: string;
  readonly blog: string;
  readonly remote: string;
  readonly runFolder: string;

  /** Makes the repositories: three posts are committed and online. With `from`, they are a copy of that one's. */
  constructor(from?: SiteFixture) {
    this.folder = mkdtempSync(join(tmpdir(), 'leysin-site-'));
    this.blog = join(this.folder, 'blog');
    this.remote = join(this.folder, 'remote.git');
    this.runFolder = join(this.folder, 'run');
    this.useHome();
    if (from) cpSync(from.folder, this.folder, { recursive: true, preserveTimestamps: true });
    else if (pattern) writePattern(pattern, this.folder);
    if (from || pattern) this.nameRemote();
    else this.fill();
  }

  /** Removes the temporary folder. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs git in the blog and gives what it printed. */
  git(...args: string[]): string {
    return this.gitIn(this.blog, ...args);
  }

  /** Runs git in any folder and gives what it printed. */
  gitIn(cwd: string, ...args: string[]): string {
    // Where the calls of the program are recorded, the tests' own go past that.
    const program = process.env.LEYSIN_REAL_GIT ?? 'git';
    return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** Writes a file of the blog, or of another working tree. */
  write(path: string, text: string, top = this.blog): void {
    const file = join(top, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Removes a file of the blog. */
  drop(path: string): void {
    rmSync(join(this.blog, path));
  }

  /** Reads a file of the blog; null when it is not there. */
  read(path: string): string | null {
    const file = join(this.blog, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  }

  /** Puts a shell script where git runs it as a hook of the blog, or of another repository. */
  hook(name: string, script: string, gitDir = join(this.blog, '.git')): void {
    const file = join(gitDir, 'hooks', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }

  /** Commits and pushes files as somebody else would; null removes one. */
  pushFromElsewhere(files: Readonly<Record<string, string | null>>): void {
    const other = mkdtempSync(join(this.folder, 'other-'));
    this.gitIn(other, 'clone', '-q', this.remote, '.');
    for (const [path, text] of Object.entries(files))
      if (text === null) rmSync(join(other, path));
      else this.write(path, text, other);
    this.gitIn(other, 'add', '-A');
    this.gitIn(other, 'commit', '-q', '-m', 'From elsewhere');
    this.gitIn(other, 'push', '-q', 'origin', 'HEAD:main');
  }

  /** Writes files (null removes one), commits and pushes them as the writer would by hand, and gives the commit. */
  commitAndPush(files: Readonly<Record<string, string | null>>, message = 'Publish a post'): string {
    for (const [path, text] of Object.entries(files))
      if (text === null) this.drop(path);
      else this.write(path, text);
    this.git('add', '--', ...Object.keys(files));
    this.git('commit', '-q', '-m', message);
    this.git('push', '-q');
    return this.git('rev-parse', 'HEAD').trim();
  }

  /** Publishes some paths of the blog. */
  publish(paths: readonly string[], more: Partial<PublishRequest> = {}): Promise<PublishOutcome> {
    const { blog: root, runFolder } = this;
    return publishPaths({ root, runFolder, paths, message: 'Publish a post', seen: null, ...more });
  }

  /** The commit a branch of the remote stands at. */
  tip(branch = 'main'): string {
    return this.gitIn(this.remote, 'rev-parse', `refs/heads/${branch}`).trim();
  }

  /** Everything a refused publish must leave as it is: branch, index, differences, untracked files, remote. */
  snapshot(): string {
    return [
      this.git('rev-parse', 'HEAD'),
      this.git('ls-files', '--stage'),
      this.git('diff', '--cached'),
      this.git('diff'),
      this.git('status', '--porcelain=v2', '-uall', '--ignored'),
      this.tip(),
    ].join('\n---\n');
  }

  private fill(): void {
    const lines = [
      '[user]',
      'name = A Writer',
      'email = writer@example.org',
      '[init]',
      'defaultBranch = main',
    ];
    writeFileSync(join(this.folder, 'gitconfig'), `${lines.join('\n')}\n`);
    this.gitIn(this.folder, 'init', '-q', '--bare', '--template=', this.remote);
    mkdirSync(this.blog);
    this.git('init', '-q', '--template=');
    mkdirSync(join(this.blog, '.git/info'));
    this.git('remote', 'add', 'origin', this.remote);
    for (const name of ['one', 'two', 'three']) this.write(`posts/${name}.md`, paragraphs(name));
    this.git('add', '.');
    this.git('commit', '-q', '-m', 'Begin');
    this.git('push', '-q', '-u', 'origin', 'main');
    pattern = takePattern(this.folder);
  }

  /** What was copied does not know where the copy lies. */
  private nameRemote(): void {
    const config = join(this.blog, '.git/config');
    writeFileSync(config, readFileSync(config, 'utf8').replace(/url = .*/, `url = ${this.remote}`));
  }

  private useHome(): void {
    const config = join(this.folder, 'gitconfig');
    for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];
    Object.assign(process.env, { HOME: this.folder, GIT_CONFIG_GLOBAL: config, GIT_CONFIG_NOSYSTEM: '1' });
  }
}

/** What the first fixture of a process was when it was new: the others are copies, which takes no git. */
let pattern: FolderPattern | null = null;

/** A post of five paragraphs, far enough apart to be merged one by one. */
export function paragraphs(name: string, change: Readonly<Record<number, string>> = {}): string {
  const texts = [1, 2, 3, 4, 5].map(number => change[number] ?? `Paragraph ${number} of ${name}.`);
  return `# ${name}\n\n${texts.join('\n\n\n\n')}\n`;
}
