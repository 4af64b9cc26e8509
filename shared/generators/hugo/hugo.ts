import type { Site } from '../../model/blog.ts';
import type { ReadPost } from '../../model/post.ts';
import { type AssetFolders, bundleImagePlace, resolveBundleAsset } from '../assets/bundle-assets.ts';
import { dataComments } from '../comments/data-comments.ts';
import { hiddenDataComments } from '../comments/hidden-comments.ts';
import { goldmarkDialect } from '../dialects/goldmark-dialect.ts';
import type { FolderView, Generator } from '../generator.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { sameGroup } from '../paths/translation-groups.ts';
import { hugoCommentFolders } from './comments.ts';
import { hugoSettings, readHugoSite } from './config.ts';
import { findHugoRoots, readHugoConfig } from './config-files.ts';
import { readHugoFrontMatter } from './front-matter.ts';
import { readHugoMetadata } from './metadata.ts';
import { newHugoPost } from './new-post.ts';
import { readHugoPath } from './paths.ts';

/**
 * Hugo: front matter in TOML, YAML or JSON, content in sections and leaf bundles, translations by name or by folder.
 * After its documentation (front matter, page bundles, multilingual mode, configuration) and the blogs of
 * opentelemetry.io and coredns.io.
 */
export const hugo: Generator = {
  name: 'hugo',
  label: 'Hugo',
  recognise,
  classify: (site, path) => readHugoPath(site, path)?.kind,
  // HTML without front matter is a file Hugo only copies.
  accepts: (_site, { path, text }) =>
    formatOfEnding(path) !== 'html' || readHugoFrontMatter(text) !== undefined,
  sidecarOf: () => undefined,
  format: (_site, path) => formatOfEnding(path),
  readMetadata: readHugoMetadata,
  metadataInText: (_site, source) => readHugoFrontMatter(source.text, source.path),
  translationsOf: (site, entry, entries) =>
    sameGroup(entries, entry, other => translationGroupOf(site, other))
      .filter(other => other.lang !== entry.lang)
      .map(({ path }) => path),
  commentFiles: (site, path, paths) => dataComments(hugoCommentFolders(site, path), paths),
  commentFolders: hugoCommentFolders,
  hiddenComments: hiddenDataComments('data/comments'),
  dialect: site => goldmarkDialect(hugoSettings(site).goldmark),
  resolveAsset: (site, url, post) => resolveBundleAsset(assetFolders(site), url, post),
  imagePlace: (site, post) => bundleImagePlace(site, assetFolders(site), post),
  newPost: newHugoPost,
};

function recognise(folder: FolderView): Site | undefined {
  for (const root of findHugoRoots(folder)) {
    const config = readHugoConfig(folder, root);
    if (config !== undefined) return readHugoSite(root, config, folder);
  }
  return undefined;
}

/** A key of its own replaces the path, which never begins with a slash. */
function translationGroupOf(site: Site, { path, translationKey }: ReadPost): string {
  return translationKey === undefined ? (readHugoPath(site, path)?.key ?? path) : `/${translationKey}`;
}

function assetFolders(site: Site): AssetFolders {
  const { staticFolder = '', basePath = '' } = site.options;
  return { staticFolder, contentFolder: '', basePath };
}
