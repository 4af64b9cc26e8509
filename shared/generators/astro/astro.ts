import type { BlogPath, Site } from '../../model/blog.ts';
import type { AddressRules } from '../collections/collection-metadata.ts';
import { isCollectionMarkdown } from '../collections/collection-paths.ts';
import { collectionPosts } from '../collections/collection-posts.ts';
import { sitesByDepth } from '../config/site-depth.ts';
import type { FolderView, Generator } from '../generator.ts';
import { folderOf, isBelow, joinPath } from '../paths/blog-paths.ts';
import { astroImagePlace, resolveAstroAsset } from './assets.ts';
import { readAstroSite } from './config.ts';
import { astroDialect } from './dialect.ts';

/** The key overrides the address that Astro makes of the path. */
const address: AddressRules = { keys: ['slug'], fromName: slugOf };

/**
 * Astro: posts are entries of content collections, whose folders its configuration names; drafts and dates are what the
 * theme makes of them. After its documentation (Markdown, content collections), Starlight's, and the blog of biomejs.dev.
 */
export const astro: Generator = {
  name: 'astro',
  label: 'Astro',
  recognise,
  ...collectionPosts(address, site => joinPath(site.options.source ?? '', 'content/blog')),
  dialect: astroDialect,
  resolveAsset: resolveAstroAsset,
  imagePlace: astroImagePlace,
};

function recognise(folder: FolderView): Site | undefined {
  const configs = sitesByDepth(folder, name => /^astro\.config\.[cm]?[jt]s$/.test(name));
  // A repository of a theme has examples beside the site: that with Markdown is meant.
  const config = configs.find(path => hasMarkdown(folder, folderOf(path))) ?? configs[0];
  return config === undefined
    ? undefined
    : readAstroSite(folderOf(config), folder.text(config) ?? '', folder);
}

function hasMarkdown(folder: FolderView, root: BlogPath): boolean {
  const places = ['src/content', 'src/data', 'src/pages'].map(name => joinPath(root, name));
  return folder.paths.some(path => isCollectionMarkdown(path) && places.some(place => isBelow(place, path)));
}

/** A name as Astro's ids have it, after github-slugger: lower case, blanks as `-`, no marks. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}
