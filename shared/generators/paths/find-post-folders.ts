import { itemsOf, textOf } from '../../metadata/metadata-block.ts';
import type { BlogPath } from '../../model/blog.ts';
import { readGrayMatter } from '../front-matter/gray-matter.ts';
import type { FolderView } from '../generator.ts';
import { folderOf, isBelow, joinPath, nameOf, pathBelow, withoutEnding } from './blog-paths.ts';

/** What blogs call the folder of their posts. */
const usualNames = /^_?(?:blog|posts?|articles?|news|notes?|writing|journal|entries|stories)$/i;

/** What no blog calls it: a documentation beside the blog has far more files than the blog. */
const otherNames = /^(?:docs?|documentation|wiki|guides?|reference|api|_?includes|layouts?|components?)$/i;

/** Files that are looked into for each folder, and folders: enough to see what they hold, few enough for any repository. */
const mostFiles = 5;
const mostFolders = 200;

// `2024-05-06` in a name, `2024/05/` in a path
const datePattern = /\d{4}-\d{1,2}-\d{1,2}[^/]*$|(?:^|\/)\d{4}\/\d{2}\//;

/** What a generator knows about where posts may be. */
export interface PostFolderRules {
  /** The folder of the site's content: names above it say nothing. */
  readonly root: BlogPath;
  /** The keys that hold a date; absent: `date`. */
  readonly dateKeys?: readonly string[];
  /** Whether the folder with most files holds posts where nothing else says so. */
  readonly orLargest: boolean;
}

/**
 * The folders that hold posts where a generator has no rule for it: those most of whose files say when they were written,
 * by a date in path or front matter or by a tag such as `posts`; else those with a usual name; else, if `orLargest`, the
 * one with most files. Folders of documentation are none. The folder with most files comes first; none lies in another,
 * the root apart.
 */
export function findPostFolders(
  folder: FolderView,
  files: readonly BlogPath[],
  { root, dateKeys = ['date'], orLargest }: PostFolderRules,
): readonly BlogPath[] {
  const groups = groupByFolder(files, root);
  const isPost = (path: BlogPath) =>
    datePattern.test(pathBelow(root, path)) || looksLikePost(folder, path, dateKeys);
  const posts = [...groups]
    .slice(0, mostFolders)
    .filter(([, paths]) => isMostly(spread(paths), isPost))
    .map(([path]) => path);
  const named = [...groups.keys()].filter(path => usualNames.test(nameOf(path)));
  const largest = orLargest ? [...groups.keys()].slice(0, 1) : [];
  const found = posts.length > 0 ? posts : named.length > 0 ? named : largest;
  const outer = withParents(found, [...groups.keys()], root);
  return outer.filter(path => !outer.some(other => other !== path && other !== root && isBelow(other, path)));
}

/** Folders side by side that make their parent one folder of posts, where nothing else lies in it. */
const fewestSiblings = 3;

/** The folders, several of one parent replaced by it where all that it holds are posts: `blog` for `blog/a`, `blog/b` … */
function withParents(
  found: readonly BlogPath[],
  groups: readonly BlogPath[],
  root: BlogPath,
): readonly BlogPath[] {
  const counts = new Map<BlogPath, number>();
  for (const path of found) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  const others = groups.filter(path => !found.includes(path));
  const parents = [...counts].filter(
    ([parent, count]) =>
      count >= fewestSiblings &&
      isBelow(root, parent) &&
      parent !== root &&
      parent !== '' &&
      !others.some(path => path === parent || isBelow(parent, path)),
  );
  const names = new Set(parents.map(([parent]) => parent));
  return [...new Set(found.map(path => (names.has(folderOf(path)) ? folderOf(path) : path)))];
}

/**
 * Whether a path is a post's, given the folders of {@link findPostFolders}: below one of them, and not the index that lists
 * the posts. In the root itself only its own files are; where it has folders for years, those of other years are too.
 */
export function isPostPath(folders: readonly BlogPath[], root: BlogPath, path: BlogPath): boolean {
  const own = folderOf(path);
  const isIndex = isIndexOf(path);
  if (isYearBelow(root, path)) return folders.some(folder => isYearBelow(root, `${folder}/x`));
  return folders.some(folder => {
    if (!isBelow(folder, path) || (own === folder && isIndex)) return false;
    return folder !== root || own === root;
  });
}

/** Whether a path lies in a folder for a year right below the root. */
function isYearBelow(root: BlogPath, path: BlogPath): boolean {
  return isBelow(root, path) && /^\d{4}\//.test(pathBelow(root, path));
}

/** Whether a file is a folder's index: `x/index.md`, `x/README.md` or `x/x.md`. */
function isIndexOf(path: BlogPath): boolean {
  const name = withoutEnding(nameOf(path)).toLowerCase();
  return name === 'index' || name === 'readme' || name === nameOf(folderOf(path)).toLowerCase();
}

// Folders for year, month and day at the end of a path: `blog/2024/05`
const dateFoldersPattern = /\/\d{4}(?:\/\d{2}){0,2}$/;

/** A folder without those for year, month and day; a year right below the root stays. */
function withoutDateFolders(folder: BlogPath, root: BlogPath): BlogPath {
  const year = /^\d{4}(?=\/|$)/.exec(pathBelow(root, folder))?.[0];
  return year === undefined ? folder.replace(dateFoldersPattern, '') : joinPath(root, year);
}

/** The folders with their files, those with most files first; a post in a folder of its own counts for the one above. */
function groupByFolder(
  files: readonly BlogPath[],
  root: BlogPath,
): ReadonlyMap<BlogPath, readonly BlogPath[]> {
  const groups = new Map<BlogPath, BlogPath[]>();
  for (const path of files) {
    const own = folderOf(path);
    const names = pathBelow(root, own).split('/');
    const isIndex = isIndexOf(path) && own !== root;
    // The index of a folder with a usual name lists its posts.
    if (names.some(part => otherNames.test(part)) || (isIndex && usualNames.test(nameOf(own)))) continue;
    const group = withoutDateFolders(isIndex ? folderOf(own) : own, root);
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
  const block = readGrayMatter(folder.text(path) ?? '');
  if (dateKeys.some(key => textOf(block, key) !== '')) return true;
  return itemsOf(block, 'tags', /$^/).some(tag => usualNames.test(tag));
}
