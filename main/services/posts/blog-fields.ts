import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { MetadataNeighbour } from '../../../shared/metadata/edit/metadata-habits.ts';
import { blogFields } from '../../../shared/metadata/fields/blog-fields.ts';
import { metadataPlaceOf } from '../../../shared/metadata/fields/metadata-place.ts';
import type { BlogFields } from '../../../shared/metadata/fields/post-field.ts';
import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import type { PostEntry } from '../../../shared/model/post.ts';
import { mapParallel } from '../blog/map-parallel.ts';
import { readHead } from '../blog/read-head.ts';
import type { PostIndex } from './post-index.ts';

/** Posts whose metadata are read for what a blog's metadata look like: the newest. Of all others the tags count. */
const mostPosts = 2_000;

/** How much of a file is read, in bytes: metadata stand at the top. */
const headSize = 65_536;

/** Files that are read at the same time. */
const parallelReads = 16;

/** Knows what the posts of a blog show of its metadata. */
export interface BlogFieldsReader {
  /**
   * What they show now; only files that changed since the last call are read.
   * @throws what `PostIndex.list` throws
   */
  read(signal?: AbortSignal): Promise<BlogFields>;
}

interface KeptPost {
  readonly stamp: string;
  /** Undefined for a post without metadata, or one that cannot be read. */
  readonly neighbour: MetadataNeighbour | undefined;
}

/** Creates the reader of a blog; nothing is read before it is asked. */
export function createBlogFieldsReader(blog: Blog, index: PostIndex): BlogFieldsReader {
  let kept: ReadonlyMap<BlogPath, KeptPost> = new Map();
  let latest: { readonly from: readonly unknown[]; readonly fields: BlogFields } | undefined;

  async function read(signal?: AbortSignal): Promise<BlogFields> {
    const entries = await index.list(signal);
    const { looked, others } = choosePosts(entries);
    const before = kept;
    const posts = await mapParallel(
      looked,
      parallelReads,
      async ({ path }) => [path, await readKept(blog, path, before.get(path))] as const,
      signal,
    );
    kept = new Map(posts);
    const neighbours = posts.flatMap(([, { neighbour }]) => neighbour ?? []);
    const tags = others.map(entry => entry.tags);
    const from = [...neighbours, ...tags.flat()];
    if (latest === undefined || !isSame(latest.from, from))
      latest = { from, fields: blogFields(blog.site, neighbours, tags) };
    return latest.fields;
  }

  let running: Promise<unknown> = Promise.resolve();
  return {
    // One after another: what the first has read the second need not.
    read: signal => {
      const next = running.then(() => read(signal));
      running = next.catch(() => undefined);
      return next;
    },
  };
}

/** Pages count where there are no posts: they have keys of their own. */
function choosePosts(entries: readonly PostEntry[]) {
  const readable = entries.filter(({ state }) => state === 'ok');
  const posts = readable.filter(({ kind }) => kind === 'post');
  const chosen = posts.length > 0 ? posts : readable;
  return { looked: chosen.slice(0, mostPosts), others: chosen.slice(mostPosts) };
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((one, index) => one === now[index]);
}

async function readKept(blog: Blog, path: BlogPath, known: KeptPost | undefined): Promise<KeptPost> {
  const sidecar = findGenerator(blog.site.generator).sidecarOf(blog.site, path);
  const own = await stampOf(join(blog.root, path));
  const beside = sidecar === undefined ? '' : await stampOf(join(blog.root, sidecar));
  const stamp = `${own} ${beside}`;
  if (known?.stamp === stamp) return known;
  const text = headOf(blog.root, path);
  const sidecarText = sidecar === undefined || beside === '' ? undefined : headOf(blog.root, sidecar);
  const source = { site: blog.site, path, text };
  const place = metadataPlaceOf(sidecarText === undefined ? source : { ...source, sidecarText });
  if (place.block === undefined) return { stamp, neighbour: undefined };
  // A copy: a part of a text would keep all of it in memory.
  const block = Buffer.from(place.text.slice(0, place.block.to)).toString();
  return { stamp, neighbour: { text: block, block: place.block } };
}

/** Times, size and inode of a file; '' when there is none or it cannot be asked. */
async function stampOf(absolutePath: string): Promise<string> {
  const found = await stat(absolutePath, { bigint: true }).catch(() => undefined);
  return found === undefined ? '' : `${found.mtimeNs}:${found.ctimeNs}:${found.size}:${found.ino}`;
}

/** The first part of a file; '' for one that is gone, no text or out of the blog: the list says so, and a form needs nothing of it. */
function headOf(root: string, path: BlogPath): string {
  try {
    const head = readHead(root, path, headSize);
    return head.isText ? head.text : '';
  } catch {
    return '';
  }
}
