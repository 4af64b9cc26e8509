import type { BlogPath } from '../model/blog.ts';
import { type IndexedPost, placeOf } from './index-contents.ts';
import { bytesOf, createPostingPool, type PostingPool } from './posting-pool.ts';
import { rankHits } from './rank-hits.ts';
import type { HitGroup } from './search-answer.ts';
import { longestText, type SearchDocument } from './search-document.ts';
import type { SearchQuery } from './search-query.ts';
import { visitTokens } from './visit-tokens.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** The words of all posts and where they stand; the posts' texts are not kept. */
export interface SearchIndex {
  /** How many posts it holds. */
  readonly size: number;
  /** Bytes of its lists; the words themselves come on top. */
  readonly listBytes: number;
  /** Adds a post, or replaces what is known of it. */
  put(document: SearchDocument): void;
  remove(path: BlogPath): void;
  /** The posts in which every unit of the query occurs; with `isForgiving` also those with similar words, behind the others. */
  search(query: SearchQuery, isForgiving: boolean): readonly HitGroup[];
}

/** Between the words of two fields, so that no phrase reaches over. */
const fieldGap = 2;
/** Positions a post can have; a list's keys are made of word and position. */
const positionLimit = 2 ** 22;
/** Dead posts that are put up with, beside as many as a quarter of the live ones. */
const fewDead = 256;

/** Creates an index without posts. */
export function createSearchIndex(): SearchIndex {
  let contents = emptyContents();
  let numbers = new Map<BlogPath, number>();

  const forget = (path: BlogPath) => {
    const number = numbers.get(path);
    if (number === undefined) return;
    contents.posts[number] = undefined;
    numbers.delete(path);
  };
  const tidy = () => {
    if (contents.posts.length - numbers.size <= fewDead + numbers.size / 4) return;
    contents = withoutDead(contents);
    numbers = new Map(contents.posts.flatMap((post, number) => (post ? [[post.path, number]] : [])));
  };
  return {
    get size() {
      return numbers.size;
    },
    get listBytes() {
      return contents.pool.size;
    },
    put(document) {
      forget(document.path);
      tidy();
      numbers.set(document.path, contents.posts.length);
      addPost(contents, document);
    },
    remove: forget,
    search: (query, isForgiving) => rankHits({ ...contents, liveCount: numbers.size }, query, isForgiving),
  };
}

interface GrowingContents {
  readonly vocabulary: Vocabulary;
  readonly pool: PostingPool;
  readonly posts: (IndexedPost | undefined)[];
  /** The last post in each word's list. */
  readonly lastPosts: number[];
}

function emptyContents(): GrowingContents {
  return { vocabulary: createVocabulary(), pool: createPostingPool(), posts: [], lastPosts: [] };
}

function listOf(contents: GrowingContents, term: string): number {
  const { vocabulary, pool, lastPosts } = contents;
  const list = vocabulary.add(term);
  if (list === lastPosts.length) {
    pool.addList();
    lastPosts.push(-1);
  }
  return list;
}

function addPost(contents: GrowingContents, document: SearchDocument): void {
  const keys: number[] = [];
  let position = 0;
  const visit = (term: string) => {
    if (position < positionLimit) keys.push(listOf(contents, term) * positionLimit + position);
    position += 1;
  };
  const add = (text: string) => {
    visitTokens(text, visit);
    position += fieldGap;
  };
  add(document.title);
  const tagsFrom = position;
  for (const tag of document.tags) add(tag);
  const textFrom = position;
  add(document.text.slice(0, longestText));
  const pathFrom = position;
  add(document.path);
  const { path, date } = document;
  const number = contents.posts.push({ path, date, tagsFrom, textFrom, pathFrom, length: keys.length }) - 1;
  writePostings(contents, number, Float64Array.from(keys).sort());
}

/** Writes what the sorted `keys`, word and position in one, say of a post. */
function writePostings(contents: GrowingContents, number: number, keys: Float64Array): void {
  const post = contents.posts[number];
  if (!post) return;
  for (let at = 0; at < keys.length; ) {
    const list = Math.floor((keys[at] ?? 0) / positionLimit);
    const base = list * positionLimit;
    let end = at + 1;
    while (end < keys.length && (keys[end] ?? 0) < base + positionLimit) end += 1;
    const steps: number[] = [];
    for (let before = base; at < end; at += 1) {
      steps.push((keys[at] ?? 0) - before);
      before = keys[at] ?? 0;
    }
    writePosting(contents, list, number, { place: placeOf(post, steps[0] ?? 0), steps });
  }
}

interface Posting {
  /** Index in `searchPlaces`. */
  readonly place: number;
  /** Positions, each less the one before. */
  readonly steps: readonly number[];
}

function writePosting(
  { pool, lastPosts }: GrowingContents,
  list: number,
  number: number,
  { place, steps }: Posting,
): void {
  pool.append(list, number - (lastPosts[list] ?? -1));
  lastPosts[list] = number;
  pool.append(list, steps.length * 4 + place);
  if (steps.length > 1)
    pool.append(
      list,
      steps.reduce((sum, step) => sum + bytesOf(step), 0),
    );
  for (const step of steps) pool.append(list, step);
}

/** The same contents, without what dead posts left in the lists and without words that only they had. */
function withoutDead(contents: GrowingContents): GrowingContents {
  const next = emptyContents();
  const newNumbers = contents.posts.map(post => (post ? next.posts.push(post) - 1 : -1));
  for (let list = 0; list < contents.lastPosts.length; list += 1) copyLive(contents, list, next, newNumbers);
  return next;
}

function copyLive(
  { vocabulary, pool }: GrowingContents,
  list: number,
  next: GrowingContents,
  newNumbers: readonly number[],
): void {
  const reader = pool.read(list);
  let own = -1;
  let number = -1;
  for (let step = reader.next(); step >= 0; step = reader.next()) {
    number += step;
    const head = reader.next();
    const count = head >> 2;
    if (count > 1) reader.next();
    const steps = Array.from({ length: count }, () => reader.next());
    const newNumber = newNumbers[number] ?? -1;
    if (newNumber < 0) continue;
    if (own < 0) own = listOf(next, vocabulary.termOf(list));
    writePosting(next, own, newNumber, { place: head & 3, steps });
  }
}
