import type { BlogPath } from '../../model/blog.ts';
import { isBundleIndex } from '../assets/bundle-assets.ts';
import type { PostSource } from '../generator.ts';
import { endingOf, folderOf, joinPath, nameOf, withoutEnding } from '../paths/blog-paths.ts';
import { splitDatedName } from '../paths/dated-name.ts';
import { formatOfEnding } from '../paths/post-format.ts';

/** What a new post of a site with sections and bundles is called after. */
export interface NewBundleName {
  readonly slug: string;
  /** `2024-05-06`, in the site's zone. */
  readonly day: string;
  /** The language's part of the name with its dot, `.fr`, or ''. */
  readonly suffix: string;
  /** The folder for the first post of a blog. */
  readonly firstFolder: BlogPath;
}

/**
 * The path of a new post, in the way the newest of `posts` has it: in the same folder or, where folders are years or
 * months, in that of its day; in a folder of its own where that one is; with a date in its name where that one has one.
 */
export function newBundlePath(posts: readonly PostSource[], name: NewBundleName): BlogPath {
  const [newest] = posts;
  if (newest === undefined) return joinPath(name.firstFolder, `${name.slug}${name.suffix}.md`);
  const isBundle = isBundleIndex(newest.path);
  const own = isBundle ? folderOf(newest.path) : withoutEnding(newest.path);
  const date = splitDatedName(nameOf(own)).date === '' ? '' : `${name.day}${separatorOf(nameOf(own))}`;
  const folder = followDay(folderOf(own), name.day);
  const ending = posts.map(({ path }) => endingOf(path)).find(isMarkdown) ?? '.md';
  const base = joinPath(folder, `${date}${name.slug}`);
  return isBundle ? `${base}/index${name.suffix}${ending}` : `${base}${name.suffix}${ending}`;
}

function isMarkdown(ending: string): boolean {
  return formatOfEnding(`x${ending}`) === 'markdown';
}

function separatorOf(name: string): string {
  return name.charAt(10);
}

// `posts/2024`, `posts/2024/05`, `posts/2024/05/06`
const dayFolderPattern = /(^|\/)(\d{4})(\/(?:0[1-9]|1[0-2])(\/\d{2})?)?$/;

function followDay(folder: BlogPath, day: string): BlogPath {
  const [year = '', month = '', date = ''] = day.split('-');
  return folder.replace(
    dayFolderPattern,
    (_, start: string, _year: string, months?: string, days?: string) =>
      `${start}${year}${months === undefined ? '' : `/${month}`}${days === undefined ? '' : `/${date}`}`,
  );
}
