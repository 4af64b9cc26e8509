import type { WireError } from '../app-error.ts';
import type { MetadataStyle } from '../metadata/metadata-block.ts';
import type { BlogPath, GeneratorName } from './blog.ts';

/** The file at a blog's root that holds the user's corrections: the only thing Leysin ever adds to a blog. */
export const settingsFileName = '.leysin.json';

/** The dialect a new post begins with; `none`: its title is its first heading. */
export type NewPostStyle = MetadataStyle | 'none';

/**
 * What the user says of a blog in place of what was inferred; what is absent stays inferred. Names are those of the file.
 * Folders are paths inside the blog, '' being the blog itself.
 */
export interface BlogCorrections {
  readonly generator?: GeneratorName;
  /** The folder of the site inside the blog. */
  readonly siteRoot?: BlogPath;
  /** The folders that hold the posts: every Markdown file in them or below is one. */
  readonly postFolders?: readonly BlogPath[];
  /** The path of a new post, with `{slug}` and where wanted `{year}`, `{month}`, `{day}` and `{lang}`. */
  readonly newPostName?: string;
  readonly newPostMetadata?: NewPostStyle;
  /** Posts in it are drafts, and new drafts go there. */
  readonly draftsFolder?: BlogPath;
  readonly imagesFolder?: BlogPath;
  /** Codes of the languages; the first is that of posts which name none. */
  readonly languages?: readonly string[];
  /** The address of a post inside the site, in the words of `newPostName` and `{name}`, `{category}`, `{folders}`, `{section}`. */
  readonly postAddress?: string;
  /** IANA zone name that dates without a zone are in. */
  readonly timeZone?: string;
}

/** The name of a setting, in the file and everywhere else. */
export type SettingKey = keyof BlogCorrections;

/** Every setting, in the order in which they are shown and written. */
export const settingKeys: readonly SettingKey[] = [
  'generator',
  'siteRoot',
  'postFolders',
  'newPostName',
  'newPostMetadata',
  'draftsFolder',
  'imagesFolder',
  'languages',
  'postAddress',
  'timeZone',
];

/** One thing that is known of a blog, in plain words. */
export interface SiteFact {
  readonly key: SettingKey;
  /** What it is, for example `Images`. */
  readonly label: string;
  /** How it is here, for example `assets/images`. */
  readonly text: string;
  /** What says so, as a sentence. */
  readonly evidence: string;
  /** As the form shows it and takes it back; '' when nothing is known. */
  readonly value: string;
  readonly isCorrected: boolean;
}

/** What the window shows of a blog's settings. */
export interface BlogSettingsView {
  readonly facts: readonly SiteFact[];
  readonly corrections: BlogCorrections;
  /** What is wrong with the file of corrections; those it holds beside that are in use. */
  readonly problems: readonly WireError[];
  /** The version of that file, or null when there is none. */
  readonly version: string | null;
  readonly generators: readonly { readonly name: GeneratorName; readonly label: string }[];
  /** The dialects this blog's generator can begin a new post with. */
  readonly styles: readonly NewPostStyle[];
}

/** What a blog would be with other corrections, found out without writing anything. */
export interface SettingsTrial {
  readonly posts: { readonly before: number; readonly after: number };
  readonly pages: { readonly before: number; readonly after: number };
  /** The path a post of the title "A new post" would get. */
  readonly newPost: BlogPath;
  /** How a post would link to a picture, and where that would lie. */
  readonly image: { readonly path: BlogPath; readonly link: string };
  readonly problems: readonly WireError[];
}
