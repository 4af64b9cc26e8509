import { createHash } from 'node:crypto';
import {
  type Guard,
  isBoolean,
  isCount,
  isString,
  listOf,
  maybe,
  oneOf,
  orNull,
} from '../../../shared/api/guards.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { ReadPost } from '../../../shared/model/post.ts';
import type { PostRecord } from '../posts/post-record.ts';

/*
 * The bytes of a cache: a line of 64 hex digits, the SHA-256 of the rest; a line with the key; a JSON list of records. The
 * digest tells a file that was cut or mixed up, the key one that was made by other rules or for another blog.
 */

type CachedRecord = readonly [path: string, stamp: string, sidecar: string | null, entry: ReadPost | null];

const isStrings = listOf(isString, 100_000);
const isOrNullString = orNull(isString);

const entryGuards: { readonly [K in keyof Required<ReadPost>]: Guard<unknown> } = {
  path: isString,
  kind: oneOf('post', 'page'),
  title: isString,
  date: isString,
  instant: isOrNullString,
  draft: isBoolean,
  tags: isStrings,
  categories: isStrings,
  slug: isString,
  lang: isString,
  translations: isStrings,
  comments: isCount,
  state: oneOf('ok', 'broken'),
  error: maybe(isString),
  translationKey: maybe(isString),
  inherits: maybe(listOf(oneOf('title', 'date', 'draft', 'tags', 'categories', 'slug'), 6)),
};

const entryFields = Object.entries(entryGuards);

function isEntry(value: unknown): value is ReadPost {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  return entryFields.every(([key, guard]) => guard(Object.hasOwn(fields, key) ? fields[key] : undefined));
}

function isCachedRecord(value: unknown): value is CachedRecord {
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [path, stamp, sidecar, entry] = value as readonly unknown[];
  return isString(path) && isString(stamp) && isOrNullString(sidecar) && (entry === null || isEntry(entry));
}

/** The settled ones of `records` as bytes that are read back with the same `key` only. */
export function encodeRecords(records: ReadonlyMap<BlogPath, PostRecord>, key: string): Uint8Array {
  const kept: CachedRecord[] = [];
  for (const [path, { stamp, sidecar, entry, isSettled }] of records)
    if (isSettled) kept.push([path, stamp, sidecar ?? null, entry ?? null]);
  const body = Buffer.from(`${key}\n${JSON.stringify(kept)}`);
  return Buffer.concat([Buffer.from(`${digest(body)}\n`), body]);
}

/** The records of {@link encodeRecords}; undefined when the bytes are anything else than it wrote for that `key`. */
export function decodeRecords(bytes: Uint8Array, key: string): Map<BlogPath, PostRecord> | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = buffer.indexOf('\n') + 1;
  const body = buffer.subarray(start);
  if (start === 0 || buffer.toString('latin1', 0, start - 1) !== digest(body)) return undefined;
  const text = body.toString('utf8');
  if (!text.startsWith(`${key}\n`)) return undefined;
  const list = parse(text.slice(key.length + 1));
  if (!Array.isArray(list) || !list.every(isCachedRecord)) return undefined;
  return new Map(
    list.map(([path, stamp, sidecar, entry]) => [
      path,
      { stamp, entry: entry ?? undefined, isSettled: true, ...(sidecar === null ? {} : { sidecar }) },
    ]),
  );
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
