import type { BlogPath, Site } from '../../model/blog.ts';
import { resolveStaticAsset, staticImagePlace } from '../assets/static-assets.ts';
import type { AddressRules } from '../collections/collection-metadata.ts';
import { collectionPosts } from '../collections/collection-posts.ts';
import { sitesByDepth } from '../config/site-depth.ts';
import { commonMark, mdx } from '../dialects/markdown-dialects.ts';
import type { FolderView, Generator, MarkdownDialect } from '../generator.ts';
import { endingOf, folderOf, joinPath } from '../paths/blog-paths.ts';
import { readGatsbySite } from './config.ts';

const address: AddressRules = { keys: ['slug', 'path', 'permalink'], fromName: name => name };

/**
 * Gatsby: posts lie where `gatsby-source-filesystem` reads them, most in folders of their own; drafts and addresses are
 * the site's own code. After its starter for blogs (gatsby-starter-blog) and the plug-ins' documentation.
 */
export const gatsby: Generator = {
  name: 'gatsby',
  label: 'Gatsby',
  recognise,
  ...collectionPosts(address, site => joinPath(site.root, 'content/blog')),
  dialect,
  resolveAsset: (site, url, post) =>
    resolveStaticAsset(site.options.staticFolder ?? '', url, post, site.options.baseUrl),
  // Gatsby puts its prefix before addresses by itself.
  imagePlace: (site, post) => staticImagePlace(site, site.options.staticFolder ?? '', post),
};

function recognise(folder: FolderView): Site | undefined {
  const [path] = sitesByDepth(folder, name => /^gatsby-config\.[cm]?[jt]s$/.test(name));
  return path === undefined ? undefined : readGatsbySite(folderOf(path), folder.text(path) ?? '', folder);
}

/** remark 13 with GFM and footnotes as `gatsby-transformer-remark` runs it, or MDX; plug-ins add quotes and formulas. */
function dialect(site: Site, path: BlogPath): MarkdownDialect {
  const isMdx = endingOf(path) === '.mdx' || site.options.isMdx === 'true';
  return {
    ...commonMark,
    smartPunctuation: site.options.smartypants === 'true',
    math: site.options.math === 'true',
    definitionLists: false,
    admonitions: false,
    attributeLists: 'none',
    generatorSyntax: isMdx ? mdx.generatorSyntax : 'none',
  };
}
