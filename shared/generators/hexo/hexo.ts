import type { BlogPath, Site } from '../../model/blog.ts';
import { readPackageManifest } from '../config/package-manifest.ts';
import { sitesByDepth } from '../config/site-depth.ts';
import type { FolderView, Generator } from '../generator.ts';
import { folderOf, isBelow, joinPath } from '../paths/blog-paths.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { sameGroup } from '../paths/translation-groups.ts';
import { hexoImagePlace, resolveHexoAsset } from './assets.ts';
import { readHexoSite } from './config.ts';
import { hexoMarkdown, hexoMarkdownWithoutBreaks } from './dialect.ts';
import { readHexoFrontMatter } from './front-matter.ts';
import { readHexoMetadata } from './metadata.ts';
import { newHexoPost } from './new-post.ts';
import { readHexoPath } from './paths.ts';

/**
 * Hexo: front matter whose opening may be missing, posts in `source/_posts`, their day in the name where `new_post_name`
 * has it. After its documentation (writing, front-matter, asset folders, permalinks) and the blog of hexo.io.
 */
export const hexo: Generator = {
  name: 'hexo',
  label: 'Hexo',
  recognise,
  classify: (site, path) => readHexoPath(site, path)?.kind,
  sidecarOf: () => undefined,
  format: (_site, path) => formatOfEnding(path),
  readMetadata: readHexoMetadata,
  metadataInText: (_site, source) => readHexoFrontMatter(source.text),
  translationsOf: (site, entry, entries) =>
    sameGroup(entries, entry, ({ path }) => readHexoPath(site, path)?.original ?? path)
      .filter(other => other.lang !== entry.lang)
      .map(({ path }) => path),
  commentFiles: () => [],
  dialect: site => (site.options.breaks === 'false' ? hexoMarkdownWithoutBreaks : hexoMarkdown),
  resolveAsset: resolveHexoAsset,
  imagePlace: hexoImagePlace,
  newPost: newHexoPost,
};

/** Jekyll shares the name of the configuration: what tells them apart is package.json, or Hexo's scaffolds. */
function recognise(folder: FolderView): Site | undefined {
  for (const path of sitesByDepth(folder, name => name === '_config.yml' || name === '_config.yaml')) {
    const root = folderOf(path);
    const text = folder.text(path);
    const manifest = readPackageManifest(folder, root);
    const isHexo = manifest.keys.has('hexo') || manifest.dependencies.has('hexo');
    if (text !== undefined && (isHexo || hasScaffolds(folder, root))) return readHexoSite(path, text, folder);
  }
  return undefined;
}

function hasScaffolds(folder: FolderView, root: BlogPath): boolean {
  const has = (name: string) => folder.paths.some(path => isBelow(joinPath(root, name), path));
  return has('scaffolds') && has('source/_posts');
}
