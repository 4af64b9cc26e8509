import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostEntry, PostKind } from '../../model/post.ts';
import { encodeUrlPath } from '../assets/asset-url.ts';
import { isUnapproved, isWpComment } from '../comments/read-wp-comment.ts';
import { sitesByDepth } from '../config/site-depth.ts';
import { pythonMarkdown } from '../dialects/markdown-dialects.ts';
import type { FolderView, Generator } from '../generator.ts';
import { endingOf, joinPath, nameOf } from '../paths/blog-paths.ts';
import { matchesFilePattern } from '../paths/file-pattern.ts';
import { sameGroup } from '../paths/translation-groups.ts';
import { resolveNikolaAsset } from './assets.ts';
import { nikolaCommentFiles } from './comments.ts';
import { readNikolaSite } from './conf.ts';
import { nikolaFormat } from './format.ts';
import { nikolaBlockInText, readNikolaMetadata } from './metadata.ts';
import { newNikolaPost, sidecarPath } from './new-post.ts';
import { splitTranslation } from './translations.ts';

/**
 * Nikola: metadata as `.. key: value`, posts by globs of conf.py, translations by file name, comments as dot-files.
 * After its manual ("Metadata formats", "Multilingual posts") and the blog of pypy.org.
 */
export const nikola: Generator = {
  name: 'nikola',
  label: 'Nikola',
  recognise,
  classify,
  sidecarOf: sidecarPath,
  format: nikolaFormat,
  readMetadata: readNikolaMetadata,
  metadataInText: nikolaBlockInText,
  translationsOf: (site, entry, entries) =>
    sameGroup(entries, entry, ({ path }) => splitTranslation(site, path).original).map(({ path }) => path),
  originalOf,
  commentFiles: (_site, path, paths) => nikolaCommentFiles(path, paths),
  hiddenComments: { mayHide: (_site, path) => isWpComment(path), hides: (_path, text) => isUnapproved(text) },
  dialect: () => pythonMarkdown,
  resolveAsset: resolveNikolaAsset,
  imagePlace,
  newPost: newNikolaPost,
};

function recognise(folder: FolderView): Site | undefined {
  for (const path of sitesByDepth(folder, name => name === 'conf.py')) {
    const text = folder.text(path);
    if (text !== undefined && /^POSTS\s*=/m.test(text) && /COMPILERS|NIKOLA/i.test(text))
      return readNikolaSite(path, text);
  }
  return undefined;
}

function classify(site: Site, path: BlogPath): PostKind | undefined {
  if (endingOf(path) === '.meta') return undefined;
  const { original } = splitTranslation(site, path);
  const isIn = (patterns: readonly string[]) =>
    patterns.some(pattern => matchesFilePattern(pattern, original) || matchesFilePattern(pattern, path));
  if (isIn(site.postPatterns)) return 'post';
  return isIn(site.pagePatterns) ? 'page' : undefined;
}

function originalOf(site: Site, entry: PostEntry, entries: readonly PostEntry[]): PostEntry | undefined {
  const { original } = splitTranslation(site, entry.path);
  if (original === entry.path) return undefined;
  return sameGroup(entries, entry, ({ path }) => splitTranslation(site, path).original).find(
    ({ path }) => path === original,
  );
}

function imagePlace(site: Site): ReturnType<Generator['imagePlace']> {
  const folders: unknown = JSON.parse(site.options.imageFolders ?? '{}');
  const [destination = nameOf(site.imageFolder)] = Object.values(folders ?? {}).map(String);
  return {
    folder: site.imageFolder,
    link: fileName => `/${encodeUrlPath(joinPath(destination, fileName))}`,
  };
}
