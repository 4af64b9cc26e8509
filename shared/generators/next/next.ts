import { type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import { resolveStaticAsset, staticImagePlace } from '../assets/static-assets.ts';
import {
  type AddressRules,
  readCollectionFrontMatter,
  readCollectionMetadata,
} from '../collections/collection-metadata.ts';
import { newCollectionPost } from '../collections/collection-new-post.ts';
import { collectionPosts } from '../collections/collection-posts.ts';
import { collectionSettings } from '../collections/collection-settings.ts';
import { asIndex, asRoute } from '../collections/route-paths.ts';
import { readPackageManifest } from '../config/package-manifest.ts';
import { sitesByDepth } from '../config/site-depth.ts';
import { commonMark, mdx } from '../dialects/markdown-dialects.ts';
import type {
  FolderView,
  Generator,
  MarkdownDialect,
  NewPost,
  NewPostRequest,
  PostSource,
} from '../generator.ts';
import { endingOf, folderOf, joinPath } from '../paths/blog-paths.ts';
import { headingOfTitle, titleOnOneLine } from '../paths/title-words.ts';
import { readNextSite } from './config.ts';
import { readExportedMetadata } from './exported-metadata.ts';

const address: AddressRules = { keys: ['slug', 'permalink'], fromName: name => name };

const firstFolder = (site: Site): BlogPath => joinPath(site.root, 'posts');

/**
 * Next.js with Markdown: posts lie where contentlayer or velite reads them, else in the folder that looks most like it;
 * drafts and addresses are the site's own code. After contentlayer's configuration and the usual starters for blogs.
 */
export const next: Generator = {
  name: 'next',
  label: 'Next.js',
  recognise,
  ...collectionPosts(address, firstFolder),
  readMetadata: (site, source) => readCollectionMetadata(site, source, address, exported),
  // A page that exports its title has no front matter, and would show one that somebody adds.
  metadataInText: (_site, source) =>
    textOf(exported(source), 'title') !== '' ? undefined : readCollectionFrontMatter(source.text),
  dialect,
  resolveAsset: (site, url, post) =>
    resolveStaticAsset(site.options.publicFolder ?? '', url, post, site.options.baseUrl),
  imagePlace: (site, post) => {
    const { publicFolder = '', baseUrl } = site.options;
    return staticImagePlace(site, publicFolder, post, baseUrl);
  },
  newPost,
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

function exported({ path, text }: PostSource): MetadataBlock | undefined {
  return endingOf(path) === '.mdx' ? readExportedMetadata(text) : undefined;
}

function routesOf(site: Site): readonly BlogPath[] {
  return collectionSettings(site).routes ?? [];
}

/** A new post like its neighbours; in the app router each is the `page` of a folder of its own. */
function newPost(site: Site, request: NewPostRequest): NewPost {
  const routes = routesOf(site);
  const neighbours = request.neighbours.map(({ path, text }) => ({ path: asIndex(routes, path), text }));
  const made = newCollectionPost(site, { ...request, neighbours }, firstFolder(site));
  const path = asRoute(routes, made.path);
  const [newest] = request.neighbours;
  const text =
    newest !== undefined && path !== made.path && exported(newest) ? newRouteText(request) : undefined;
  return { path, files: made.files.map(file => ({ path, text: text ?? file.text })) };
}

function newRouteText(request: NewPostRequest): string {
  const title = titleOnOneLine(request.title);
  return `export const metadata = {\n  title: ${JSON.stringify(title)},\n};\n\n# ${headingOfTitle(title)}\n\n`;
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
