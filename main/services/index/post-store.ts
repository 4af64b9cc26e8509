import { randomInt } from 'node:crypto';
import { posix } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import type { PostEntry, PostKind, ReadPost } from '../../../shared/model/post.ts';
import { listBlogFiles, listFiles } from '../blog/list-files.ts';
import { resolveInside } from '../files/inside-root.ts';
import { readInside } from '../files/read-inside.ts';
import { decodeText } from '../files/text-shape.ts';
import { completeEntries, completeEntry, completeSome } from '../posts/complete-entries.ts';
import { readComments } from '../posts/reader-comments.ts';
import { createHiddenCommentFinder } from './hidden-comments.ts';
import type { BlogSurvey, IndexCallContext } from './index-calls.ts';
import { createPace } from './pace.ts';
import type { PostCache } from './post-cache.ts';
import { createPostRecords, type PostRecords } from './post-records.ts';
import { shareTurns } from './share-turns.ts';

/** A survey and its number: the same number is the same survey. */
export interface NumberedSurvey {
  readonly revision: number;
  readonly survey: BlogSurvey;
}

/** How a survey is stopped and tells how far it is. */
export type SurveyContext = Pick<IndexCallContext<'survey'>, 'signal' | 'progress'>;

/** What is known of the posts of one blog, in the thread that reads them: handlers of the index work on this. */
export interface PostStore {
  readonly blog: Blog;
  /** The folder for what is kept between starts, which may not exist yet; undefined: nothing is kept. */
  readonly cacheFolder: string | undefined;
  /**
   * Brings everything up to date with the disk. Lasts long at the first time only; lets other work have its turn.
   * @throws cancelled; blog.gone, blog.unreadable when the blog's folder cannot be read.
   */
  survey(context: SurveyContext): Promise<NumberedSurvey>;
  /** What the last survey found, without a look at the disk; undefined before the first. */
  latest(): BlogSurvey | undefined;
  /**
   * The records of the posts as of the last survey, each another object when its files were read again. Work that keeps
   * texts compares them after a survey and reads again what differs.
   */
  records(): PostRecords['all'];
  /** The whole text of a post as it is on the disk, or undefined when it is gone, not text, too large to keep or out of the blog. */
  readText(path: BlogPath): string | undefined;
  /**
   * One post as it is now. While the first survey is under way translations it has not come to are missing.
   * @throws post.not-found when it is neither post nor page; path.outside-root.
   */
  entry(path: BlogPath): Promise<PostEntry>;
  /**
   * The posts among these files of the blog, and those they are the sidecars of, as they are now, newest first: without a
   * walk through all files. Comments are not counted.
   */
  entries(paths: readonly BlogPath[]): Promise<readonly PostEntry[]>;
  /** The folders that hold what looks like a post, without reading any. */
  postFolders(signal: AbortSignal): Promise<readonly BlogPath[]>;
  /** Forgets what is known of these files: they are read again even if they look the same. */
  changed(paths: readonly BlogPath[]): void;
  /** Writes what is known where the next start finds it, when there is such a place and it is not there already. */
  keep(): Promise<void>;
}

/** Larger texts are not searched, as they are not edited, in bytes. */
const largestTextBytes = 20 * 1024 * 1024;

/** Between two words about how far a survey is, in milliseconds. */
const progressMs = 100;

/** How a store works. */
export interface PostStoreOptions {
  /** Whether this thread reads although another one should: its progress says so. */
  readonly isFallback?: boolean;
}

/** Creates the store of a blog; nothing is read before it is asked. Without `cache` it lasts as long as the process. */
export function createPostStore(
  blog: Blog,
  cache?: PostCache,
  { isFallback = false }: PostStoreOptions = {},
): PostStore {
  const generator = findGenerator(blog.site.generator);
  const records = createPostRecords(blog, cache);
  // A store that takes the place of another must not say of its first list that it is the other's.
  const firstRevision = randomInt(2 ** 47);
  const comments = createHiddenCommentFinder(blog);
  let last: LastSurvey | undefined;
  /** Who waits for a survey hears how far it is, also of one that began before. */
  const waiting = new Set<SurveyContext>();
  const ask = shareTurns(run);
  const findPosts = createPostFinder(blog);
  const tell = createTeller(progress => {
    for (const context of waiting) context.progress({ ...progress, isFallback });
  });

  async function run(signal: AbortSignal): Promise<NumberedSurvey> {
    const { files: paths, strayLinks } = await listBlogFiles(blog.root, signal);
    // A post that is a link to nowhere is listed as broken; nothing else is made of such a link.
    const posts = await findPosts([...paths, ...strayLinks], signal);
    const entries = await refreshAll(records, posts, tell, signal);
    const hidden = await comments.find(paths, signal);
    const isKnown = last?.generation === records.generation() && last.hidden === hidden;
    if (last && isKnown && isSameList(last.survey.paths, paths)) return last;
    const shown = hidden.size === 0 ? paths : paths.filter(path => !hidden.has(path));
    const survey = { entries: completeEntries(blog.site, entries, shown), paths };
    const revision = (last?.revision ?? firstRevision) + 1;
    last = { revision, survey, generation: records.generation(), hidden };
    records.keepSoon();
    return last;
  }

  function survey(context: SurveyContext): Promise<NumberedSurvey> {
    waiting.add(context);
    return ask(context.signal).finally(() => waiting.delete(context));
  }

  /** A post is read in the light of the others, which are not known before the first survey. */
  async function surveyFirst(): Promise<void> {
    if (last === undefined) await survey({ signal: new AbortController().signal, progress: () => {} });
  }

  return {
    blog,
    cacheFolder: cache?.folder,
    survey,
    latest: () => last?.survey,
    records: () => records.all,
    readText: path => readText(blog.root, path),
    async entry(path) {
      await resolveInside(blog.root, path, 'read');
      const kind = generator.classify(blog.site, path);
      if (kind === undefined) throw new AppError('post.not-found', { path });
      if (waiting.size === 0) await surveyFirst();
      const own = records.refresh(path, kind);
      if (own === undefined) throw new AppError('post.not-found', { path });
      const found = completeEntry(blog.site, own, records.entries(), []);
      return { ...found, comments: (await readComments(blog, path)).length };
    },
    async entries(paths) {
      await surveyFirst();
      return readSome(blog, records, paths);
    },
    async postFolders(signal) {
      const posts = await findPosts(await listFiles(blog.root, signal), signal);
      const folders = posts.map(([path]) => posix.dirname(path));
      return [...new Set(folders)].map(folder => (folder === '.' ? '' : folder));
    },
    changed(paths) {
      records.forget(paths);
      comments.forget(paths);
    },
    keep: records.keep,
  };
}

/** Brings the posts among these files, and those they are the sidecars of, up to date. */
function readSome({ site }: Blog, records: PostRecords, paths: readonly BlogPath[]): readonly PostEntry[] {
  const generator = findGenerator(site.generator);
  const wanted = new Set(paths);
  for (const [path, { sidecar }] of records.all)
    if (sidecar !== undefined && wanted.has(sidecar)) wanted.add(path);
  const found = [...wanted].flatMap(path => {
    const kind = generator.classify(site, path);
    return kind === undefined ? [] : (records.refresh(path, kind) ?? []);
  });
  return completeSome(site, found, records.entries());
}

/** A survey with what it was made of besides the files' names: records and comments that are not shown. */
interface LastSurvey extends NumberedSurvey {
  readonly generation: number;
  readonly hidden: ReadonlySet<BlogPath>;
}

type FoundPost = readonly [path: BlogPath, kind: PostKind];

type PostFinder = (paths: readonly BlogPath[], signal: AbortSignal) => Promise<readonly FoundPost[]>;

/** Finds the posts among files; what a path is follows from its name, which is asked once as long as the file is there. */
function createPostFinder({ site }: Blog): PostFinder {
  const generator = findGenerator(site.generator);
  let known: ReadonlyMap<BlogPath, PostKind | undefined> = new Map();
  return async (paths, signal) => {
    const pace = createPace(signal);
    const kinds = new Map<BlogPath, PostKind | undefined>();
    const posts: FoundPost[] = [];
    for (const path of paths) {
      const turn = pace();
      if (turn) await turn;
      const kind = known.get(path) ?? (known.has(path) ? undefined : generator.classify(site, path));
      kinds.set(path, kind);
      if (kind !== undefined) posts.push([path, kind]);
    }
    known = kinds;
    return posts;
  };
}

type Teller = (progress: { readonly read: number; readonly all: number }) => void;

/** Brings the records of these posts up to date, and no others stay. */
async function refreshAll(
  records: PostRecords,
  posts: readonly FoundPost[],
  tell: Teller,
  signal: AbortSignal,
): Promise<readonly ReadPost[]> {
  const pace = createPace(signal);
  const found = new Map<BlogPath, ReadPost | undefined>();
  for (const [index, [path, kind]] of posts.entries()) {
    const turn = pace();
    if (turn) await turn;
    found.set(path, records.refresh(path, kind));
    tell({ read: index + 1, all: posts.length });
  }
  records.keepOnly(found);
  // Meanwhile one may have been read again for itself, or told to have changed, which the next list sees.
  const newest = [...found].map(([path, entry]) =>
    records.all.has(path) ? records.all.get(path)?.entry : entry,
  );
  return newest.filter(entry => entry !== undefined);
}

/** Passes on how far work is, not more often than anybody could read it, and nothing of what is done at once. */
function createTeller(tell: Teller): Teller {
  let told = performance.now();
  return progress => {
    const now = performance.now();
    if (progress.read === 1) told = now;
    if (now - told < progressMs) return;
    told = now;
    tell(progress);
  };
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((path, index) => path === other[index]);
}

function readText(root: string, path: BlogPath): string | undefined {
  try {
    return decodeText(readInside(root, path, largestTextBytes))?.text;
  } catch {
    // Gone, shut, too large or out of the blog: the list says so, and there is no text to search.
    return undefined;
  }
}
