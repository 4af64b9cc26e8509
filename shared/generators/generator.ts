import type { MetadataBlock } from '../metadata/metadata-block.ts';
import type { BlogPath, GeneratorName, Site } from '../model/blog.ts';
import type { PostEntry, PostFormat, PostKind, PostMetadata, ReadPost } from '../model/post.ts';

/** What a generator may look at to recognise a blog: names of files, and the text of small ones. */
export interface FolderView {
  /** Every file below the opened folder, as paths relative to it; `.git`, `node_modules` and the like left out. */
  readonly paths: readonly BlogPath[];
  /** The text of a small file, or undefined when it is missing, large or not text. */
  text(path: BlogPath): string | undefined;
}

/**
 * What else than Markdown the generator reads in a post. The preview cannot run it and shows it as labels.
 * `any` is for a blog whose generator nobody knows: every mark that hardly means anything else.
 */
export type GeneratorSyntax = 'none' | 'any' | 'liquid' | 'hugo' | 'hexo' | 'zola' | 'nikola' | 'mdx';

/** How this blog's Markdown differs from CommonMark. */
export interface MarkdownDialect {
  readonly name: 'python-markdown' | 'kramdown' | 'commonmark';
  /** Straight quotes, `--` and `...` become typographic ones. */
  readonly smartPunctuation: boolean;
  /** One newline inside a paragraph is shown as a line break. */
  readonly newlineIsBreak: boolean;
  readonly tables: boolean;
  readonly footnotes: boolean;
  readonly taskLists: boolean;
  readonly strikethrough: boolean;
  /** Bare addresses become links. */
  readonly bareLinks: boolean;
  /** Formulas between dollars. */
  readonly math: boolean;
  /** A term, and below it lines that begin with `: `. */
  readonly definitionLists: boolean;
  /** `## Title {#id}` names the heading's anchor. */
  readonly headingIds: boolean;
  /**
   * `{: #id .class key="value"}` below a block or right behind a word's markup; in Python-Markdown the colon may be
   * missing where `#` or `.` follows.
   */
  readonly attributeLists: 'none' | 'kramdown' | 'python-markdown';
  /** `> [!NOTE]` begins a callout. */
  readonly quoteCallouts: boolean;
  /** `:::note` begins a callout, `:::` ends it. */
  readonly fencedCallouts: boolean;
  /** `!!! note "Title"` begins a callout whose text is indented. */
  readonly admonitions: boolean;
  /** Raw HTML reaches the page; else the generator leaves it out and keeps the text between its tags. */
  readonly rawHtml: boolean;
  readonly generatorSyntax: GeneratorSyntax;
  /** How a hard break is written here. */
  readonly hardBreak: 'two-spaces' | 'backslash';
  /** Spaces by which a nested list must be indented. */
  readonly nestedListIndent: number;
}

/** The texts that hold one post. */
export interface PostSource {
  readonly path: BlogPath;
  readonly text: string;
  /** The sidecar's text, where there is one. */
  readonly sidecarText?: string;
}

/** A new post as files to create, none of which may exist. */
export interface NewPost {
  readonly path: BlogPath;
  readonly files: readonly { readonly path: BlogPath; readonly text: string }[];
}

export interface NewPostRequest {
  readonly title: string;
  /** The slug to use: made of the title by `slugify`, with a number when that name is taken. */
  readonly slug: string;
  readonly lang: string;
  readonly draft: boolean;
  /** Now, as ISO 8601 UTC. */
  readonly instant: string;
  /** The newest posts first, with their texts: a new post is written in their style. */
  readonly neighbours: readonly PostSource[];
}

/** Where a new image goes and what to write in the post. */
export interface ImagePlace {
  readonly folder: BlogPath;
  /** The link target for a file of that folder, for example `/images/cat.png`. */
  link(fileName: string): string;
}

/** Comments a blog keeps but does not show. */
export interface HiddenComments {
  /** Whether the text of this file may say so: only such files are read for counting. */
  mayHide(site: Site, path: BlogPath): boolean;
  /** Whether this text does. */
  hides(path: BlogPath, text: string): boolean;
}

/**
 * One site generator: data and small pure functions over names and texts. Adding a generator is adding a file with
 * one of these and a line in `all-generators.ts`.
 */
export interface Generator {
  readonly name: GeneratorName;
  /** How people write its name. */
  readonly label: string;
  /** What it finds out about the folder, or undefined when the folder is not one of its blogs. */
  recognise(folder: FolderView): Site | undefined;
  /** Whether a file is a post or a page; undefined for everything else (comments, sidecars, README …). */
  classify(site: Site, path: BlogPath): PostKind | undefined;
  /** Whether a file that `classify` took really is one, where only its text can tell; absent: always. */
  accepts?(site: Site, source: PostSource): boolean;
  /** The file that may hold the metadata of a post, when this generator knows such files. */
  sidecarOf(site: Site, path: BlogPath): BlogPath | undefined;
  format(site: Site, path: BlogPath): PostFormat;
  /**
   * The post's metadata and whether it could be read. Never throws: `error` says what is wrong, and the fields hold
   * what could be told.
   */
  readMetadata(site: Site, source: PostSource): { readonly metadata: PostMetadata; readonly error?: string };
  /** The metadata that stand before the body in the post's own text, when there are any: the body begins at their `to`. */
  metadataInText(site: Site, source: PostSource): MetadataBlock | undefined;
  /** Paths of `entries` that are the same post in another language. */
  translationsOf(site: Site, entry: ReadPost, entries: readonly ReadPost[]): readonly BlogPath[];
  /** The post of `entries` that a translation takes its date, slug and tags from where it has none; absent: none. */
  originalOf?(site: Site, entry: PostEntry, entries: readonly PostEntry[]): PostEntry | undefined;
  /** The comment files of a post among `paths`, as pairs of body and metadata. */
  commentFiles(
    site: Site,
    path: BlogPath,
    paths: readonly BlogPath[],
  ): readonly { readonly body: BlogPath; readonly metadata?: BlogPath }[];
  /** Which comments are neither counted nor shown; absent: all are. */
  readonly hiddenComments?: HiddenComments;
  /** The folders, other than the post's own, in which `commentFiles` finds comments; absent: none. */
  commentFolders?(site: Site, path: BlogPath): readonly BlogPath[];
  dialect(site: Site, path: BlogPath): MarkdownDialect;
  /** The blog's file that `url` in a post shows, or undefined when it is not a file of the blog. No `..` escapes. */
  resolveAsset(site: Site, url: string, post: BlogPath): BlogPath | undefined;
  imagePlace(site: Site, post: BlogPath): ImagePlace;
  newPost(site: Site, request: NewPostRequest): NewPost;
}
