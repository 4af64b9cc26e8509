import type { BlogPath } from '../../model/blog.ts';
import { isBundleIndex } from '../assets/bundle-assets.ts';
import { configAt } from '../config/config-lookup.ts';
import { type ConfigMap, configList, configMap, configText } from '../config/read-yaml-config.ts';
import { endingOf, folderOf, isBelow, joinPath, nameOf, pathBelow } from '../paths/blog-paths.ts';

/** The endings of what Hugo converts (its documentation of content formats). */
const endings: ReadonlySet<string> = new Set(
  '.md .markdown .mdown .html .htm .org .adoc .asciidoc .ad .rst .pandoc .pdc'.split(' '),
);

/** Whether the ending of a file makes it content. */
export function isHugoContent(path: BlogPath): boolean {
  return endings.has(endingOf(path));
}

/** A folder of content; `lang` is '' where names of files say the language. */
export interface ContentFolder {
  readonly folder: BlogPath;
  readonly lang: string;
}

/**
 * The folders of content a configuration names, by `contentDir`, per language, or as mounts; and those that are named
 * like a language of the site, since mounts may be made by the site's own programs. The deepest first.
 */
export function findContentFolders(
  config: ConfigMap,
  root: BlogPath,
  languages: readonly string[],
  paths: readonly BlogPath[],
): readonly ContentFolder[] {
  const folders = new Map<BlogPath, string>();
  const add = (folder: string, lang: string) => {
    const inside = insideSite(folder);
    if (inside !== '' && !folders.has(joinPath(root, inside))) folders.set(joinPath(root, inside), lang);
  };
  for (const mount of configList(configAt(config, 'module', 'mounts')).map(configMap))
    if (/^\/?content\/?$/.test(configText(configAt(mount, 'target'))))
      add(configText(configAt(mount, 'source')), configText(configAt(mount, 'lang')));
  for (const lang of languages) add(configText(configAt(config, 'languages', lang, 'contentDir')), lang);
  const main = insideSite(configText(configAt(config, 'contentDir'))) || 'content';
  if (languages.length > 1)
    for (const lang of languages.filter(name => hasFolder(paths, joinPath(root, main, name))))
      add(joinPath(main, lang), lang);
  add(main, '');
  return [...folders]
    .map(([folder, lang]) => ({ folder, lang }))
    .sort((a, b) => b.folder.split('/').length - a.folder.split('/').length);
}

/** A folder a configuration names, without slashes around it; '' when it leads out of the site. */
export function insideSite(folder: string): BlogPath {
  const clean = folder.replace(/^(?:\.?\/)+|\/+$/g, '');
  return clean.split('/').includes('..') ? '' : clean;
}

function hasFolder(paths: readonly BlogPath[], folder: BlogPath): boolean {
  return paths.some(path => isBelow(folder, path));
}

/** The deepest folder of content a path lies in. */
export function contentFolderOf(
  contents: readonly ContentFolder[],
  path: BlogPath,
): ContentFolder | undefined {
  return contents.find(({ folder }) => isBelow(folder, path));
}

/** The top-level folder of content that a file belongs to; '' for one without, or that is the index of its own. */
export function sectionOf(inContent: BlogPath): string {
  const parts = inContent.split('/');
  const isOwn = isBundleIndex(inContent) && parts.length === 2;
  return parts.length === 1 || isOwn ? '' : (parts[0] ?? '');
}

/** The top-level folders that hold content, '' for content in none. */
export function sectionsOf(
  contents: readonly ContentFolder[],
  paths: readonly BlogPath[],
): readonly string[] {
  const sections = new Set<string>();
  for (const path of paths) {
    const content = isHugoContent(path) ? contentFolderOf(contents, path) : undefined;
    if (content !== undefined && !nameOf(path).startsWith('_index.'))
      sections.add(sectionOf(pathBelow(content.folder, path)));
  }
  return [...sections];
}

/** The folders with an index of their own that hold other content, too. */
export function findLeafBundles(
  contents: readonly ContentFolder[],
  paths: readonly BlogPath[],
): readonly BlogPath[] {
  const content = paths.filter(path => isHugoContent(path) && contentFolderOf(contents, path) !== undefined);
  const indexed = new Set(content.filter(isBundleIndex).map(folderOf));
  // An index of the whole content would make all of it one bundle, which nobody can mean.
  for (const { folder } of contents) indexed.delete(folder);
  const found = new Set<BlogPath>();
  for (const path of content) {
    const bundle = bundleAbove(path, indexed);
    if (bundle !== undefined) found.add(bundle);
  }
  return [...found];
}

/** The outermost of `bundles` in which a file is not the index itself. */
export function bundleAbove(path: BlogPath, bundles: ReadonlySet<BlogPath>): BlogPath | undefined {
  let outermost: BlogPath | undefined;
  const start = folderOf(path);
  for (let folder = start; folder !== ''; folder = folderOf(folder))
    if (bundles.has(folder) && !(folder === start && isBundleIndex(path))) outermost = folder;
  return outermost;
}
