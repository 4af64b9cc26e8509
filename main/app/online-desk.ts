import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../shared/app-error.ts';
import type { Generator } from '../../shared/generators/generator.ts';
import { countChangedParagraphs } from '../../shared/merge/count-paragraphs.ts';
import type { Blog, BlogPath, Site } from '../../shared/model/blog.ts';
import {
  mostNews,
  type OnlineNews,
  type OnlineState,
  type OnlineText,
  type OnlineTold,
} from '../../shared/model/online.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import type { PublishOutcome, PublishTarget } from '../../shared/model/publish.ts';
import { openBlog } from '../services/blog/open-blog.ts';
import { inTurn } from '../services/files/file-queue.ts';
import { createBackgroundWork } from '../services/online/background-work.ts';
import { type Clock, systemClock } from '../services/online/clock.ts';
import { createPublishQueue, type PublishQueue, type RunOptions } from '../services/online/publish-queue.ts';
import { createQuietWatch, type QuietWatch } from '../services/online/quiet-watch.ts';
import { type RepositoryNews, readTextPair } from '../services/online/read-news.ts';
import { createWaitingStore } from '../services/online/waiting-store.ts';
import type { BlogFolder } from './blog-folders.ts';

/** What the online desk of an app is made of. */
export interface OnlineDeskParts {
  /** The profile folder. */
  readonly profile: string;
  /** Whether anything happens by itself; in a command that ends at once nothing does. */
  readonly isAutomatic: boolean;
  readonly isQuietFetchOn: () => boolean;
  /** Whether the user trusts the blog with this root, and nothing that could run there has changed since. */
  readonly isTrusted: (root: string) => Promise<boolean>;
  /** Where the user wants that blog to go; null: where git's configuration says. */
  readonly targetOf: (root: string) => PublishTarget | null;
  readonly warn: (message: string) => void;
  /** Absent: the machine's. */
  readonly clock?: Clock;
}

/** How the open blogs stand to what is online: what waits here to be sent, and what changed there. */
export interface OnlineDesk {
  /** Takes up what waits since an earlier start. */
  start(): Promise<void>;
  /** A window shows a blog; `tell` hears of every change until the returned function is called. */
  follow(folder: BlogFolder, tell: (told: OnlineTold) => void): () => void;
  /** What is known now; what another program left waiting is taken up. */
  state(folder: BlogFolder): Promise<OnlineState>;
  /** A changed post as it is online. @throws post.not-found when it was not changed there, as far as known. */
  look(folder: BlogFolder, path: BlogPath, signal: AbortSignal): Promise<OnlineText>;
  /** Looks soon, and sends soon what waits: the network may be back, or the blog is trusted by now. */
  wake(root: string): Promise<void>;
  /** The user wants to be told of changes, or no longer. */
  settingChanged(): void;
  /**
   * Runs what the user asked of git, undisturbed by what runs by itself, and takes note of how it ended.
   */
  attend(root: string, work: () => Promise<AttendedRun>): Promise<PublishOutcome>;
  /** The user has settled files of that branch: what of them waited is an edit again. */
  noteSettled(root: string, branch: string, files: readonly BlogPath[]): Promise<void>;
  /** Sends what waits now. @throws publish.running when another process does */
  send(root: string, options: RunOptions): Promise<PublishOutcome>;
  /** What waits is no longer sent by itself. */
  forget(root: string): Promise<void>;
  close(): Promise<void>;
}

/** How something that the user asked of git ended. */
export interface AttendedRun {
  readonly outcome: PublishOutcome;
  /** The branch that was published; null for what publishes nothing. */
  readonly branch: string | null;
}

interface Follower {
  readonly folder: BlogFolder;
  readonly tell: (told: OnlineTold) => void;
  /** What it was told last. */
  last: OnlineState | null;
}

/** Creates the online desk of an app. */
export function createOnlineDesk(parts: OnlineDeskParts): OnlineDesk {
  return new Desk(parts);
}

class Desk implements OnlineDesk {
  private readonly parts: OnlineDeskParts;
  private readonly background = createBackgroundWork();
  private readonly followers = new Map<string, Set<Follower>>();
  private readonly posts = new WeakMap<RepositoryNews, WeakMap<BlogFolder, Promise<OnlineNews>>>();
  private readonly queue: PublishQueue;
  private readonly watch: QuietWatch;

  constructor(parts: OnlineDeskParts) {
    this.parts = parts;
    const { profile, warn, isAutomatic, targetOf, clock = systemClock } = parts;
    const { background } = this;
    const isTrusted = (root: string) => this.isTrusted(root);
    this.queue = createPublishQueue({
      store: createWaitingStore(join(profile, 'waiting')),
      runFolder: join(profile, 'publish'),
      clock,
      background,
      isTrusted,
      targetOf,
      siteOf: root => this.siteOf(root),
      isAutomatic,
      onChange: (root, ended) => {
        this.tellAll(root, ended);
        if (ended !== null) this.compare(root);
      },
      warn,
    });
    this.watch = createQuietWatch({
      clock,
      background,
      isOn: parts.isQuietFetchOn,
      isTrusted,
      targetOf,
      onChange: root => this.tellAll(root, null),
      // What was cancelled while it was being sent may have arrived since.
      onLooked: root =>
        void this.queue.takeUp(root).catch(error => warn(`looking what waits in ${root}: ${String(error)}`)),
      warn,
    });
  }

  start(): Promise<void> {
    return this.queue.start();
  }

  follow(folder: BlogFolder, tell: Follower['tell']): () => void {
    const { root } = folder.blog;
    const follower: Follower = { folder, tell, last: null };
    const others = this.followers.get(root) ?? new Set();
    this.followers.set(root, others.add(follower));
    const stop = this.parts.isAutomatic ? this.watch.show(root) : () => {};
    return () => {
      stop();
      others.delete(follower);
    };
  }

  async state(folder: BlogFolder): Promise<OnlineState> {
    await this.queue.takeUp(folder.blog.root);
    return this.stateNow(folder);
  }

  private async stateNow(folder: BlogFolder): Promise<OnlineState> {
    const { root } = folder.blog;
    const waiting = await this.queue.state(root);
    const { news, problem } = this.watch.known(root);
    return { waiting, news: news && (await this.postsOf(folder, news)), problem };
  }

  async look(folder: BlogFolder, path: BlogPath, signal: AbortSignal): Promise<OnlineText> {
    const { root } = folder.blog;
    const { news } = this.watch.known(root);
    const posts = news === null ? null : await this.postsOf(folder, news);
    const change = posts?.posts.find(other => other.path === path);
    if (!news || !change || !(await this.isTrusted(root))) throw new AppError('post.not-found', { path });
    const { base, online } = await readTextPair(root, news, change, signal);
    return { change, text: online, paragraphs: countChangedParagraphs(base ?? '', online ?? '') };
  }

  async wake(root: string): Promise<void> {
    this.watch.wake(root);
    if (this.parts.isAutomatic) await this.queue.wake(root);
  }

  settingChanged(): void {
    this.watch.wakeAll();
  }

  attend(root: string, work: () => Promise<AttendedRun>): Promise<PublishOutcome> {
    return this.background.inFront(root, async () => {
      const { outcome, branch } = await work();
      // The publish itself is over: what cannot be noted now is no reason to say that it failed.
      if (branch !== null)
        await this.queue
          .noteOutcome(root, branch, outcome)
          .catch(error => this.parts.warn(`noting what waits in ${root}: ${String(error)}`));
      // What was cancelled on its way may have been seen online now.
      await this.queue
        .takeUp(root)
        .catch(error => this.parts.warn(`looking what waits in ${root}: ${String(error)}`));
      this.compare(root);
      return outcome;
    });
  }

  noteSettled(root: string, branch: string, files: readonly BlogPath[]): Promise<void> {
    return this.queue.noteSettled(root, branch, files);
  }

  send(root: string, options: RunOptions): Promise<PublishOutcome> {
    return this.queue.send(root, options).finally(() => this.compare(root));
  }

  forget(root: string): Promise<void> {
    return this.queue.forget(root);
  }

  async close(): Promise<void> {
    this.queue.close();
    this.watch.close();
    await this.background.close();
  }

  /** The sample is ours, and trusted without being kept among those the user trusts. */
  private async isTrusted(root: string): Promise<boolean> {
    const followers = [...(this.followers.get(root) ?? [])];
    return followers.some(({ folder }) => folder.blog.isSample) || this.parts.isTrusted(root);
  }

  /** Where no window shows the blog, its files say what it is, as they would when it is opened. */
  private async siteOf(root: string): Promise<Site> {
    const [follower] = this.followers.get(root) ?? [];
    if (follower) return follower.folder.blog.site;
    return (await openBlog(root, { isSample: false, isTrusted: false })).site;
  }

  private compare(root: string): void {
    this.watch
      .compare(root)
      .catch(error => this.parts.warn(`comparing ${root} with what is online: ${String(error)}`));
  }

  private tellAll(root: string, ended: PublishOutcome | null): void {
    // In their order: what is told last must be what is so.
    inTurn(`telling of ${root}`, async () => {
      for (const follower of this.followers.get(root) ?? []) await this.tell(follower, ended);
    }).catch(error => this.parts.warn(`telling what waits in ${root}: ${String(error)}`));
  }

  /** Listing the posts of a large blog takes a while, and the news stay the same for long. */
  private postsOf(folder: BlogFolder, news: RepositoryNews): Promise<OnlineNews> {
    const known = this.posts.get(news) ?? new WeakMap<BlogFolder, Promise<OnlineNews>>();
    this.posts.set(news, known);
    const found = known.get(folder) ?? findPosts(folder, news);
    known.set(folder, found);
    return found;
  }

  private async tell(follower: Follower, ended: PublishOutcome | null): Promise<void> {
    const state = await this.stateNow(follower.folder);
    // Meanwhile the window may show another blog.
    if (!this.followers.get(follower.folder.blog.root)?.has(follower)) return;
    if (ended === null && isDeepStrictEqual(state, follower.last)) return;
    follower.last = state;
    follower.tell({ ...state, ended });
  }
}

/** Two changes of one post, of its text and its sidecar, are one: that of the text. */
async function findPosts({ blog, generator, index }: BlogFolder, news: RepositoryNews): Promise<OnlineNews> {
  const { tip, behind, ahead, changes } = news;
  const isPost = (path: BlogPath | null) =>
    path !== null && generator.classify(blog.site, path) !== undefined;
  const posts = changes.filter(({ path, to }) => isPost(path) || isPost(to));
  const others = changes.filter(change => !posts.includes(change));
  const sidecars = others.length === 0 ? new Map() : sidecarsOf(generator, blog, await index.list());
  let otherFiles = 0;
  for (const change of others) {
    const path = sidecars.get(change.path);
    if (path === undefined) otherFiles += 1;
    else if (!posts.some(post => post.path === path))
      posts.push({ ...change, path, change: 'modified', to: null });
  }
  return { tip, behind, ahead, posts: posts.slice(0, mostNews), otherFiles };
}

/** The post of each sidecar there may be. */
function sidecarsOf(
  generator: Generator,
  { site }: Blog,
  entries: readonly PostEntry[],
): ReadonlyMap<BlogPath, BlogPath> {
  return new Map(
    entries.flatMap(({ path }) => {
      const sidecar = generator.sidecarOf(site, path);
      return sidecar === undefined ? [] : [[sidecar, path] as const];
    }),
  );
}
