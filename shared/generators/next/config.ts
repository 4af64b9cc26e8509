import type { BlogPath, Site } from '../../model/blog.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import { isCollectionMarkdown } from '../collections/collection-paths.ts';
import {
  anyMarkdown,
  type Collection,
  type CollectionLocale,
  type CollectionSettings,
  findCollection,
  publicMarkdown,
} from '../collections/collection-settings.ts';
import {
  dateKeysWith,
  findDraftKeys,
  localesOf,
  suffixLanguages,
  usualDateKeys,
} from '../collections/find-collections.ts';
import { findPostCollections, withoutLocales } from '../collections/find-post-collections.ts';
import { asIndex, asRoute } from '../collections/route-paths.ts';
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
import { readGrayMatter } from '../front-matter/gray-matter.ts';
import type { FolderView } from '../generator.ts';
import { endingOf, followPath, isBelow, joinPath, nameOf, pathBelow } from '../paths/blog-paths.ts';
import { isPostSection } from '../paths/post-sections.ts';

const imageFolders = [
  'static/images',
  'images',
  'img',
  'assets',
  'static',
  'assets/images',
  'assets/blog',
  'uploads',
  '',
];

/** Where themes keep what they call the site. */
const siteFiles = ['data/siteMetadata', 'config/site', 'lib/siteConfig', 'site.config', 'siteConfig'].flatMap(
  name => ['.js', '.mjs', '.cjs', '.ts'].map(ending => name + ending),
);

/** Folders in which sites of Next.js keep Markdown that they read by themselves, at the root or in `src`. */
const usualContent = [
  'content',
  'contents',
  '_content',
  'data',
  'posts',
  '_posts',
  'blog',
  '_blog',
  'articles',
  '_articles',
  'markdown',
  'mdx',
  'public/posts',
  'public/content',
  'notes',
  'writing',
];

/** The site in a folder with a configuration of Next.js, or undefined when it holds no Markdown where such sites have it. */
export function readNextSite(root: BlogPath, folder: FolderView): Site | undefined {
  const text = textOfConfig(folder, root, 'next.config');
  const config = readScriptConfig(text);
  const content = readContent(folder, root);
  const files = folder.paths.filter(
    path => isCollectionMarkdown(path) && findCollection(content.collections, path) !== undefined,
  );
  if (files.length === 0 && !content.isNamed) return undefined;
  const about = readScriptConfig(
    siteFiles.map(name => folder.text(joinPath(root, name))).find(Boolean) ?? '',
  );
  const [i18n] = scriptParts(config, 'i18n');
  const defaultLang =
    (i18n === undefined ? '' : scriptText(i18n, 'defaultLocale')) ||
    scriptText(about, 'language') ||
    scriptText(about, 'locale') ||
    'en';
  const locales = localesOf(files, root, i18n === undefined ? [] : localesNamed(i18n));
  const statics = joinPath(root, 'public');
  const settings: CollectionSettings = {
    collections: content.collections,
    routes: routesOf(root),
    posts: withoutLocales(findPosts(folder, root, content, files), root, locales),
    locales,
    hasSuffixes: true,
    draftKeys: findDraftKeys(folder, root),
    dateKeys: dateKeysWith(content.dateKey),
    required: [],
  };
  return {
    generator: 'next',
    root,
    title: outermostText(about, 'title') || outermostText(about, 'name'),
    defaultLang,
    languages: [...new Set([defaultLang, ...locales.map(({ lang }) => lang), ...suffixLanguages(files)])],
    timeZone: 'UTC',
    postPatterns: settings.posts.map(path => joinPath(path, '**')),
    pagePatterns: content.collections.map(({ path }) => joinPath(path, '**')),
    imageFolder: findImageFolder(folder.paths, statics, imageFolders),
    options: {
      settings: JSON.stringify(settings),
      publicFolder: statics,
      baseUrl: scriptText(config, 'basePath'),
      // `extension: /\.mdx?$/` of `@next/mdx`, or what contentlayer calls the type
      isMdx: String(/\bmdx\?\$/.test(text) || content.isMdx),
    },
  };
}

/** The folders of the app router. */
function routesOf(root: BlogPath): readonly BlogPath[] {
  return ['app', 'src/app'].map(name => joinPath(root, name));
}

function textOfConfig(folder: FolderView, root: BlogPath, name: string): string {
  const endings = ['.js', '.mjs', '.cjs', '.ts', '.mts'];
  return endings.map(ending => folder.text(joinPath(root, name + ending))).find(Boolean) ?? '';
}

function localesNamed(i18n: ScriptPart): readonly CollectionLocale[] {
  return scriptParts(i18n, 'locales')
    .flatMap(ownStrings)
    .map(lang => ({ folder: lang, lang }));
}

interface NextContent {
  readonly collections: readonly Collection[];
  /** The folders that a configuration calls posts. */
  readonly posts: readonly BlogPath[];
  /** Whether a configuration of contentlayer or velite names the collections. */
  readonly isNamed: boolean;
  readonly isMdx: boolean;
  readonly dateKey: string;
}

function readContent(folder: FolderView, root: BlogPath): NextContent {
  const contentlayer = textOfConfig(folder, root, 'contentlayer.config');
  const velite = textOfConfig(folder, root, 'velite.config');
  const folders = [...['pages', 'src/pages'].map(name => joinPath(root, name)), ...routesOf(root)];
  const pages = folders.map(path => ({ path, patterns: publicMarkdown }));
  if (contentlayer !== '' || velite !== '') {
    const named = readNamedContent(
      readScriptConfig(contentlayer || velite),
      root,
      contentlayer === '' ? 'content' : '',
    );
    return { ...named, collections: [...named.collections, ...pages] };
  }
  const usual = usualContent.flatMap(name => [joinPath(root, name), joinPath(root, 'src', name)]);
  const content = usual.map(path => ({ path, patterns: anyMarkdown }));
  return { collections: [...content, ...pages], posts: [], isNamed: false, isMdx: false, dateKey: '' };
}

/** Contentlayer's `filePathPattern` below `contentDirPath`, velite's `pattern` below `root`; `usual` is where neither says. */
function readNamedContent(config: ScriptPart, root: BlogPath, usual: string): NextContent {
  const base =
    followPath(root, scriptText(config, 'contentDirPath') || scriptText(config, 'root') || usual) ?? root;
  const types = [...scriptCalls(config, 'defineDocumentType'), ...scriptCalls(config, 'defineCollection')];
  const found = types.flatMap(type => {
    const name = scriptText(type, 'name') || type.key;
    const patterns = [...scriptParts(type, 'filePathPattern'), ...scriptParts(type, 'pattern')].flatMap(
      ownStrings,
    );
    return patterns.map(pattern => ({
      isPost: isPostSection([], name),
      collection: collectionOf(base, pattern),
    }));
  });
  const [post] = types.filter(type => isPostSection([], scriptText(type, 'name') || type.key));
  const dates = (post === undefined ? [] : scriptParts(post, 'fields')).flatMap(({ parts }) => parts);
  return {
    collections:
      found.length > 0 ? found.map(({ collection }) => collection) : [{ path: base, patterns: anyMarkdown }],
    posts: found.filter(({ isPost }) => isPost).map(({ collection }) => collection.path),
    isNamed: true,
    isMdx: scriptText(config, 'contentType') === 'mdx',
    dateKey:
      dates.find(part => scriptLiteral(part, 'type') === 'date' && usualDateKeys.includes(part.key))?.key ??
      '',
  };
}

/** `blog/**\/*.mdx` as the folder `blog` with the rest as its pattern. */
function collectionOf(base: BlogPath, pattern: string): Collection {
  const names = pattern.replace(/^\.?\//, '').split('/');
  const at = names.findIndex((name, index) => index === names.length - 1 || /[*?{]/.test(name));
  const path = followPath(base, names.slice(0, at).join('/')) ?? base;
  return { path, patterns: [names.slice(at).join('/')] };
}

function findPosts(
  folder: FolderView,
  root: BlogPath,
  content: NextContent,
  files: readonly BlogPath[],
): readonly BlogPath[] {
  const named = content.posts.filter(path => files.some(file => isBelow(path, file)));
  if (named.length > 0) return named;
  const { collections } = content;
  const own = collections.filter(({ path }) => nameOf(path) !== 'pages' && nameOf(path) !== 'app');
  // In the app router `page` is what an index is elsewhere.
  const routes = routesOf(root);
  const view = { paths: folder.paths, text: (path: BlogPath) => folder.text(asRoute(routes, path)) };
  const indexed = files.map(path => asIndex(routes, path));
  const found = findPostCollections(view, {
    root,
    collections: own,
    files: indexed,
    dateKeys: usualDateKeys,
  });
  return found.length > 0 ? found : largestWithFrontMatter(folder, root, files);
}

/** Most files that are looked into. */
const mostFiles = 500;

/** The folder with the most files that have front matter, where nothing else tells which are posts. */
function largestWithFrontMatter(
  folder: FolderView,
  root: BlogPath,
  files: readonly BlogPath[],
): readonly BlogPath[] {
  const counts = new Map<BlogPath, number>();
  for (const path of files.slice(0, mostFiles)) {
    if (readGrayMatter(folder.text(path) ?? '') === undefined || endingOf(path) === '') continue;
    const names = pathBelow(root, path).split('/').slice(0, -1);
    const own = joinPath(root, ...names);
    counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 1)
    .map(([path]) => path);
}
