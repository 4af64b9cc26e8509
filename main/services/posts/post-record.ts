import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { Generator, PostSource } from '../../../shared/generators/generator.ts';
import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import type { PostEntry, PostKind } from '../../../shared/model/post.ts';
import { readHead, type TextHead } from '../blog/read-head.ts';
import { errnoOf } from '../files/file-error.ts';

/** How much of a file the list reads, in bytes: metadata stands at the top. */
const headSize = 65_536;

/** What the index keeps of one post. */
export interface PostRecord {
  /** Changes when the post's file or its sidecar does. */
  readonly stamp: string;
  readonly sidecar?: BlogPath;
  /** Without translations and comments, which depend on other files; undefined when the file is no post after all. */
  readonly entry: PostEntry | undefined;
}

/**
 * Reads a post for the list, or returns `known` when neither of its files has changed since. Undefined when the file
 * is gone. A file that cannot be read gives a broken entry: one bad post never hides the others.
 */
export async function readRecord(
  blog: Blog,
  path: BlogPath,
  kind: PostKind,
  known: PostRecord | undefined,
): Promise<PostRecord | undefined> {
  const generator = findGenerator(blog.site.generator);
  const sidecar = generator.sidecarOf(blog.site, path);
  const [own, beside] = await Promise.all([
    stampOf(blog, path),
    sidecar === undefined ? undefined : stampOf(blog, sidecar),
  ]);
  if (own === undefined) return undefined;
  const stamp = `${own} ${beside ?? ''}`;
  if (known?.stamp === stamp) return known;
  const entry = await readEntry(blog, generator, { path, kind, sidecar: beside && sidecar });
  return sidecar === undefined ? { stamp, entry } : { stamp, entry, sidecar };
}

/** Time, size and inode of a file; undefined when there is none. The change time moves even if the rest is set back. */
async function stampOf(blog: Blog, path: BlogPath): Promise<string | undefined> {
  const found = await stat(join(blog.root, path), { bigint: true }).catch((error: unknown) => {
    const errno = errnoOf(error);
    return errno === 'ENOENT' || errno === 'ENOTDIR' ? undefined : String(errno);
  });
  if (typeof found === 'string' || found === undefined) return found;
  return `${found.mtimeNs}:${found.ctimeNs}:${found.size}:${found.ino}`;
}

interface RecordFiles {
  readonly path: BlogPath;
  readonly kind: PostKind;
  readonly sidecar: BlogPath | undefined;
}

async function readEntry(
  blog: Blog,
  generator: Generator,
  { path, kind, sidecar }: RecordFiles,
): Promise<PostEntry | undefined> {
  const [own, beside] = await Promise.all([readFileHead(blog, path), sidecar && readFileHead(blog, sidecar)]);
  const source: PostSource = beside
    ? { path, text: own.text, sidecarText: beside.text }
    : { path, text: own.text };
  const fileError = own.error ?? (beside ? beside.error : undefined);
  if (fileError === undefined && generator.accepts?.(blog.site, source) === false) return undefined;
  const { metadata, error } = generator.readMetadata(blog.site, source);
  const { title, date, instant, draft, tags, categories, slug, lang } = metadata;
  const fields = { path, kind, title, date, instant, draft, tags, categories, slug, lang };
  const rest = { translations: [], comments: 0 };
  const problem = fileError ?? error;
  return problem === undefined
    ? { ...fields, ...rest, state: 'ok' }
    : { ...fields, ...rest, state: 'broken', error: problem };
}

async function readFileHead(
  blog: Blog,
  path: BlogPath,
): Promise<Pick<TextHead, 'text'> & { readonly error?: string }> {
  try {
    const { text, isText } = await readHead(join(blog.root, path), headSize);
    return isText ? { text } : { text, error: 'the file is not UTF-8 text' };
  } catch (error) {
    return { text: '', error: `the file cannot be read: ${errnoOf(error) ?? String(error)}` };
  }
}
