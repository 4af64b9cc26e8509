import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import { dataComments } from '../comments/data-comments.ts';
import { hiddenDataComments } from '../comments/hidden-comments.ts';
import { sitesByDepth } from '../config/site-depth.ts';
import { kramdown } from '../dialects/markdown-dialects.ts';
import type { FolderView, Generator } from '../generator.ts';
import { folderOf, isBelow, joinPath, nameOf, pathBelow } from '../paths/blog-paths.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { sameGroup } from '../paths/translation-groups.ts';
import { jekyllImagePlace, resolveJekyllAsset } from './assets.ts';
import { jekyllCommentFolders } from './comments.ts';
import { readJekyllSite } from './config.ts';
import { readJekyllMetadata } from './metadata.ts';
import { newJekyllPost } from './new-post.ts';
import { readJekyllPath } from './paths.ts';

/**
 * Jekyll: YAML front matter, posts in any `_posts` with the date in the file's name, Liquid in links. After its
 * documentation (posts, front matter, drafts, collections) and the blog of jekyllrb.com.
 */
export const jekyll: Generator = {
  name: 'jekyll',
  label: 'Jekyll',
  recognise,
  classify: (site, path) => readJekyllPath(site, path)?.kind,
  // Posts are built without front matter too; anything else without it is a file Jekyll only copies.
  accepts: (site, { path, text }) =>
    readJekyllPath(site, path)?.kind === 'post' || readYamlFrontMatter(text) !== undefined,
  sidecarOf: () => undefined,
  format: (_site, path) => formatOfEnding(path),
  readMetadata: readJekyllMetadata,
  metadataInText: (_site, source) => readYamlFrontMatter(source.text),
  // Jekyll knows no translations; blogs that have them name a `ref`, or keep one file name in a folder per language.
  translationsOf: (_site, entry, entries) =>
    sameGroup(entries, entry, ({ path, translationKey }) =>
      translationKey === undefined ? nameOf(path) : `/${translationKey}`,
    )
      .filter(other => other.lang !== entry.lang && other.kind === entry.kind)
      .map(({ path }) => path),
  commentFiles: (site, path, paths) => dataComments(jekyllCommentFolders(site, path), paths),
  commentFolders: jekyllCommentFolders,
  hiddenComments: hiddenDataComments('_data/comments'),
  dialect: () => kramdown,
  resolveAsset: resolveJekyllAsset,
  imagePlace: jekyllImagePlace,
  newPost: newJekyllPost,
};

function recognise(folder: FolderView): Site | undefined {
  for (const path of sitesByDepth(folder, name => name === '_config.yml' || name === '_config.yaml')) {
    const root = folderOf(path);
    const text = folder.text(path);
    if (text !== undefined && (hasPosts(folder, root) || hasJekyllGem(folder, root)))
      return readJekyllSite(path, text, folder);
  }
  return undefined;
}

/** Hexo shares the name of the configuration, and keeps its posts in `source/_posts`. */
function hasPosts(folder: FolderView, root: BlogPath): boolean {
  const manifest = folder.text(joinPath(root, 'package.json'));
  if (manifest !== undefined && /"hexo"\s*:/.test(manifest)) return false;
  return folder.paths.some(
    path => isBelow(root, path) && pathBelow(root, path).split('/').slice(0, -1).includes('_posts'),
  );
}

function hasJekyllGem(folder: FolderView, root: BlogPath): boolean {
  return /jekyll|github-pages/.test(folder.text(joinPath(root, 'Gemfile')) ?? '');
}
