import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { SearchDocument } from '../../../shared/search/search-document.ts';
import type { PostStore } from '../index/post-store.ts';
import type { PostRecord } from '../posts/post-record.ts';

/** What of a post is searched, as it is on the disk now; undefined when the file is no post. */
export function readDocument(
  store: PostStore,
  path: BlogPath,
  { entry, sidecar }: PostRecord,
): SearchDocument | undefined {
  if (entry === undefined) return undefined;
  const { title, tags, categories, instant } = entry;
  return {
    path,
    title,
    tags: [...tags, ...categories],
    text: readBody(store, path, sidecar) ?? '',
    date: instant ?? '',
  };
}

/** A post's text without the metadata before it; undefined when it cannot be read as text. */
export function readBody(
  store: PostStore,
  path: BlogPath,
  sidecar: BlogPath | undefined,
): string | undefined {
  const text = store.readText(path);
  return text === undefined ? undefined : text.slice(bodyStart(store, path, sidecar, text));
}

/** Metadata between two lines `---` or `+++` are by far the most frequent, and reading them costs more than searching. */
const fencedPattern = /^(---|\+\+\+)\n[\s\S]{0,20000}?\n\1[ \t]*(?:\n|$)/;

function bodyStart(
  { blog, readText }: PostStore,
  path: BlogPath,
  sidecar: BlogPath | undefined,
  text: string,
): number {
  const sidecarText = sidecar === undefined ? undefined : readText(sidecar);
  const fenced = sidecarText === undefined ? fencedPattern.exec(text)?.[0].length : undefined;
  if (fenced !== undefined) return fenced;
  const source = sidecarText === undefined ? { path, text } : { path, text, sidecarText };
  return findGenerator(blog.site.generator).metadataInText(blog.site, source)?.to ?? 0;
}
