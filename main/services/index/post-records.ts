import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import type { PostKind, ReadPost } from '../../../shared/model/post.ts';
import { type PostRecord, readRecord, settleMs } from '../posts/post-record.ts';
import { createPace } from './pace.ts';
import type { PostCache } from './post-cache.ts';

/** The records of a blog's posts, begun with those the last start kept. */
export interface PostRecords {
  readonly all: ReadonlyMap<BlogPath, PostRecord>;
  /** Counts every change of an entry. */
  generation(): number;
  /** Brings one record up to date; undefined when there is no such post. */
  refresh(path: BlogPath, kind: PostKind): ReadPost | undefined;
  /** Drops the records of all other paths. */
  keepOnly(paths: { has(path: BlogPath): boolean }): void;
  /** The entries of all records by path; the same array as long as none changes. */
  entries(): readonly ReadPost[];
  /** Forgets the records of these files: they are read again even if they look the same. */
  forget(paths: readonly BlogPath[]): void;
  /** Writes them for the next start, if they changed since. */
  keep(): Promise<void>;
  /** The same a little later, when the files that were read just after a change are older, if it is worth it. */
  keepSoon(): void;
}

/** While the program runs a cache is written only when it lacks that many records: typing changes one at a time. */
const worthKeeping = 100;

/** Creates the records of a blog; `cache` is looked at when the first is asked for. */
export function createPostRecords(blog: Blog, cache: PostCache | undefined): PostRecords {
  const all = new Map<BlogPath, PostRecord>();
  let isLoaded = false;
  let generation = 0;
  let unkept = 0;
  let sorted: { readonly generation: number; readonly entries: readonly ReadPost[] } | undefined;
  let timer: NodeJS.Timeout | undefined;

  function load(): void {
    if (isLoaded) return;
    isLoaded = true;
    for (const [path, record] of cache?.load() ?? []) all.set(path, record);
  }

  function put(path: BlogPath, record: PostRecord | undefined): void {
    if (record === all.get(path)) return;
    generation += 1;
    unkept += 1;
    if (record === undefined) all.delete(path);
    else all.set(path, record);
  }

  async function keep(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (cache === undefined || unkept === 0) return;
    unkept = 0;
    await cache.save(all);
  }

  async function settle(): Promise<void> {
    const pace = createPace(undefined);
    for (const [path, record] of [...all]) {
      const turn = pace();
      if (turn) await turn;
      // Another file was read again meanwhile.
      if (record.isSettled || record.entry === undefined || all.get(path) !== record) continue;
      const next = readRecord(blog, path, record.entry.kind, undefined);
      if (next === undefined || !isSameEntry(next.entry, record.entry)) put(path, next);
      else {
        unkept += 1;
        all.set(path, { ...next, entry: record.entry });
      }
    }
  }

  return {
    all,
    generation: () => generation,
    refresh(path, kind) {
      load();
      const record = readRecord(blog, path, kind, all.get(path));
      put(path, record);
      return record?.entry;
    },
    keepOnly(paths) {
      for (const path of all.keys()) if (!paths.has(path)) put(path, undefined);
    },
    entries() {
      if (sorted?.generation !== generation) sorted = { generation, entries: sortedEntries(all) };
      return sorted.entries;
    },
    forget(paths) {
      load();
      const gone = new Set(paths);
      for (const [path, { sidecar }] of all)
        if (gone.has(path) || (sidecar !== undefined && gone.has(sidecar))) put(path, undefined);
    },
    keep,
    keepSoon() {
      if (cache === undefined || timer !== undefined || unkept < worthKeeping) return;
      timer = setTimeout(() => {
        settle().then(keep).catch(cache.failed);
      }, settleMs + 500).unref();
    },
  };
}

function sortedEntries(records: ReadonlyMap<BlogPath, PostRecord>): readonly ReadPost[] {
  return [...records.keys()]
    .sort()
    .map(path => records.get(path)?.entry)
    .filter(entry => entry !== undefined);
}

function isSameEntry(one: ReadPost | undefined, other: ReadPost | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
