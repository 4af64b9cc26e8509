import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostKind } from '../../model/post.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import { resolveStaticAsset, staticImagePlace } from '../assets/static-assets.ts';
import { readGrayMatter } from '../front-matter/gray-matter.ts';
import type { FolderView, Generator } from '../generator.ts';
import { folderOf, joinPath, pathBelow } from '../paths/blog-paths.ts';
import { isPostPath } from '../paths/find-post-folders.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { isRepositoryFileOf } from '../paths/repository-files.ts';
import { sameGroup } from '../paths/translation-groups.ts';
import { vitepressMarkdown } from '../vue/vue-dialect.ts';
import { readVueMetadata } from '../vue/vue-metadata.ts';
import { newVuePost } from '../vue/vue-new-post.ts';
import {
  findVuePlace,
  isExcluded,
  isVuePage,
  readVueSite,
  slugOfPath,
  splitLocale,
  type VueGenerator,
} from '../vue/vue-site.ts';

const kind: VueGenerator = { name: 'vitepress', packages: ['vitepress'] };

/**
 * VitePress: any Markdown is a page; posts are what lies in dated folders or folders named for posts, drafts what
 * `srcExclude` leaves out of a folder of drafts. After its documentation (site config, routing, i18n, asset handling).
 */
export const vitepress: Generator = {
  name: 'vitepress',
  label: 'VitePress',
  recognise,
  classify,
  sidecarOf: () => undefined,
  format: (_site, path) => formatOfEnding(path),
  readMetadata: (site, source) =>
    // VitePress builds what says `draft: true`; it leaves out only what the configuration names.
    readVueMetadata(site, source, () => ({
      draft: isExcluded(site, source.path),
      slug: slugOfPath(source.path),
    })),
  metadataInText: (_site, source) => readGrayMatter(source.text),
  translationsOf: (site, entry, entries) =>
    sameGroup(entries, entry, ({ path }) => splitLocale(site, path).original)
      .filter(other => other.lang !== entry.lang)
      .map(({ path }) => path),
  commentFiles: () => [],
  dialect: () => vitepressMarkdown,
  resolveAsset: (site, url, post) => resolveStaticAsset(publicFolder(site), url, post, site.options.baseUrl),
  imagePlace: (site, post) => staticImagePlace(site, publicFolder(site), post),
  newPost: (site, request) =>
    newVuePost(site, request, {
      folder: joinPath(site.options.source ?? '', 'posts'),
      isDated: false,
      draft: { key: 'draft', value: 'true' },
    }),
};

function publicFolder(site: Site): BlogPath {
  return joinPath(site.options.source ?? '', 'public');
}

function recognise(folder: FolderView): Site | undefined {
  const place = findVuePlace(folder, kind);
  if (place === undefined) return undefined;
  const site = readVueSite(folder, place, kind);
  const images = ['images', 'img', 'assets', 'assets/images', ''];
  return { ...site, imageFolder: findImageFolder(folder.paths, publicFolder(site), images) };
}

// A folder that holds what is not published yet
const draftsPattern = /(?:^|\/)_?drafts?\//i;

function classify(site: Site, path: BlogPath): PostKind | undefined {
  if (!isVuePage(site, path) || isRepositoryFileOf(site, path)) return undefined;
  const source = site.options.source ?? '';
  if (isExcluded(site, path)) return draftsPattern.test(pathBelow(source, path)) ? 'post' : undefined;
  return isPostPath(site.postPatterns.map(folderOf), source, path) ? 'post' : 'page';
}
