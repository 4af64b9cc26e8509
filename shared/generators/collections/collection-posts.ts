import type { BlogPath, Site } from '../../model/blog.ts';
import type { Generator } from '../generator.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { sameGroup } from '../paths/translation-groups.ts';
import {
  type AddressRules,
  readCollectionFrontMatter,
  readCollectionMetadata,
} from './collection-metadata.ts';
import { newCollectionPost } from './collection-new-post.ts';
import { readCollectionPath } from './collection-paths.ts';

/** The part of a generator that says what its posts are and hold. */
export type PostRules = Pick<
  Generator,
  | 'classify'
  | 'sidecarOf'
  | 'format'
  | 'readMetadata'
  | 'metadataInText'
  | 'translationsOf'
  | 'commentFiles'
  | 'newPost'
>;

/**
 * The rules of generators whose posts are Markdown with front matter in folders that the site names, and nothing beside
 * them. `firstFolder` is where a blog without posts gets its first one.
 */
export function collectionPosts(address: AddressRules, firstFolder: (site: Site) => BlogPath): PostRules {
  return {
    classify: (site, path) => readCollectionPath(site, path)?.kind,
    sidecarOf: () => undefined,
    format: (_site, path) => formatOfEnding(path),
    readMetadata: (site, source) => readCollectionMetadata(site, source, address),
    metadataInText: (_site, source) => readCollectionFrontMatter(source.text),
    translationsOf: (site, entry, entries) =>
      sameGroup(entries, entry, ({ path }) => readCollectionPath(site, path)?.original ?? path)
        .filter(other => other.lang !== entry.lang)
        .map(({ path }) => path),
    commentFiles: () => [],
    newPost: (site, request) => newCollectionPost(site, request, firstFolder(site)),
  };
}
