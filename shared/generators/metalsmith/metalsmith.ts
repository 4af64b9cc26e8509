import type { Site } from '../../model/blog.ts';
import { resolveStaticAsset, staticImagePlace } from '../assets/static-assets.ts';
import type { AddressRules } from '../collections/collection-metadata.ts';
import { readCollectionPath } from '../collections/collection-paths.ts';
import { collectionPosts } from '../collections/collection-posts.ts';
import { readPackageManifest } from '../config/package-manifest.ts';
import { sitesByDepth } from '../config/site-depth.ts';
import { gitHubMarkdown } from '../dialects/markdown-dialects.ts';
import type { FolderView, Generator, MarkdownDialect } from '../generator.ts';
import { folderOf, joinPath } from '../paths/blog-paths.ts';
import { readMetalsmithSite } from './config.ts';

const address: AddressRules = { keys: ['slug', 'permalink', 'path'], fromName: name => name };

/**
 * Metalsmith: every file of its source is on the site, at its own path; dates, drafts and addresses are plug-ins'. After its
 * documentation (usage, front matter) and those of its drafts, markdown and permalinks plug-ins.
 */
export const metalsmith: Generator = {
  name: 'metalsmith',
  label: 'Metalsmith',
  recognise,
  ...collectionPosts(address, site => joinPath(site.options.content ?? site.root, 'posts')),
  dialect,
  // Files that no plug-in takes are copied from the source as they are.
  resolveAsset: (site, url, post) => resolveStaticAsset(site.options.content ?? '', url, post),
  imagePlace: (site, post) => staticImagePlace(site, site.options.content ?? '', post),
};

function recognise(folder: FolderView): Site | undefined {
  for (const path of sitesByDepth(folder, name => name === 'metalsmith.json' || name === 'package.json')) {
    const root = folderOf(path);
    const isSettings = path.endsWith('metalsmith.json');
    if (!isSettings && !readPackageManifest(folder, root).dependencies.has('metalsmith')) continue;
    const site = readMetalsmithSite(root, folder);
    // What only depends on Metalsmith may use it for something else.
    if (isSettings || folder.paths.some(file => readCollectionPath(site, file) !== undefined)) return site;
  }
  return undefined;
}

/** marked as `@metalsmith/markdown` runs it, which keeps to GFM, with templates where a plug-in fills them in. */
function dialect(site: Site): MarkdownDialect {
  return { ...gitHubMarkdown, generatorSyntax: site.options.isTemplate === 'true' ? 'liquid' : 'none' };
}
