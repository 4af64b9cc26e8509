import type { BlogPath, Site } from '../../model/blog.ts';
import { type AssetFolders, bundleImagePlace, resolveBundleAsset } from '../assets/bundle-assets.ts';
import { readTomlConfig } from '../config/read-toml-config.ts';
import { sitesByDepth } from '../config/site-depth.ts';
import { pulldownDialect } from '../dialects/pulldown-dialect.ts';
import type { FolderView, Generator } from '../generator.ts';
import { folderOf, nameOf } from '../paths/blog-paths.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { sameGroup } from '../paths/translation-groups.ts';
import { readZolaSite } from './config.ts';
import { readZolaFrontMatter } from './front-matter.ts';
import { readZolaMetadata } from './metadata.ts';
import { newZolaPost } from './new-post.ts';
import { readZolaPath } from './paths.ts';

/**
 * Zola: TOML front matter, content in sections, assets beside their page, translations by name. After its
 * documentation (pages, sections, multilingual sites, configuration) and the blog of blog.rust-lang.org.
 */
export const zola: Generator = {
  name: 'zola',
  label: 'Zola',
  recognise,
  classify: (site, path) => readZolaPath(site, path)?.kind,
  sidecarOf: () => undefined,
  format: (_site, path) => formatOfEnding(path),
  readMetadata: readZolaMetadata,
  metadataInText: (_site, source) => readZolaFrontMatter(source.text),
  translationsOf: (site, entry, entries) =>
    sameGroup(entries, entry, ({ path }) => readZolaPath(site, path)?.key ?? path)
      .filter(other => other.lang !== entry.lang)
      .map(({ path }) => path),
  commentFiles: () => [],
  dialect: site => pulldownDialect(site.options.smartPunctuation === 'true'),
  resolveAsset: (site, url, post) => resolveBundleAsset(assetFolders(site), url, post),
  imagePlace: (site, post) => bundleImagePlace(site, assetFolders(site), post),
  newPost: newZolaPost,
};

// For a configuration that cannot be parsed
const zolaKeyPattern = /^\s*base_url\s*=/m;

function recognise(folder: FolderView): Site | undefined {
  for (const path of sitesByDepth(folder, name => name === 'config.toml' || name === 'zola.toml')) {
    const text = folder.text(path);
    if (text === undefined || isForeign(path)) continue;
    const config = readTomlConfig(text);
    if (config.has('base_url') || (config.size === 0 && zolaKeyPattern.test(text)))
      return readZolaSite(folderOf(path), config, folder);
  }
  return undefined;
}

/** Themes bring a configuration of their own along, and hidden folders hold no sites. */
function isForeign(path: BlogPath): boolean {
  return /(?:^|\/)(?:\.[^/]*|themes)\//.test(path) && nameOf(path) !== path;
}

function assetFolders(site: Site): AssetFolders {
  const { staticFolder = '', contentFolder = '', basePath = '' } = site.options;
  return { staticFolder, contentFolder, basePath };
}
