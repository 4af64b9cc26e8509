import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { PostPlace } from '../../../shared/model/post.ts';
import type { PublishTarget } from '../../../shared/model/publish.ts';
import { parseSettings, type Settings } from '../../../shared/model/settings.ts';
import { toFileError } from '../files/file-error.ts';
import { inTurn } from '../files/file-queue.ts';
import { readJson, writeJson } from './json-file.ts';
import { createPlaceList } from './place-list.ts';
import { keepSharedJson } from './shared-json.ts';

/** What Leysin remembers between two starts, also of another program of it that runs at the same time. */
export interface SettingsStore {
  /** What was damaged when the store was opened and what is used instead, a sentence each. */
  readonly problems: readonly string[];
  settings(): Settings;
  /** Changes some of them. @throws file.disk-full and the other file errors; what is remembered stays as it was then. */
  change(part: Partial<Settings>): Promise<void>;
  /** The root of the blog that was open last, or null. */
  lastBlog(): string | null;
  rememberBlog(root: string): Promise<void>;
  /** Roots of the blogs that were open, the newest first; no more than ten. */
  recentBlogs(): readonly string[];
  /** Whether the user trusts the blog with this real path. */
  isTrusted(root: string): boolean;
  /** Trusts a blog from now on, with what could run in it by then: `marks` of `readTrustFindings`. */
  trust(root: string, marks?: readonly string[]): Promise<void>;
  /** Keeps the marks of a blog that was trusted before any were kept; of one that is not trusted, by now, nothing is kept. */
  keepMarks(root: string, marks: readonly string[]): Promise<void>;
  stopTrusting(root: string): Promise<void>;
  /** The marks of what could run when the user trusted the blog; null when none were kept. */
  trustedMarks(root: string): readonly string[] | null;
  /** Whether posts of the blog with this real path may show pictures that other sites send. */
  showsRemotePictures(root: string): boolean;
  allowRemotePictures(root: string, isAllowed: boolean): Promise<void>;
  /** Whether the user has seen what was inferred of the blog with this real path. */
  isSeen(root: string): boolean;
  markSeen(root: string): Promise<void>;
  /** The branch the last publish of the blog went to, or null. */
  publishedBranch(root: string): string | null;
  rememberBranch(root: string, branch: string): Promise<void>;
  /** Where the user wants the blog with this real path published; null: where git's configuration says. */
  publishTarget(root: string): PublishTarget | null;
  keepPublishTarget(root: string, target: PublishTarget | null): Promise<void>;
  /** The post of the blog that was open last, or null. */
  lastPost(root: string): BlogPath | null;
  /** `lastPost` is it at once; fulfils when it is on the disk, which `close` waits for. */
  rememberPost(root: string, path: BlogPath): Promise<void>;
  place(root: string, path: BlogPath): PostPlace | undefined;
  /** Remembers a place; it is on the disk some seconds later or after `close`. */
  rememberPlace(root: string, path: BlogPath, place: PostPlace): void;
  /** Writes what is still to be written. */
  close(): Promise<void>;
}

/** How many blogs the list of recent ones holds. */
const mostRecent = 10;

/** How long places may wait to be written, in milliseconds. */
const placeDelayMs = 2_000;

/**
 * Opens the settings in a folder, which is created. Damaged files fall back to their last good copy, then to defaults:
 * they never keep the program from starting.
 * @throws file.no-permission and the other file errors when the folder cannot be created
 */
export async function createSettingsStore(folder: string): Promise<SettingsStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(error => {
    throw toFileError(error, folder);
  });
  const files = {
    settings: join(folder, 'settings.json'),
    blogs: join(folder, 'blogs.json'),
    places: join(folder, 'places.json'),
  };
  const read = {
    settings: await readJson(files.settings, 'What you set in Leysin'),
    blogs: await readJson(files.blogs, 'Leysin’s list of your blogs, and which of them you trust,'),
    places: await readJson(files.places, 'Where you were in each post'),
  };
  const problems = Object.values(read).flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  const places = keepPlaces(files.places, read.places.value);
  return {
    problems,
    ...keepSettings(files.settings, read.settings.value),
    ...keepBlogs(files.blogs, read.blogs.value),
    ...places,
    close: async () => {
      await places.close();
      // What nobody waited for is written before.
      await inTurn(files.blogs, async () => {});
    },
  };
}

function keepSettings(file: string, saved: unknown): Pick<SettingsStore, 'settings' | 'change'> {
  const kept = keepSharedJson(file, parseSettings(saved), parseSettings);
  return { settings: kept.value, change: part => kept.change(known => ({ ...known, ...part })) };
}

interface Blogs {
  readonly last: string | null;
  readonly recent: readonly string[];
  readonly trusted: readonly string[];
  /** Root and marks with spaces between, of those that are trusted. */
  readonly trustedMarks: Pairs;
  /** Those that may show pictures of other sites. */
  readonly remotePictures: readonly string[];
  /** Those of which the user has seen what was inferred. */
  readonly seen: readonly string[];
  /** Root and branch; pairs, because a path may be any word, also one that objects know already. */
  readonly branches: Pairs;
  /** Root, and remote and branch in two lines. */
  readonly targets: Pairs;
  /** Root and path of the post open last. */
  readonly posts: Pairs;
}

type Pairs = readonly (readonly [string, string])[];

/** The word kept for `key`, or null. */
function wordOf(pairs: Pairs, key: string): string | null {
  return pairs.find(([known]) => known === key)?.[1] ?? null;
}

/** The pairs with another word for `key`, the newest last. */
function withWord(pairs: Pairs, key: string, word: string): Pairs {
  return [...pairs.filter(([known]) => known !== key), [key, word]];
}

function keepBlogs(
  file: string,
  saved: unknown,
): Pick<
  SettingsStore,
  | 'lastBlog'
  | 'rememberBlog'
  | 'recentBlogs'
  | 'isTrusted'
  | 'trust'
  | 'keepMarks'
  | 'stopTrusting'
  | 'trustedMarks'
  | 'showsRemotePictures'
  | 'allowRemotePictures'
  | 'isSeen'
  | 'markSeen'
  | 'publishedBranch'
  | 'rememberBranch'
  | 'publishTarget'
  | 'keepPublishTarget'
  | 'lastPost'
  | 'rememberPost'
> {
  const kept = keepSharedJson(file, parseBlogs(saved), parseBlogs);
  const write = kept.change;
  /** By root; known before it is written. */
  const opened = new Map<string, BlogPath>();
  return {
    lastBlog: () => kept.value().last,
    rememberBlog: async root => {
      if (kept.value().last === root) return;
      await write(known => ({
        ...known,
        last: root,
        recent: [root, ...known.recent.filter(other => other !== root)].slice(0, mostRecent),
      }));
    },
    recentBlogs: () => kept.value().recent,
    isTrusted: root => kept.value().trusted.includes(root),
    trust: (root, marks) =>
      write(known => withMarks({ ...known, trusted: [...new Set([...known.trusted, root])] }, root, marks)),
    keepMarks: (root, marks) =>
      write(known => (known.trusted.includes(root) ? withMarks(known, root, marks) : known)),
    stopTrusting: root =>
      write(known => ({
        ...known,
        trusted: known.trusted.filter(other => other !== root),
        trustedMarks: known.trustedMarks.filter(([other]) => other !== root),
      })),
    trustedMarks: root => wordOf(kept.value().trustedMarks, root)?.split(' ').filter(Boolean) ?? null,
    showsRemotePictures: root => kept.value().remotePictures.includes(root),
    allowRemotePictures: (root, isAllowed) =>
      write(known => {
        const others = known.remotePictures.filter(other => other !== root);
        return { ...known, remotePictures: isAllowed ? [...others, root] : others };
      }),
    isSeen: root => kept.value().seen.includes(root),
    markSeen: async root => {
      if (!kept.value().seen.includes(root))
        await write(known => ({ ...known, seen: [...known.seen, root] }));
    },
    publishedBranch: root => wordOf(kept.value().branches, root),
    rememberBranch: async (root, branch) => {
      if (wordOf(kept.value().branches, root) !== branch)
        await write(known => ({ ...known, branches: withWord(known.branches, root, branch) }));
    },
    publishTarget: root => {
      const [remote, branch] = (wordOf(kept.value().targets, root) ?? '').split('\n');
      return remote && branch ? { remote, branch } : null;
    },
    keepPublishTarget: (root, target) =>
      write(known => {
        const others = known.targets.filter(([other]) => other !== root);
        const word = target && `${target.remote}\n${target.branch}`;
        return { ...known, targets: word === null ? others : withWord(others, root, word) };
      }),
    lastPost: root => opened.get(root) ?? wordOf(kept.value().posts, root),
    rememberPost: async (root, path) => {
      opened.set(root, path);
      await write(known => {
        const newest = opened.get(root) ?? path;
        if (wordOf(known.posts, root) === newest) return known;
        return { ...known, posts: withWord(known.posts, root, newest) };
      });
    },
  };
}

function withMarks(blogs: Blogs, root: string, marks: readonly string[] | undefined): Blogs {
  return marks ? { ...blogs, trustedMarks: withWord(blogs.trustedMarks, root, marks.join(' ')) } : blogs;
}

function parsePairs(saved: unknown): Pairs {
  const isPair = (value: unknown): value is readonly [string, string] =>
    Array.isArray(value) && value.length === 2 && value.every(part => typeof part === 'string');
  return Array.isArray(saved) ? saved.filter(isPair) : [];
}

function parseBlogs(saved: unknown): Blogs {
  const found = (typeof saved === 'object' && saved !== null ? saved : {}) as Readonly<
    Record<string, unknown>
  >;
  const roots = (list: unknown) =>
    Array.isArray(list) ? list.filter(root => typeof root === 'string' && root !== '') : [];
  return {
    last: typeof found.last === 'string' ? found.last : null,
    recent: roots(found.recent).slice(0, mostRecent),
    trusted: roots(found.trusted),
    trustedMarks: parsePairs(found.trustedMarks),
    remotePictures: roots(found.remotePictures),
    seen: roots(found.seen),
    branches: parsePairs(found.branches),
    targets: parsePairs(found.targets),
    posts: parsePairs(found.posts),
  };
}

function keepPlaces(file: string, saved: unknown): Pick<SettingsStore, 'place' | 'rememberPlace' | 'close'> {
  const places = createPlaceList(saved);
  const keyOf = (root: string, path: BlogPath) => `${root}\n${path}`;
  let timer: NodeJS.Timeout | undefined;
  let isWaiting = false;
  const write = () =>
    inTurn(file, async () => {
      clearTimeout(timer);
      timer = undefined;
      if (!isWaiting) return;
      isWaiting = false;
      await writeJson(file, places.toJson());
    });
  return {
    place: (root, path) => places.get(keyOf(root, path)),
    rememberPlace(root, path, place) {
      places.set(keyOf(root, path), place);
      isWaiting = true;
      timer ??= setTimeout(() => {
        // A place that cannot be kept now is tried again with the next one; it is no text of the user's.
        write().catch(() => {
          isWaiting = true;
        });
      }, placeDelayMs).unref();
    },
    close: write,
  };
}
