import type { BlogPath, Site } from '../../model/blog.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import { isCollectionMarkdown } from '../collections/collection-paths.ts';
import { anyMarkdown, type CollectionSettings } from '../collections/collection-settings.ts';
import { localesOf, usualDateKeys } from '../collections/find-collections.ts';
import { withoutLocales } from '../collections/find-post-collections.ts';
import { readPackageManifest } from '../config/package-manifest.ts';
import {
  readScriptConfig,
  type ScriptPart,
  scriptCalls,
  scriptParts,
  scriptText,
} from '../config/read-script-config.ts';
import type { FolderView } from '../generator.ts';
import { folderOf, followPath, isBelow, joinPath } from '../paths/blog-paths.ts';
import { findPostFolders } from '../paths/find-post-folders.ts';

const imageFolders = ['images', 'img', 'assets', 'assets/images', 'assets/img', 'public/images', ''];

/** Most scripts of a site that are looked into for the way it calls Metalsmith. */
const mostScripts = 50;

/** The site in a folder whose `metalsmith.json` or script names the source, by default `src`. */
export function readMetalsmithSite(root: BlogPath, folder: FolderView): Site {
  const settingsText = folder.text(joinPath(root, 'metalsmith.json')) ?? '';
  const texts = settingsText === '' ? scriptsOf(folder, root) : [settingsText];
  const configs = texts.map(readScriptConfig);
  const named = configs.map(sourceOf).find(text => text !== '') ?? '';
  const source = followPath(root, named || 'src') ?? joinPath(root, 'src');
  const files = folder.paths.filter(path => isCollectionMarkdown(path) && isBelow(source, path));
  const metadata = configs.flatMap(config => [
    ...scriptParts(config, 'metadata'),
    ...scriptCalls(config, 'metadata'),
  ]);
  const aboutOf = (...keys: readonly string[]) =>
    keys.flatMap(key => metadata.map(part => scriptText(part, key))).find(text => text !== '') ?? '';
  const locales = localesOf(files, source, []);
  const posts = findPostFolders(folder, files, { root: source, dateKeys: usualDateKeys, orLargest: false });
  const settings: CollectionSettings = {
    collections: [{ path: source, patterns: anyMarkdown }],
    posts: withoutLocales(posts, source, locales),
    locales,
    hasSuffixes: false,
    draftKeys:
      texts.some(text => /drafts?\b/.test(text)) || hasPlugin(folder, root, 'drafts') ? ['draft'] : [],
    dateKeys: usualDateKeys,
    required: [],
  };
  const defaultLang = aboutOf('lang', 'language', 'locale') || 'en';
  return {
    generator: 'metalsmith',
    root,
    title: aboutOf('sitename', 'siteName', 'title', 'name'),
    defaultLang,
    languages: [...new Set([defaultLang, ...locales.map(({ lang }) => lang)])],
    timeZone: 'UTC',
    postPatterns: settings.posts.map(path => joinPath(path, '**')),
    pagePatterns: [joinPath(source, '**')],
    imageFolder: findImageFolder(folder.paths, source, imageFolders),
    options: {
      settings: JSON.stringify(settings),
      content: source,
      // Templates in posts are run only by a plug-in.
      isTemplate: String(hasPlugin(folder, root, 'in-place')),
    },
  };
}

function hasPlugin(folder: FolderView, root: BlogPath, name: string): boolean {
  const { dependencies } = readPackageManifest(folder, root);
  return dependencies.has(`@metalsmith/${name}`) || dependencies.has(`metalsmith-${name}`);
}

/** The scripts that may build the site, those right in its folder first. */
function scriptsOf(folder: FolderView, root: BlogPath): readonly string[] {
  const paths = folder.paths.filter(path => isBelow(root, path) && /\.[cm]?[jt]s$/.test(path));
  const near = paths.filter(path => folderOf(path) === root);
  return [...new Set([...near, ...paths])]
    .slice(0, mostScripts)
    .map(path => folder.text(path) ?? '')
    .filter(text => /metalsmith/i.test(text));
}

/** `"source": "content"` in the settings, `.source('content')` in a script. */
function sourceOf(config: ScriptPart): string {
  const [call] = scriptCalls(config, 'source').flatMap(({ parts }) => parts);
  return typeof call?.value === 'string' ? call.value : scriptText(config, 'source');
}
