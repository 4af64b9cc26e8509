import type { MetadataBlock } from '../../metadata/metadata-block.ts';
import { textOf } from '../../metadata/metadata-block.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostKind } from '../../model/post.ts';
import { encodeUrlPath } from '../assets/asset-url.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import { resolveStaticAsset, staticImagePlace } from '../assets/static-assets.ts';
import { isFalse } from '../front-matter/front-matter-metadata.ts';
import { readGrayMatter } from '../front-matter/gray-matter.ts';
import type { FolderView, Generator, ImagePlace } from '../generator.ts';
import { folderOf, isBelow, joinPath, nameOf, pathBelow } from '../paths/blog-paths.ts';
import { isPostPath } from '../paths/find-post-folders.ts';
import { readLeadingDay } from '../paths/leading-day.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { isRepositoryFileOf } from '../paths/repository-files.ts';
import { sameGroup } from '../paths/translation-groups.ts';
import { vuepressMarkdown } from '../vue/vue-dialect.ts';
import { readVueMetadata } from '../vue/vue-metadata.ts';
import { newVuePost } from '../vue/vue-new-post.ts';
import {
  findVuePlace,
  isVuePage,
  readVueSite,
  slugOfPath,
  splitLocale,
  type VueGenerator,
} from '../vue/vue-site.ts';

const kind: VueGenerator = {
  name: 'vuepress',
  packages: ['vuepress', '@vuepress/core', '@vuepress/cli', '@vuepress/plugin-blog'],
};

/**
 * VuePress: any Markdown is a page, `README.md` a folder's index; posts are in `_posts` of its blog plug-in, in dated
 * folders or folders named for posts. After its documentation (directory structure, front matter, i18n, assets).
 */
export const vuepress: Generator = {
  name: 'vuepress',
  label: 'VuePress',
  recognise,
  classify,
  sidecarOf: () => undefined,
  format: (_site, path) => formatOfEnding(path),
  readMetadata: (site, source) =>
    readVueMetadata(site, source, block => ({
      draft: isFalse(block, 'publish') || isFalse(block, 'published'),
      slug: slugOf(source.path, block),
    })),
  metadataInText: (_site, source) => readGrayMatter(source.text),
  translationsOf: (site, entry, entries) =>
    sameGroup(entries, entry, ({ path }) => splitLocale(site, path).original)
      .filter(other => other.lang !== entry.lang)
      .map(({ path }) => path),
  commentFiles: () => [],
  dialect: () => vuepressMarkdown,
  resolveAsset: (site, url, post) => resolveStaticAsset(publicFolder(site), url, post, site.options.baseUrl),
  imagePlace,
  newPost: (site, request) =>
    newVuePost(site, request, {
      folder: joinPath(site.root, '_posts'),
      isDated: true,
      draft: { key: 'publish', value: 'false' },
    }),
};

function publicFolder(site: Site): BlogPath {
  return joinPath(site.root, '.vuepress/public');
}

function recognise(folder: FolderView): Site | undefined {
  const place = findVuePlace(folder, kind);
  if (place === undefined) return undefined;
  const site = readVueSite(folder, place, kind);
  const statics = publicFolder(site);
  // Without a file in it the public folder may be one we are not shown.
  const isSeen = folder.paths.some(path => isBelow(statics, path));
  const images = ['images', 'img', 'assets', ''];
  return { ...site, imageFolder: isSeen ? findImageFolder(folder.paths, statics, images) : '' };
}

/** `README.md` is the index of its folder, that of the repository apart. */
function classify(site: Site, path: BlogPath): PostKind | undefined {
  if (!isVuePage(site, path)) return undefined;
  const isHome = path === joinPath(site.root, 'README.md') && site.root !== '';
  if (isRepositoryFileOf(site, path) && !isHome) return undefined;
  return isPostPath(site.postPatterns.map(folderOf), site.root, path) ? 'post' : 'page';
}

/** The permalink's last part; the blog plug-in takes the day off names in `_posts`. */
function slugOf(path: BlogPath, block: MetadataBlock | undefined): string {
  const permalink = textOf(block, 'permalink')
    .replace(/\/+$/, '')
    .replace(/\.html$/, '');
  const name = slugOfPath(path);
  const dated = path.split('/').includes('_posts') ? readLeadingDay(name)?.rest : undefined;
  // A permalink with variables says nothing about this post alone.
  return (permalink.includes(':') ? '' : nameOf(permalink)) || dated || name;
}

/** In the public folder where it is seen, else in `images` beside the post. */
function imagePlace(site: Site, post: BlogPath): ImagePlace {
  if (site.imageFolder !== '') return staticImagePlace(site, publicFolder(site), post);
  const folder = joinPath(folderOf(post), 'images');
  return {
    folder,
    link: fileName => `./${encodeUrlPath(pathBelow(folderOf(post), joinPath(folder, fileName)))}`,
  };
}
