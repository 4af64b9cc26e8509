import type { BlogPath, Site } from '../../model/blog.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import { isCollectionMarkdown } from '../collections/collection-paths.ts';
import {
  type Collection,
  type CollectionLocale,
  type CollectionSettings,
  findCollection,
} from '../collections/collection-settings.ts';
import { dateKeysWith, findDraftKeys, localesOf, usualDateKeys } from '../collections/find-collections.ts';
import { findPostCollections, onlyCollection, withoutLocales } from '../collections/find-post-collections.ts';
import {
  outermostText,
  ownStrings,
  readScriptConfig,
  type ScriptPart,
  scriptCalls,
  scriptLiteral,
  scriptParts,
  scriptText,
} from '../config/read-script-config.ts';
import type { FolderView } from '../generator.ts';
import { followPath, isBelow, joinPath } from '../paths/blog-paths.ts';
import { readAstroAliases } from './aliases.ts';
import { readAstroContent } from './collections.ts';

/** Where Astro blogs keep images: below `public` reached by address, below `src` by relative paths. */
const publicImages = ['images', 'img', 'assets', 'assets/images', 'assets/img', 'static', 'uploads', ''];
const sourceImages = ['assets/images', 'assets/img', 'assets/blog', 'assets/posts', 'assets', 'images'];

/** Where themes keep what they call the site, in the source folder. */
const siteFiles = ['consts', 'config', 'site.config', 'constants', 'siteConfig'].flatMap(name =>
  ['.ts', '.js', '.mjs'].map(ending => name + ending),
);

/** The site that an `astro.config.mjs` describes. */
export function readAstroSite(root: BlogPath, text: string, folder: FolderView): Site {
  const config = readScriptConfig(text);
  const source = folderOption(config, root, 'srcDir', 'src');
  const statics = folderOption(config, root, 'publicDir', 'public');
  const content = readAstroContent(folder, root, source);
  const files = folder.paths.filter(
    path => isCollectionMarkdown(path) && findCollection(content.collections, path) !== undefined,
  );
  const [starlight] = scriptCalls(config, 'starlight');
  const about = readScriptConfig(
    siteFiles.map(name => folder.text(joinPath(source, name))).find(Boolean) ?? '',
  );
  const languages = readLanguages(config, starlight);
  const defaultLang =
    languages.defaultLang || scriptText(about, 'lang') || scriptText(about, 'locale') || 'en';
  const locales = localesOf(files, root, languages.locales);
  const posts = findPosts(folder, source, content.collections, files, config);
  const settings: CollectionSettings = {
    collections: content.collections,
    posts: withoutLocales(posts, root, locales),
    locales,
    hasSuffixes: false,
    draftKeys: starlight === undefined ? findDraftKeys(folder, root) : ['draft'],
    dateKeys: dateKeysWith(content.dateKey),
    required: content.required,
  };
  return {
    generator: 'astro',
    root,
    title: titleOf(starlight, about),
    defaultLang,
    languages: [...new Set([defaultLang, ...locales.map(({ lang }) => lang)])],
    // A date of YAML is UTC; what is read by `new Date` is in the zone of the machine that builds.
    timeZone: 'UTC',
    postPatterns: settings.posts.map(path => joinPath(path, '**')),
    pagePatterns: content.collections.map(({ path }) => joinPath(path, '**')),
    imageFolder: findImageFolder(folder.paths, '', [
      ...publicImages.map(name => joinPath(statics, name)),
      ...sourceImages.map(name => joinPath(source, name)),
    ]),
    options: {
      settings: JSON.stringify(settings),
      source,
      publicFolder: statics,
      baseUrl: scriptText(config, 'base'),
      aliases: JSON.stringify(readAstroAliases(folder, root, source)),
      smartypants: String(scriptLiteral(config, 'smartypants') !== false),
      math: String(/remark-?math|rehype-?(?:katex|mathjax)/i.test(text)),
    },
  };
}

function folderOption(config: ScriptPart, root: BlogPath, key: string, usual: string): BlogPath {
  return followPath(root, scriptText(config, key) || usual) || joinPath(root, usual);
}

function titleOf(starlight: ScriptPart | undefined, about: ScriptPart): string {
  const own = starlight === undefined ? '' : outermostText(starlight, 'title');
  return own || scriptText(about, 'SITE_TITLE') || outermostText(about, 'title');
}

interface Languages {
  readonly defaultLang: string;
  readonly locales: readonly CollectionLocale[];
}

/** Starlight's `locales: { root: {…}, fr: { lang: 'fr' } }`, else Astro's `i18n: { locales: ['en', { path, codes }] }`. */
function readLanguages(config: ScriptPart, starlight: ScriptPart | undefined): Languages {
  const [named] = starlight === undefined ? [] : scriptParts(starlight, 'locales');
  if (named !== undefined) {
    const locales = named.parts.map(part => ({
      folder: part.key === 'root' ? '' : part.key,
      lang: scriptText(part, 'lang') || part.key,
    }));
    const main = starlight === undefined ? '' : scriptText(starlight, 'defaultLocale');
    const first = locales.find(({ folder }) => folder === (main === 'root' ? '' : main));
    return { defaultLang: first?.lang ?? main, locales: locales.filter(({ folder }) => folder !== '') };
  }
  const [i18n] = scriptParts(config, 'i18n');
  const parts = i18n === undefined ? [] : scriptParts(i18n, 'locales').flatMap(list => list.parts);
  const locales = parts.flatMap(part => {
    const folder = typeof part.value === 'string' ? part.value : scriptText(part, 'path');
    const [code = folder] = scriptParts(part, 'codes').flatMap(ownStrings);
    return folder === '' ? [] : [{ folder, lang: code }];
  });
  return { defaultLang: i18n === undefined ? '' : scriptText(i18n, 'defaultLocale'), locales };
}

/** The folders of posts: of a documentation those of its blog, else the collections that are called so or hold dates. */
function findPosts(
  folder: FolderView,
  source: BlogPath,
  collections: readonly Collection[],
  files: readonly BlogPath[],
  config: ScriptPart,
): readonly BlogPath[] {
  const docs = joinPath(source, 'content/docs');
  const isDocs = collections.some(({ path }) => path === docs);
  const inDocs = isDocs ? files.filter(path => isBelow(docs, path)) : [];
  const [blog] = scriptCalls(config, 'starlightBlog');
  const prefix = blog === undefined ? '' : scriptText(blog, 'prefix') || 'blog';
  const rest = collections.filter(({ path }) => path !== docs);
  const search = { root: source, collections: rest, files: files.filter(path => !inDocs.includes(path)) };
  const found = findPostCollections(folder, { ...search, dateKeys: usualDateKeys });
  const others = found.length > 0 || isDocs ? found : onlyCollection(rest, search.files);
  if (blog !== undefined) return [joinPath(docs, prefix), ...others];
  const inside = findPostCollections(folder, {
    root: docs,
    collections: [],
    files: inDocs,
    dateKeys: usualDateKeys,
  });
  return [...others, ...inside];
}
