import type { Generator, PostSource } from '../generators/generator.ts';
import type { MetadataBlock } from '../metadata/metadata-block.ts';
import type { BlogPath, Site } from '../model/blog.ts';
import type { CheckRule, CheckSeverity, FindingFix } from '../model/checks.ts';
import type { PostEntry, PostFormat } from '../model/post.ts';
import type { PictureFacts } from './pictures/picture-facts.ts';

/** An address in a post's text. */
export interface PostLink {
  readonly kind: 'link' | 'picture';
  /** As the parser understood it: escapes and entities are resolved. */
  readonly url: string;
  /** UTF-16 offsets in the text of what holds it. */
  readonly from: number;
  readonly to: number;
  /** Of a picture: its description; '' when it is empty, null when there is none. Undefined when that cannot be told. */
  readonly alt?: string | null;
}

/** A tag of the generator that leads to another post: `{{< ref "a.md" >}}`, `{% post_url a %}`. */
export interface PostReference {
  readonly tag: string;
  readonly from: number;
}

/** A piece of text that readers see, or that is only a comment. */
export interface ProsePiece {
  readonly text: string;
  readonly from: number;
}

/** A heading with what its anchor can be. */
export interface PostHeading {
  readonly text: string;
  /** The anchor that is written behind it, where one is. */
  readonly id?: string;
}

/** What a post's body holds. */
export interface BodyParts {
  readonly links: readonly PostLink[];
  readonly references: readonly PostReference[];
  readonly prose: readonly ProsePiece[];
  readonly headings: readonly PostHeading[];
  /** Anchors that are not of headings. */
  readonly ids: ReadonlySet<string>;
  /** Whether the generator may make further anchors, out of tags that are not run here. */
  readonly hasMoreIds: boolean;
  /** Parts of the text that are code, as UTF-16 offsets, ascending. */
  readonly code: readonly (readonly [from: number, to: number])[];
}

/** A post as rules see it. */
export interface CheckedPost {
  readonly source: PostSource;
  readonly entry: PostEntry;
  /** Its text in the last commit, where that was read and has it. */
  readonly before?: string;
  readonly format: PostFormat;
  /** The metadata in its text or its sidecar. */
  readonly block: MetadataBlock | undefined;
  /** The file the metadata is in. */
  readonly metadataFile: BlogPath;
  /** UTF-16 offset of the body in the text. */
  readonly bodyStart: number;
  readonly parts: BodyParts;
}

/** What rules may know of the blog around a post. */
export interface BlogView {
  readonly site: Site;
  readonly generator: Generator;
  /** Every post and page. */
  readonly entries: readonly PostEntry[];
  /** Now, as ISO 8601 UTC. */
  readonly now: string;
  entry(path: BlogPath): PostEntry | undefined;
  /** Whether there is such a file, in exactly this case. */
  hasFile(path: BlogPath): boolean;
  /** The file whose name differs from `path` only in upper and lower case. */
  otherCase(path: BlogPath): BlogPath | undefined;
  /** Whether some file lies at the end of this path anywhere in the blog: a theme may put it where a link has it. */
  endsSomeFile(path: BlogPath): boolean;
  /** The posts and pages with this address, a path from the site's root. Undefined: addresses of this site are not known. */
  atAddress(address: string): readonly PostEntry[] | undefined;
  /** The address of a post, when it is known for certain. */
  ownAddress(entry: PostEntry): string | undefined;
  /** Whether an address could only be that of a post, so that there is a mistake when none has it. */
  isPostAddress(address: string): boolean;
  /** Whether some post says of itself that it is at this address, or was. */
  claimsAddress(address: string): boolean;
  /** A post or page of the blog with its body taken apart; undefined when it cannot be read. */
  post(path: BlogPath): CheckedPost | undefined;
  /** The text of a small file, such as the generator's configuration. */
  text(path: BlogPath): string | undefined;
  /** What a picture of the blog is like; undefined when it cannot be read. */
  picture(path: BlogPath): PictureFacts | undefined;
}

/** What a rule found. */
export interface Found {
  /** UTF-16 offset in the text of the post, or of the sidecar where `isInMetadata` and the metadata are there. */
  readonly at: number;
  readonly isInMetadata?: true;
  readonly message: string;
  readonly fix?: FindingFix;
}

/** One rule: a pure function over a post and a view of the blog. */
export interface Check {
  readonly rule: CheckRule;
  readonly severity: CheckSeverity;
  /** Only about what is being published: a draft that stays at home is no mistake. */
  readonly isForPublishing?: true;
  /**
   * Whether it needs the parts of the body. Such a rule is first asked about what a quick look takes for parts, which is
   * more than there are; only when it finds something the body is parsed and it is asked again.
   */
  readonly readsParts?: true;
  find(post: CheckedPost, blog: BlogView): readonly Found[];
}
