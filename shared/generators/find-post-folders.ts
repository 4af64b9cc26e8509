import { itemsOf, textOf } from '../metadata/metadata-block.ts';
import { readYamlFrontMatter } from '../metadata/yaml-front-matter.ts';
import type { BlogPath } from '../model/blog.ts';
import { folderOf, isBelow, nameOf, withoutEnding } from './blog-paths.ts';
import type { FolderView } from './generator.ts';

/** What blogs call the folder of their posts. */
const usualNames = /^_?(?:blog|posts?|articles?|news|notes?|writing|journal|entries|stories)$/i;

/** What no blog calls it: a documentation beside the blog has far more files than the blog. */
const otherNames = /^(?:docs?|documentation|wiki|guides?|reference|api|_?includes|layouts?|components?)$/i;

/** Files that are looked into for each folder, and folders: enough to see what they hold, few enough for any repository. */
const mostFiles = 5;
const mostFolders = 200;

// `2024-05-06`, anywhere in a path
const datePattern = /\d{4}-\d{1,2}-\d{1,2}/;

/**
 * The folders that hold posts where a generator has no rule for it: those most of whose files say when they were written,
 * by a date in name or front matter or by a tag such as `posts`; else those with a usual name; else the one with most
 * files. Folders of documentation are none. The folder with most files comes first; none lies in another.
 */
export function findPostFolders(
  folder: FolderView,
  files: readonly BlogPath[],
  dateKeys: readonly string[] = ['date'],
): readonly BlogPath[] {
  const groups = groupByFolder(files);
  const isPost = (path: BlogPath) => datePattern.test(nameOf(path)) || looksLikePost(folder, path, dateKeys);
  const posts = [...groups]
    .slice(0, mostFolders)
    .filter(([, paths]) => isMostly(spread(paths), isPost))
    .map(([path]) => path);
  const named = [...groups.keys()].filter(path => usualNames.test(nameOf(path)));
  const [largest] = groups.keys();
  const found = posts.length > 0 ? posts : named.length > 0 ? named : largest === undefined ? [] : [largest];
  return found.filter(path => !found.some(other => other !== path && isBelow(other, path) && other !== ''));
}

// Folders for year, month and day at the end of a path: `blog/2024/05`
const dateFoldersPattern = /\/\d{4}(?:\/\d{2}){0,2}$/;

/** The folders with their files, those with most files first; a post in a folder of its own counts for the one above. */
function groupByFolder(files: readonly BlogPath[]): ReadonlyMap<BlogPath, readonly BlogPath[]> {
  const groups = new Map<BlogPath, BlogPath[]>();
  for (const path of files) {
    const own = folderOf(path);
    const isIndex = withoutEnding(nameOf(path)).toLowerCase() === 'index';
    // The index of a folder with a usual name lists its posts.
    if (own.split('/').some(part => otherNames.test(part)) || (isIndex && usualNames.test(nameOf(own))))
      continue;
    const group = (isIndex ? folderOf(own) : own).replace(dateFoldersPattern, '');
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [path]);
    else known.push(path);
  }
  return new Map([...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)));
}

/** A few files from all over a list. */
function spread(paths: readonly BlogPath[]): readonly BlogPath[] {
  const step = Math.max(1, Math.floor(paths.length / mostFiles));
  return paths.filter((_, index) => index % step === 0).slice(0, mostFiles);
}

function isMostly(paths: readonly BlogPath[], isPost: (path: BlogPath) => boolean): boolean {
  return paths.filter(isPost).length * 2 > paths.length;
}

function looksLikePost(folder: FolderView, path: BlogPath, dateKeys: readonly string[]): boolean {
  const block = readYamlFrontMatter(folder.text(path) ?? '');
  if (dateKeys.some(key => textOf(block, key) !== '')) return true;
  return itemsOf(block, 'tags', /$^/).some(tag => usualNames.test(tag));
}
