import { findGenerator } from '../generators/all-generators.ts';
import type { Site } from '../model/blog.ts';
import { isOutsideBlog } from '../model/outside-blog.ts';
import type { PublishConflict } from '../model/settle.ts';
import { blockEndOf } from './merge-post.ts';

/**
 * Whether both versions of a file can be kept: in the text of a post one below the other, in metadata key by key; of a file
 * one side has deleted the other's, of a picture a copy beside it. Any other text would be broken by that, and what lies
 * outside of the blog is not the blog's to join.
 */
export function canKeepBoth(site: Site, { path, kind, mine, online }: PublishConflict): boolean {
  if (isOutsideBlog(path)) return false;
  if (kind === 'not-text' || mine === null || online === null) return true;
  if (findGenerator(site.generator).classify(site, path) !== undefined) return true;
  return [mine, online].every(text => text.length > 0 && blockEndOf(site, path, text) === text.length);
}
