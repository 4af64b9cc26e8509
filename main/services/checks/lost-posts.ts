import { blockReader, findStrayBlock } from '../../../shared/checks/metadata/stray-block.ts';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { PostSource } from '../../../shared/generators/generator.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { CheckRequest } from '../../../shared/model/checks.ts';
import type { PostEntry } from '../../../shared/model/post.ts';
import type { PostStore } from '../index/post-store.ts';
import { readSource } from './blog-view.ts';
import { freshEntry, unreadEntry } from './fresh-entry.ts';

/** Files that are in no list of posts. */
export interface UnlistedFiles {
  /** Those that were posts, or would be ones were their metadata where the generator looks for them. */
  readonly lost: readonly PostEntry[];
  /** Those of which only the last commit can tell whether they were posts. */
  readonly unsure: readonly BlogPath[];
}

/** What takes no file for a post that has no metadata loses one with them: such files among those that are to be checked. */
export function findLostPosts(
  { blog, readText }: Pick<PostStore, 'blog' | 'readText'>,
  listed: ReadonlySet<BlogPath>,
  { paths, before }: Pick<CheckRequest, 'paths' | 'before'>,
): UnlistedFiles {
  const { site } = blog;
  const generator = findGenerator(site.generator);
  const texts = new Map(before);
  const lost: PostEntry[] = [];
  const unsure: BlogPath[] = [];
  for (const path of paths ?? []) {
    const kind = listed.has(path) ? undefined : generator.classify(site, path);
    const source = kind && readSource({ blog, readText }, path);
    if (kind === undefined || source === undefined) continue;
    const was = texts.get(path);
    if (was === undefined) unsure.push(path);
    const isLost = was === undefined ? isStray(source) : generator.accepts?.(site, { path, text: was });
    if (isLost) lost.push(freshEntry(site, generator, unreadEntry(path, kind), source));
  }
  return { lost, unsure };

  function isStray(source: PostSource): boolean {
    const read = blockReader({ site, generator }, source);
    return read(source.text) === undefined && findStrayBlock(source.text, read, undefined) !== undefined;
  }
}
