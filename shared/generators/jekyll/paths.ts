import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostKind } from '../../model/post.ts';
import { endingOf, isBelow, nameOf, pathBelow, withoutEnding } from '../paths/blog-paths.ts';
import { isRepositoryFileOf } from '../paths/repository-files.ts';
import { jekyllSettings } from './config.ts';

/** The endings Jekyll converts, `markdown_ext` by default, and HTML. */
const endings: readonly string[] = ['.md', '.markdown', '.mkdown', '.mkdn', '.mkd', '.html', '.htm'];

// `2024-1-2-a-title`, `24-1-2-a-title`: the date, then what becomes the address
const datedPattern = /^(\d{2,4})(-\d{1,2}-\d{1,2})-(.+)$/;

/** What a path says of a Jekyll file. */
export interface JekyllPath {
  readonly kind: PostKind;
  readonly isDraft: boolean;
  /** The date in the file's name, or ''. */
  readonly date: string;
  /** The file's name without date and ending. */
  readonly slug: string;
  /** The folders above `_posts`: categories, as Jekyll has it. */
  readonly categories: readonly string[];
  /** What `defaults:` calls it: posts, pages or a collection's name. */
  readonly type: string;
}

/** Tells posts, drafts and pages from their paths; undefined for everything else. */
export function readJekyllPath(site: Site, path: BlogPath): JekyllPath | undefined {
  if (!isBelow(site.root, path) || !endings.includes(endingOf(path))) return undefined;
  const inSite = pathBelow(site.root, path);
  const folders = inSite.split('/').slice(0, -1);
  if (nameOf(path).startsWith('.') || isExcluded(site, inSite)) return undefined;
  const index = folders.findIndex(folder => folder === '_posts' || folder === '_drafts');
  const above = withoutCollectionsFolder(site, index < 0 ? folders : folders.slice(0, index));
  if (index >= 0 && above.every(folder => isReadFolder(site, folder)))
    return readPostPath(path, above, folders[index] === '_drafts');
  return index < 0 ? readPagePath(site, path, above) : undefined;
}

function readPostPath(
  path: BlogPath,
  categories: readonly string[],
  isDraft: boolean,
): JekyllPath | undefined {
  const name = withoutEnding(nameOf(path));
  const [, year = '', day = '', rest = ''] = datedPattern.exec(name) ?? [];
  const date = year === '' ? '' : wholeYear(year) + day;
  // Jekyll leaves out what has no date in its name, drafts apart.
  if (date === '' && !isDraft) return undefined;
  return { kind: 'post', isDraft, date, slug: rest || name, categories, type: 'posts' };
}

/** Ruby's `Time.parse` takes 69 to 99 for the last century. */
function wholeYear(year: string): string {
  if (year.length !== 2) return year;
  return `${Number(year) < 69 ? '20' : '19'}${year}`;
}

function readPagePath(site: Site, path: BlogPath, folders: readonly string[]): JekyllPath | undefined {
  const [first = '', ...rest] = folders;
  const collection = jekyllSettings(site).collections.find(name => `_${name}` === first);
  const read = collection === undefined ? folders : rest;
  if (!read.every(folder => isReadFolder(site, folder)) || nameOf(path).startsWith('_')) return undefined;
  if (isRepositoryFileOf(site, path)) return undefined;
  const slug = withoutEnding(nameOf(path));
  return { kind: 'page', isDraft: false, date: '', slug, categories: [], type: collection ?? 'pages' };
}

/** Jekyll reads no folder that begins with `_`, `.` or `#`, unless `include:` names it. */
function isReadFolder(site: Site, folder: string): boolean {
  return !/^[_.#]/.test(folder) || jekyllSettings(site).included.includes(folder);
}

function withoutCollectionsFolder(site: Site, folders: readonly string[]): readonly string[] {
  const own = site.options.collectionsFolder ?? '';
  return own !== '' && folders[0] === own ? folders.slice(1) : folders;
}

/** The names Jekyll excludes by default, and those of `exclude:`: files, folders or patterns with `*`. */
function isExcluded(site: Site, inSite: BlogPath): boolean {
  return ['vendor', 'node_modules', ...jekyllSettings(site).excluded].some(entry => {
    const clean = entry.replace(/^\/+|\/+$/g, '');
    if (!clean.includes('*')) return clean === inSite || (clean !== '' && isBelow(clean, inSite));
    const [start = '', ...rest] = clean.split(/\*+/);
    return inSite.startsWith(start) && inSite.endsWith(rest.at(-1) ?? '');
  });
}
