import type { BlogPath } from '../../model/blog.ts';
import { readScriptConfig, scriptLiteral, scriptStrings } from '../config/read-script-config.ts';
import type { FolderView } from '../generator.ts';
import { endingOf, folderOf, isBelow, nameOf, withoutEnding } from '../paths/blog-paths.ts';

/** Most data files that are read. */
const mostFiles = 200;

/** The data files of a site that hold for all files of their folder. */
export function directoryData(folder: FolderView, root: BlogPath): readonly BlogPath[] {
  return folder.paths.filter(path => isBelow(root, path) && isDirectoryData(path)).slice(0, mostFiles);
}

/**
 * Whether a script of the site says something about drafts: Eleventy itself publishes what says `draft: true`, and only
 * the site's own code can keep it back.
 */
export function knowsDrafts(folder: FolderView, config: string, dataPaths: readonly BlogPath[]): boolean {
  const computed = folder.paths.filter(path => nameOf(path).startsWith('eleventyComputed.')).slice(0, 5);
  const texts = [config, ...[...dataPaths, ...computed].map(path => folder.text(path) ?? '')];
  return texts.some(text => /\bdrafts?\b/i.test(text));
}

// `blog/blog.json`, `posts/posts.11tydata.js`
function isDirectoryData(path: BlogPath): boolean {
  const name = nameOf(path).replace(/\.11tydata(?=\.)/, '');
  const isData = name !== nameOf(path) || endingOf(name) === '.json';
  return isData && withoutEnding(name) === nameOf(folderOf(path)) && /\.(?:json|[cm]?js)$/.test(name);
}

/** Keys of directory data that say something about posts. */
const dataKeys = ['tags', 'lang', 'locale', 'author', 'draft', 'categories', 'category', 'description'];

/** Values the files of a folder have unless they say otherwise. */
export type EleventyDefaults = Readonly<Record<string, string | readonly string[]>>;

/** The values that a data file gives, as far as they are literals. */
export function readDefaults(text: string): EleventyDefaults {
  const data = readScriptConfig(text);
  const found = dataKeys.flatMap((key): readonly (readonly [string, string | readonly string[]])[] => {
    const value = scriptLiteral(data, key);
    if (value !== undefined && value !== null) return [[key, String(value)] as const];
    const items = scriptStrings(data, key);
    return items.length > 0 ? [[key, items] as const] : [];
  });
  return Object.fromEntries(found);
}
