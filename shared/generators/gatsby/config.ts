import type { BlogPath, Site } from '../../model/blog.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import { isCollectionMarkdown } from '../collections/collection-paths.ts';
import {
  anyMarkdown,
  type Collection,
  type CollectionSettings,
  findCollection,
  publicMarkdown,
} from '../collections/collection-settings.ts';
import { findDraftKeys, localesOf, suffixLanguages, usualDateKeys } from '../collections/find-collections.ts';
import { findPostCollections, onlyCollection, withoutLocales } from '../collections/find-post-collections.ts';
import { readPackageManifest } from '../config/package-manifest.ts';
import {
  outermostText,
  readScriptConfig,
  type ScriptPart,
  scriptParts,
  scriptStrings,
  scriptText,
} from '../config/read-script-config.ts';
import type { FolderView } from '../generator.ts';
import { followPath, isBelow, joinPath, nameOf } from '../paths/blog-paths.ts';
import { isPostSection } from '../paths/post-sections.ts';

const imageFolders = ['images', 'img', 'assets', 'media', 'assets/images', 'uploads', ''];

/** The site that a `gatsby-config.js` describes. */
export function readGatsbySite(root: BlogPath, text: string, folder: FolderView): Site {
  const config = readScriptConfig(text);
  const collections = readCollections(config, root, folder);
  const files = folder.paths.filter(
    path => isCollectionMarkdown(path) && findCollection(collections, path) !== undefined,
  );
  const [about] = scriptParts(config, 'siteMetadata');
  const defaultLang =
    (about === undefined ? '' : languageOf(about)) || scriptText(config, 'langKeyDefault') || 'en';
  const locales = localesOf(files, root, []);
  const named = sourcesOf(config).filter(({ name }) => isPostSection([], name));
  const namedPaths = named.flatMap(({ path }) => followPath(root, path) ?? []);
  const posts = namedPaths.filter(path => files.some(file => isBelow(path, file)));
  const found = [
    posts,
    findPostCollections(folder, { root, collections, files, dateKeys: usualDateKeys }),
    onlyCollection(collections, files),
  ].find(paths => paths.length > 0);
  const statics = joinPath(root, 'static');
  const settings: CollectionSettings = {
    collections,
    posts: withoutLocales(found ?? [], root, locales),
    locales,
    hasSuffixes: true,
    draftKeys: findDraftKeys(folder, root),
    dateKeys: usualDateKeys,
    required: [],
  };
  return {
    generator: 'gatsby',
    root,
    title: about === undefined ? '' : outermostText(about, 'title'),
    defaultLang,
    languages: [...new Set([defaultLang, ...locales.map(({ lang }) => lang), ...suffixLanguages(files)])],
    // Gatsby reads dates without a zone as UTC.
    timeZone: 'UTC',
    postPatterns: settings.posts.map(path => joinPath(path, '**')),
    pagePatterns: collections.map(({ path }) => joinPath(path, '**')),
    imageFolder: findImageFolder(folder.paths, statics, imageFolders),
    options: {
      settings: JSON.stringify(settings),
      staticFolder: statics,
      baseUrl: scriptText(config, 'pathPrefix'),
      smartypants: String(text.includes('gatsby-remark-smartypants')),
      math: String(/gatsby-remark-(?:katex|mathjax)|remark-math/.test(text)),
      // `gatsby-plugin-mdx` can be told to take `.md` too.
      isMdx: String(scriptStrings(config, 'extensions').includes('.md')),
    },
  };
}

function languageOf(about: ScriptPart): string {
  const found = ['lang', 'language', 'locale'].map(key => scriptText(about, key)).find(text => text !== '');
  return found ?? '';
}

interface GatsbySource {
  readonly name: string;
  readonly path: string;
}

/** The folders that `gatsby-source-filesystem` reads, as the plug-in's options have them. */
function sourcesOf(part: ScriptPart): readonly GatsbySource[] {
  const own = part.parts.some(({ key, value }) => key === 'resolve' && value === 'gatsby-source-filesystem');
  const path = own ? scriptText(part, 'options', 'path') : '';
  const found = path === '' ? [] : [{ path, name: scriptText(part, 'options', 'name') || nameOf(path) }];
  return [...found, ...part.parts.flatMap(sourcesOf)];
}

/** Folders of content where the configuration says none that holds Markdown: themes bring their own with them. */
const usualContent = ['content/blog', 'content/posts', 'content', 'src/posts', 'blog', 'posts'];

function readCollections(config: ScriptPart, root: BlogPath, folder: FolderView): readonly Collection[] {
  const markdown = folder.paths.filter(isCollectionMarkdown);
  const isFilled = (path: BlogPath) => markdown.some(file => isBelow(path, file));
  const themes = [...readPackageManifest(folder, root).dependencies].some(name =>
    /^(?:@[^/]+\/)?gatsby-theme-/.test(name),
  );
  const named = [
    ...sourcesOf(config).map(({ path }) => path),
    ...(themes ? scriptStrings(config, 'contentPath').concat('content') : []),
  ];
  const sources = [...new Set(named.flatMap(path => followPath(root, path) ?? []))].filter(
    path => path !== root && isFilled(path),
  );
  const usual = usualContent.map(path => joinPath(root, path)).filter(isFilled);
  const [first] = usual;
  const content = sources.length > 0 || first === undefined ? sources : [first];
  return [
    ...content.map(path => ({ path, patterns: anyMarkdown })),
    { path: joinPath(root, 'src/pages'), patterns: publicMarkdown },
  ];
}
