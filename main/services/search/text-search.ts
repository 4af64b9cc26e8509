import { AppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { makeSnippet } from '../../../shared/search/make-snippet.ts';
import type { SearchAnswer, Snippet } from '../../../shared/search/search-answer.ts';
import { createSearchIndex } from '../../../shared/search/search-index.ts';
import { parseQuery, type SearchQuery } from '../../../shared/search/search-query.ts';
import { createPace } from '../index/pace.ts';
import type { PostStore } from '../index/post-store.ts';
import type { PostRecord } from '../posts/post-record.ts';
import { readBody, readDocument } from './read-document.ts';

/** What a search is told of while it runs. */
export interface SearchContext {
  readonly signal: AbortSignal;
  readonly progress: (answer: SearchAnswer) => void;
}

/** Searches the texts of a blog's posts, in the thread that reads them. */
export interface TextSearch {
  /**
   * The posts in which all words of `query` occur. Tells what it has first without typing errors, and again as long as
   * posts are still being read; the answer is complete. An empty query only has the posts read.
   * @throws cancelled; blog.gone, blog.unreadable.
   */
  search(query: string, context: SearchContext): Promise<SearchAnswer>;
  /** The parts of these posts that answer `query`; null for those whose text has none of its words. */
  snippets(query: string, paths: readonly BlogPath[]): readonly (Snippet | null)[];
  /** When the posts' files were last changed, in milliseconds since 1970. */
  changeTimes(): readonly (readonly [BlogPath, number])[];
}

/** Between two answers while posts are still being read, in milliseconds. */
const answerEveryMs = 400;
/** So many changed posts are read before a search begins: it takes less than a letter. */
const fewChanged = 8;

/** Creates the search of a blog's texts; nothing is read before it is asked. */
export function createTextSearch(store: PostStore): TextSearch {
  const texts = createSearchedTexts(store);
  let surveyed: Promise<unknown> | undefined;

  const survey = async () => {
    const { signal } = new AbortController();
    surveyed ??= store.survey({ signal, progress: () => {} });
    try {
      await surveyed;
    } catch (error) {
      surveyed = undefined;
      throw error;
    }
  };
  return {
    async search(text, { signal, progress }) {
      const query = parseQuery(text);
      await survey();
      texts.catchUp();
      for (;;) {
        await letOthersSpeak(signal);
        progress(texts.answer(query, false));
        await letOthersSpeak(signal);
        const found = texts.answer(query, true);
        const reading = texts.reading();
        if (!reading) return found;
        progress(found);
        await waitFor(reading, answerEveryMs, signal);
      }
    },
    snippets(text, paths) {
      const query = parseQuery(text);
      return paths.map(path => {
        const record = store.records().get(path);
        const body = record && readBody(store, path, record.sidecar);
        return body === undefined ? null : (makeSnippet(query, body, true) ?? null);
      });
    },
    changeTimes: () => [...store.records()].map(([path, { stamp }]) => [path, changeTimeOf(stamp)] as const),
  };
}

/** A stamp begins with the nanoseconds since 1970 at which the file was changed. */
const changeTimeOf = (stamp: string) => Number(stamp.split(':', 1)[0]) / 1e6 || 0;

/** The index of a blog's texts, and how it is kept up to date. */
interface SearchedTexts {
  /** Reads what has changed since: at once where it is little, else from now on beside other work. */
  catchUp(): void;
  /** Resolves when all has been read; undefined when it has. */
  reading(): Promise<void> | undefined;
  answer(query: SearchQuery, isForgiving: boolean): SearchAnswer;
}

function createSearchedTexts(store: PostStore): SearchedTexts {
  const index = createSearchIndex();
  const known = new Map<BlogPath, PostRecord>();
  let reading: Promise<void> | undefined;

  const drop = (paths: readonly BlogPath[]) => {
    for (const path of paths) {
      known.delete(path);
      index.remove(path);
    }
  };
  const read = (path: BlogPath) => {
    const record = store.records().get(path);
    const document = record && readDocument(store, path, record);
    if (record) known.set(path, record);
    if (document) index.put(document);
    else index.remove(path);
  };
  /** Whoever asked may be gone by now; the next one will want it all the same. */
  const readAll = async (paths: readonly BlogPath[]) => {
    const pace = createPace(undefined);
    for (const path of paths) {
      const turn = pace();
      if (turn) await turn;
      read(path);
    }
  };
  return {
    catchUp() {
      if (reading) return;
      const changed = findChanged(store, known);
      drop(changed.gone);
      if (changed.read.length <= fewChanged) {
        for (const path of changed.read) read(path);
        return;
      }
      reading = readAll(changed.read).finally(() => {
        reading = undefined;
      });
      // Those who wait for it hear what went wrong; with nobody waiting, the next search tries again.
      reading.catch(() => {});
    },
    reading: () => reading,
    answer: (query, isForgiving) => ({
      groups: index.search(query, isForgiving),
      searched: known.size,
      total: store.records().size,
      isForgiving,
    }),
  };
}

interface ChangedPosts {
  readonly read: readonly BlogPath[];
  readonly gone: readonly BlogPath[];
}

/** What differs from what was read. A record that is made again for the same bytes keeps its entry. */
function findChanged(store: PostStore, known: ReadonlyMap<BlogPath, PostRecord>): ChangedPosts {
  const records = store.records();
  const read: BlogPath[] = [];
  for (const [path, record] of records) {
    const before = known.get(path);
    if (before?.entry !== record.entry || before?.stamp !== record.stamp) read.push(path);
  }
  return { read, gone: [...known.keys()].filter(path => !records.has(path)) };
}

/** Lets the thread look at its messages, one of which may be that nobody wants the answer any more. @throws cancelled */
async function letOthersSpeak(signal: AbortSignal): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
  if (signal.aborted) throw new AppError('cancelled');
}

/** Waits until `work` is done, `ms` milliseconds are over or nobody waits any more. */
async function waitFor(work: Promise<void>, ms: number, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stop = () => {};
  const over = new Promise<void>(resolve => {
    stop = resolve;
    timer = setTimeout(resolve, ms);
  });
  signal.addEventListener('abort', stop, { once: true });
  await Promise.race([work, over]).finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  });
}
