import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PublishOutcome } from '../../../../shared/model/publish.ts';
import type { SettleChoice } from '../../../../shared/model/settle.ts';
import { openRepository } from '../../git/repository.ts';
import { createVersionKeeper } from '../../journal/keep-versions.ts';
import { readWorkChanges } from '../../publish-plan/work-changes.ts';
import { publishPaths } from '../publish-site.ts';
import { pullSite } from '../pull-site.ts';
import { listConflicts, settleSite } from '../settle-site.ts';
import { SiteFixture } from './site-fixture.ts';

/** A number from 0 up to `limit`, without it. */
export type Draw = (limit: number) => number;

/** One writer with a clone and a program of their own. */
export class Computer {
  readonly name: string;
  readonly top: string;
  readonly home: string;
  private readonly remote: string;
  private readonly keepsAside: boolean;

  constructor(name: string, top: string, home: string, remote: string, keepsAside: boolean) {
    this.name = name;
    this.top = top;
    this.home = home;
    this.remote = remote;
    this.keepsAside = keepsAside;
  }

  /** Runs git in the clone and gives what it printed. */
  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.top, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** Cuts the network off, or has it back. */
  setOffline(isOffline: boolean): void {
    this.git('remote', 'set-url', 'origin', isOffline ? 'http://127.0.0.1:1/blog.git' : this.remote);
  }

  /** The posts in the working tree, sorted. */
  posts(): readonly string[] {
    const folder = join(this.top, 'posts');
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  }

  /** The text of a post. */
  read(post: string): string {
    return readFileSync(join(this.top, 'posts', post), 'utf8');
  }

  /** Writes a post. */
  write(post: string, text: string): void {
    const file = join(this.top, 'posts', post);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Gives a post another file name. */
  rename(post: string, name: string): void {
    renameSync(join(this.top, 'posts', post), join(this.top, 'posts', name));
  }

  /** Deletes a post. */
  drop(post: string): void {
    rmSync(join(this.top, 'posts', post));
  }

  /** Publishes these posts, or everything that changed. */
  async publish(posts: readonly string[] | null): Promise<PublishOutcome> {
    const paths = posts === null ? await changedPaths(this.top) : posts.map(post => `posts/${post}`);
    const message = `From ${this.name}`;
    return publishPaths({ ...this.place(), paths, message, seen: null });
  }

  /** Gets what is online. */
  pull(): Promise<PublishOutcome> {
    return pullSite(this.place());
  }

  /** Gives every file that waits for it an answer; false when there is none to settle. */
  async settle(answer: () => 'mine' | 'online' | 'both'): Promise<boolean> {
    const { online, files } = await listConflicts(this.place());
    if (files.length === 0) return false;
    const choices: readonly SettleChoice[] = files.map(({ path, version }) => ({
      path,
      version,
      choice: answer(),
      text: null,
    }));
    const { keepBytes } = createVersionKeeper(this.home);
    const keep = async (path: string, bytes: Uint8Array) =>
      this.keepsAside ? keepBytes(this.top, path, bytes, 'conflict') : '';
    const { outcome } = await settleSite({ ...this.place(), online, choices, keep });
    return outcome.result === 'published';
  }

  /** All texts that the program has put aside, one after the other. */
  aside(): string {
    const folder = join(this.home, 'history');
    if (!existsSync(folder)) return '';
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return files
      .filter(file => /\.(txt|bin)$/.test(file))
      .map(file => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
  }

  private place() {
    return { root: this.top, runFolder: join(this.home, 'publish') };
  }
}

/** Two computers that write one blog, and a record of all that was ever written and committed. */
export class TwoComputers {
  readonly site = new SiteFixture();
  readonly computers: readonly [Computer, Computer];
  private readonly commits = new Set<string>();
  private readonly written = new Set<string>();
  private readonly deleted = new Set<string>();
  private words = 0;

  /** `keepsAside` false: a program that throws away what was not chosen, which must be found out. */
  constructor(keepsAside = true) {
    const { folder, blog, remote } = this.site;
    const second = join(folder, 'second');
    this.site.gitIn(folder, 'clone', '-q', remote, second);
    const computer = (name: string, top: string) =>
      new Computer(name, top, join(folder, `home-${name}`), remote, keepsAside);
    this.computers = [computer('ada', blog), computer('ben', second)];
    this.noteCommits();
  }

  /** Removes everything. */
  remove(): void {
    this.site.remove();
  }

  /** A word that was never written before. */
  word({ name }: Computer): string {
    this.words += 1;
    const word = `${name}${this.words}x`;
    this.written.add(word);
    return word;
  }

  /** Remembers that a writer meant to take out what stood in `text` and stands in `left` no more. */
  noteDeleted(text: string, left: string): void {
    for (const [word] of text.matchAll(wordPattern)) if (!left.includes(word)) this.deleted.add(word);
  }

  /** Remembers the commits that branches stand at now. */
  noteCommits(): void {
    for (const { git } of this.repositories()) this.commits.add(git('rev-parse', 'refs/heads/main').trim());
  }

  /** Words written and not taken out by their writers that are neither online nor put aside on a computer. */
  findMissing(): readonly string[] {
    const { remote } = this.site;
    const online = this.site.gitIn(remote, 'grep', '-h', '-a', '-e', '', 'main');
    const kept = [online, ...this.computers.map(computer => computer.aside())].join('\n');
    const found = new Set([...kept.matchAll(wordPattern)].map(([word]) => word));
    return [...this.written].filter(word => !this.deleted.has(word) && !found.has(word));
  }

  /** Commits that no branch has in its history any more. */
  findLostCommits(): readonly string[] {
    const known = new Set(this.repositories().flatMap(({ git }) => git('rev-list', 'main').split('\n')));
    return [...this.commits].filter(commit => !known.has(commit));
  }

  /** Lines that look like the marks of a merge, in all that was ever committed and in both working trees. */
  findMarks(): readonly string[] {
    const texts = this.repositories().map(({ git }) => git('log', '-p', '-m', '--all', '--format='));
    const files = this.computers.flatMap(computer => computer.posts().map(post => computer.read(post)));
    return [...texts, ...files].flatMap(text => text.match(/^\+?(<{7}|\|{7}|={7}|>{7}).*$/gm) ?? []);
  }

  private repositories() {
    const { remote } = this.site;
    return [
      { git: (...args: string[]) => this.site.gitIn(remote, ...args) },
      ...this.computers.map(computer => ({ git: (...args: string[]) => computer.git(...args) })),
    ];
  }
}

const wordPattern = /\b(?:ada|ben)\d+x\b/g;

async function changedPaths(top: string): Promise<readonly string[]> {
  return [...(await readWorkChanges(await openRepository(top), 'new')).all];
}
