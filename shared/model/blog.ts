import type { WireError } from '../app-error.ts';

/** A path inside the blog, relative to its root, with `/` on every platform and no leading `./`. */
export type BlogPath = string;

/** The name of a site generator, as `leysin list --json` prints it. */
export type GeneratorName =
  | 'nikola'
  | 'pelican'
  | 'hugo'
  | 'zola'
  | 'jekyll'
  | 'hexo'
  | 'eleventy'
  | 'docusaurus'
  | 'vitepress'
  | 'vuepress'
  | 'astro'
  | 'gatsby'
  | 'next'
  | 'metalsmith'
  | 'plain';

/** What was found out about an opened blog: plain data, so that main, worker and tests can share it. */
export interface Site {
  readonly generator: GeneratorName;
  /** The site's folder inside the blog: '' or for example `docs`. */
  readonly root: BlogPath;
  readonly title: string;
  readonly defaultLang: string;
  readonly languages: readonly string[];
  /** IANA zone name that dates without a zone are in. */
  readonly timeZone: string;
  /** Globs or folders of posts and pages, for the generator's own use and for the list's folder view. */
  readonly postPatterns: readonly string[];
  readonly pagePatterns: readonly string[];
  /** Where new images go and how they are reached: `images` → `/images/x.png`. */
  readonly imageFolder: BlogPath;
  /** Anything else the generator's functions need, as strings. */
  readonly options: Readonly<Record<string, string>>;
}

/** An opened folder of posts. */
export interface Blog {
  /** Absolute path of the folder, symbolic links resolved. */
  readonly root: string;
  /** What to call it on screen: the folder's name. */
  readonly name: string;
  /** What the generator's file in `shared/generators` found out about it. */
  readonly site: Site;
  /** The sample blog that comes with Leysin. */
  readonly isSample: boolean;
  /** Whether the user allows git and its configuration to run here. */
  readonly isTrusted: boolean;
  /** The branch named in `.git/HEAD`, read without running git; null when detached or not a repository. */
  readonly branch: string | null;
  /** What is wrong with the file of the user's corrections, when anything is. */
  readonly settingsProblems?: readonly WireError[];
}

/** What is checked out in a blog's repository, read without running git. */
export interface CheckedOut {
  /** Null when detached or not a repository. */
  readonly branch: string | null;
  /** The merge, rebase or the like that somebody has begun and not finished; null for none. */
  readonly operation: string | null;
}

/** A blog as the window gets it. */
export interface OpenedBlog extends Blog {
  /** Address prefix of the blog's images: append a blog path, each segment percent-encoded. */
  readonly assetBase: string;
  /** Whether the user allows posts of this blog to show pictures that other sites send. */
  readonly remotePictures: boolean;
  /** Whether the user has not yet been told what was inferred of this blog, or has not put that away. */
  readonly isNew: boolean;
  /** The post that was open last time, or null. */
  readonly lastPost: BlogPath | null;
  /** The folder of the last blog, when it cannot be opened and this one is shown in its place. */
  readonly lost: string | null;
  /** The file the window was opened for, when it is no post of this blog. */
  readonly notPost: string | null;
}
