import { isAppError, toWireError, type WireError } from '../../../shared/app-error.ts';
import type { PublishTarget } from '../../../shared/model/publish.ts';
import { fetchUpstream } from '../git/fetch.ts';
import { readHead } from '../git/head.ts';
import { findUpstream } from '../git/remote.ts';
import { openRepository } from '../git/repository.ts';
import { type BackOff, delayAfter } from './back-off.ts';
import type { BackgroundWork } from './background-work.ts';
import type { Clock } from './clock.ts';
import { type RepositoryNews, readNews } from './read-news.ts';

/** What a quiet watch is made of. */
export interface QuietWatchParts {
  readonly clock: Clock;
  readonly background: BackgroundWork;
  /** Whether the user wants it: when not, only what git has seen already is told. */
  readonly isOn: () => boolean;
  /** Whether the user trusts the blog with this root: no git runs in any other. */
  readonly isTrusted: (root: string) => Promise<boolean>;
  /** Where the user wants that blog to go; null: where git's configuration says. */
  readonly targetOf: (root: string) => PublishTarget | null;
  /** Hears when what is known of a blog is another by now. */
  readonly onChange: (root: string) => void;
  /** Hears when the host was asked and has answered. */
  readonly onLooked: (root: string) => void;
  readonly warn: (message: string) => void;
}

/** What is known of a blog. */
export interface Known {
  readonly news: RepositoryNews | null;
  /** Why the last look failed; null when it did not. */
  readonly problem: WireError | null;
}

/** Looks every few minutes what is online in the blogs that windows show; never asks the user anything. */
export interface QuietWatch {
  /** Watches a blog until the returned function is called as often as this one. */
  show(root: string): () => void;
  known(root: string): Known;
  /** Looks soon, however long it was to wait: the network may be back, the user trusts the blog, or wants it watched. */
  wake(root: string): void;
  /** Looks soon in every blog that is shown. */
  wakeAll(): void;
  /** Compares with what git has seen online, without a network: after git has worked. */
  compare(root: string): Promise<void>;
  close(): void;
}

/** How long after a blog is shown the first look waits, so that it does not slow the opening; in ms. */
const firstDelay = 1_500;
/** Between two looks, in ms. */
const interval = 4 * 60_000;
const backOff: BackOff = { first: interval, longest: 60 * 60_000 };
/** While a publish runs, in ms. */
const busyDelay = 20_000;
/** A server that says nothing for so long is taken for gone, in ms. */
const silence = 20_000;

const unknown: Known = { news: null, problem: null };

interface Watched {
  windows: number;
  failures: number;
  cancel: () => void;
  known: Known;
}

/** Creates the quiet watch of an app. */
export function createQuietWatch(parts: QuietWatchParts): QuietWatch {
  return new Watch(parts);
}

class Watch implements QuietWatch {
  private readonly parts: QuietWatchParts;
  private readonly watched = new Map<string, Watched>();

  constructor(parts: QuietWatchParts) {
    this.parts = parts;
  }

  show(root: string): () => void {
    const blog = this.watched.get(root) ?? { windows: 0, failures: 0, cancel: () => {}, known: unknown };
    this.watched.set(root, blog);
    blog.windows += 1;
    if (blog.windows === 1) this.schedule(root, firstDelay);
    let isShown = true;
    return () => {
      if (!isShown) return;
      isShown = false;
      blog.windows -= 1;
      if (blog.windows === 0) blog.cancel();
    };
  }

  known(root: string): Known {
    return this.watched.get(root)?.known ?? unknown;
  }

  wake(root: string): void {
    const blog = this.watched.get(root);
    if (!blog) return;
    blog.failures = 0;
    this.schedule(root, 0);
  }

  wakeAll(): void {
    for (const root of this.watched.keys()) this.wake(root);
  }

  async compare(root: string): Promise<void> {
    const blog = this.watched.get(root);
    if (blog && (await this.parts.isTrusted(root))) await this.readAgain(root, blog, null);
  }

  close(): void {
    for (const { cancel } of this.watched.values()) cancel();
    this.watched.clear();
  }

  private schedule(root: string, delay: number): void {
    const blog = this.watched.get(root);
    if (!blog || blog.windows === 0) return;
    const { clock, warn } = this.parts;
    blog.cancel();
    blog.cancel = clock.after(delay, () => {
      this.tick(root).catch(error => warn(`looking what is online of ${root}: ${String(error)}`));
    });
  }

  private async tick(root: string): Promise<void> {
    const { background, isOn, isTrusted } = this.parts;
    if (!(await isTrusted(root))) return;
    const looked = background.whenIdle(root, signal => this.look(root, signal));
    if (looked === undefined) return this.schedule(root, busyDelay);
    await looked;
    if (isOn()) this.schedule(root, delayOf(this.watched.get(root)));
  }

  private async look(root: string, signal: AbortSignal): Promise<void> {
    const blog = this.watched.get(root);
    if (!blog) return;
    const isOn = this.parts.isOn();
    const problem = isOn
      ? await problemOf(() => fetchQuietly(root, this.parts.targetOf(root), signal))
      : null;
    if (problem?.code === 'cancelled') return;
    blog.failures = problem === null ? 0 : blog.failures + 1;
    await this.readAgain(root, blog, problem, signal);
    if (isOn && problem === null) this.parts.onLooked(root);
  }

  private async readAgain(
    root: string,
    blog: Watched,
    problem: WireError | null,
    signal?: AbortSignal,
  ): Promise<void> {
    const before = blog.known;
    let { news } = before;
    const failed = await problemOf(async () => {
      news = await readNews(root, before.news, this.parts.targetOf(root), signal);
    });
    if (failed?.code === 'cancelled') return;
    blog.known = { news: failed === null ? news : null, problem: problem ?? failed };
    const isOther = blog.known.news !== before.news || blog.known.problem?.code !== before.problem?.code;
    if (isOther) this.parts.onChange(root);
  }
}

function delayOf(blog: Watched | undefined): number {
  if (!blog || blog.failures === 0) return interval;
  // Signing in is for when the user publishes.
  const needsUser =
    blog.known.problem?.code !== 'git.host-unreachable' && blog.known.problem?.code !== 'git.timeout';
  return needsUser ? backOff.longest : delayAfter(blog.failures, backOff);
}

async function problemOf(work: () => Promise<void>): Promise<WireError | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return toWireError(error);
  }
}

/** Gets what is online on the upstream of the branch; touches no file and no branch, and asks nobody. */
async function fetchQuietly(root: string, target: PublishTarget | null, signal: AbortSignal): Promise<void> {
  const repository = await openRepository(root, signal);
  const { branch } = await readHead(repository);
  const upstream = await findUpstream(repository, branch, target);
  await fetchUpstream(repository, upstream, undefined, { idleLimit: silence, isQuiet: true });
}
