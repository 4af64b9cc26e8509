import { readSync } from 'node:fs';
import type { BlogView, CheckedPost } from '../../../shared/checks/check.ts';
import { checkedPost } from '../../../shared/checks/checked-post.ts';
import { blogAddresses } from '../../../shared/checks/links/blog-addresses.ts';
import type { ByteSource } from '../../../shared/checks/pictures/byte-source.ts';
import { type PictureFacts, readPictureFacts } from '../../../shared/checks/pictures/picture-facts.ts';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { PostSource } from '../../../shared/generators/generator.ts';
import { nameOf } from '../../../shared/generators/paths/blog-paths.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { PostEntry } from '../../../shared/model/post.ts';
import { viewOf } from '../blog/open-blog.ts';
import { readHead } from '../blog/read-head.ts';
import { isThereInside, type OpenedInside, withFileInside } from '../files/read-inside.ts';
import type { BlogSurvey } from '../index/index-calls.ts';
import type { PostStore } from '../index/post-store.ts';

/** Posts whose parts are kept at a time: links go to and fro between a few. */
const mostKept = 100;

/** What rules are to see in place of, or besides, what a survey tells. */
export interface ViewedPosts {
  /** Entries that are newer than the survey. */
  readonly fresh: readonly PostEntry[];
  /** Now, as ISO 8601 UTC. */
  readonly now: string;
  /** The texts of a post; undefined when they cannot be read. */
  readonly sourceOf: (path: BlogPath) => PostSource | undefined;
  /** The text of a post in the last commit; undefined when it is not known. */
  readonly beforeOf: (path: BlogPath) => string | undefined;
}

/** Creates what rules may know of the blog of a store; much of it is read when it is asked for. */
export function createBlogView(
  store: PostStore,
  { entries, paths }: BlogSurvey,
  { fresh, now, sourceOf, beforeOf }: ViewedPosts,
): BlogView {
  const { site, root } = store.blog;
  const generator = findGenerator(site.generator);
  const byPath = new Map([...entries, ...fresh].map(entry => [entry.path, entry]));
  const files = createFileNames(root, paths);
  const addresses = once(() => blogAddresses(site, entries));
  const claimed = once(() => claimedAddresses(root, [...byPath.keys()]));
  const posts = new Map<BlogPath, CheckedPost | undefined>();
  const pictures = new Map<BlogPath, PictureFacts | undefined>();
  const folder = viewOf(root, paths);

  function readPost(path: BlogPath): CheckedPost | undefined {
    const entry = byPath.get(path);
    const source = entry && sourceOf(path);
    return source && entry && checkedPost(site, generator, source, entry, beforeOf(path));
  }

  return {
    site,
    generator,
    entries,
    now,
    entry: path => byPath.get(path),
    ...files,
    atAddress: address => addresses().at(address),
    ownAddress: entry => addresses().of(entry),
    isPostAddress: address => addresses().isOfPost(address),
    claimsAddress: address => claimed().has(claimOf(address)),
    post(path) {
      if (!posts.has(path)) {
        if (posts.size >= mostKept) posts.clear();
        posts.set(path, readPost(path));
      }
      return posts.get(path);
    },
    text: path => folder.text(path),
    picture(path) {
      if (!pictures.has(path)) pictures.set(path, readPicture(root, path));
      return pictures.get(path);
    },
  };
}

/** The whole texts of a post as they are on the disk; undefined when they cannot be read. */
export function readSource(
  store: Pick<PostStore, 'blog' | 'readText'>,
  path: BlogPath,
): PostSource | undefined {
  const { site } = store.blog;
  const text = store.readText(path);
  if (text === undefined) return undefined;
  const sidecar = findGenerator(site.generator).sidecarOf(site, path);
  const sidecarText = sidecar === undefined ? undefined : store.readText(sidecar);
  return sidecarText === undefined ? { path, text } : { path, text, sidecarText };
}

type FileNames = Pick<BlogView, 'hasFile' | 'otherCase' | 'endsSomeFile'>;

function createFileNames(root: string, paths: readonly BlogPath[]): FileNames {
  const known = once(() => new Set(paths));
  const byLowerCase = once(() => new Map(paths.map(path => [path.toLowerCase(), path])));
  const byName = once(() => {
    const names = new Map<string, BlogPath[]>();
    for (const path of paths) {
      const name = nameOf(path);
      const found = names.get(name);
      if (found === undefined) names.set(name, [path]);
      else found.push(path);
    }
    return names;
  });
  const otherCase = (path: BlogPath) => {
    const found = byLowerCase().get(path.toLowerCase());
    return found === path ? undefined : found;
  };
  return {
    // What a walk leaves out, such as a generator's output, may be linked to as well; what it has seen may be gone since.
    hasFile: path => (known().has(path) || otherCase(path) === undefined) && isThereInside(root, path),
    otherCase,
    endsSomeFile: tail =>
      byName()
        .get(nameOf(tail))
        ?.some(path => path === tail || path.endsWith(`/${tail}`)) === true,
  };
}

/** How much of a file is read for the addresses that its metadata name, in bytes. */
const headSize = 16_384;

/** What the metadata of posts and pages say that could be an address: it may be one of theirs, or have been. */
function claimedAddresses(root: string, paths: readonly BlogPath[]): ReadonlySet<string> {
  const claims = new Set<string>();
  for (const path of paths)
    for (const [address] of metadataOf(root, path).matchAll(/[^\s"'[\],(){}<>]*\/[^\s"'[\],(){}<>]*/g))
      claims.add(claimOf(address));
  return claims;
}

function metadataOf(root: string, path: BlogPath): string {
  try {
    const { text } = readHead(root, path, headSize);
    return /^(---|\+\+\+|;;;)\n[\s\S]*?\n\1/.exec(text)?.[0] ?? text.slice(0, 2_000);
  } catch {
    // One that cannot be read says nothing; that it cannot is told elsewhere.
    return '';
  }
}

function claimOf(address: string): string {
  return address
    .replace(/^\/+/, '')
    .replace(/(?:\/index)?\.html?$|\/+$/, '')
    .toLowerCase();
}

/** How much of a picture is read at once, in bytes: what it says of itself mostly stands there. */
const pictureHead = 65_536;

function readPicture(root: string, path: BlogPath): PictureFacts | undefined {
  try {
    return withFileInside(root, path, file => readPictureFacts(sourceOf(file)));
  } catch {
    // A picture that is gone or shut is told by another rule, or by publishing itself.
    return undefined;
  }
}

function sourceOf({ descriptor, size }: OpenedInside): ByteSource {
  const readAt = (at: number, length: number) => {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - at)));
    return buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, at));
  };
  const head = readAt(0, pictureHead);
  return {
    size,
    read: (at, length) => (at + length <= head.length ? head.subarray(at, at + length) : readAt(at, length)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
