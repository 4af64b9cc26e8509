import type { BlogPath, Site } from '../../model/blog.ts';
import { resolveStaticAsset, staticImagePlace } from '../assets/static-assets.ts';
import {
  type AddressRules,
  readCollectionFrontMatter,
  readCollectionMetadata,
} from '../collections/collection-metadata.ts';
import { newCollectionPost } from '../collections/collection-new-post.ts';
import { readCollectionPath } from '../collections/collection-paths.ts';
import { readPackageManifest } from '../config/package-manifest.ts';
import { sitesByDepth } from '../config/site-depth.ts';
import { commonMark, mdx } from '../dialects/markdown-dialects.ts';
import type { FolderView, Generator, MarkdownDialect } from '../generator.ts';
import { endingOf, folderOf, joinPath } from '../paths/blog-paths.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { sameGroup } from '../paths/translation-groups.ts';
import { readNextSite } from './config.ts';

const address: AddressRules = { keys: ['slug', 'permalink'], fromName: name => name };

/**
 * Next.js with Markdown: posts lie where contentlayer or velite reads them, else in the folder that looks most like it;
 * drafts and addresses are the site's own code. After contentlayer's configuration and the usual starters for blogs.
 */
export const next: Generator = {
  name: 'next',
  label: 'Next.js',
  recognise,
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
  dialect,
  resolveAsset: (site, url, post) =>
    resolveStaticAsset(site.options.publicFolder ?? '', url, post, site.options.baseUrl),
  imagePlace: (site, post) => {
    const { publicFolder = '', baseUrl } = site.options;
    return staticImagePlace(site, publicFolder, post, baseUrl);
  },
  newPost: (site, request) => newCollectionPost(site, request, joinPath(site.root, 'posts')),
};

function recognise(folder: FolderView): Site | undefined {
  const roots = sitesByDepth(
    folder,
    name => name === 'package.json' || /^next\.config\.[cm]?[jt]s$/.test(name),
  ).filter(
    path =>
      !path.endsWith('package.json') || readPackageManifest(folder, folderOf(path)).dependencies.has('next'),
  );
  // Most that is made with Next.js is no blog: it is one with Markdown where such sites keep it.
  for (const root of new Set(roots.map(folderOf))) {
    const site = readNextSite(root, folder);
    if (site !== undefined) return site;
  }
  return undefined;
}

/** remark with GFM, or MDX, with what starters for blogs add to both: footnotes, formulas, callouts. */
function dialect(site: Site, path: BlogPath): MarkdownDialect {
  const isMdx = endingOf(path) === '.mdx' || site.options.isMdx === 'true';
  return {
    ...commonMark,
    definitionLists: false,
    headingIds: false,
    admonitions: false,
    attributeLists: 'none',
    generatorSyntax: isMdx ? mdx.generatorSyntax : 'none',
  };
}
