import type { WireError } from '../app-error.ts';
import type { PostSource } from '../generators/generator.ts';
import type { BlogPath } from './blog.ts';
import type { TextChanges } from './text-change.ts';

/** How much a finding matters: an error stops a publish, a warning asks once. */
export type CheckSeverity = 'error' | 'warning';

/** What a rule can be set to in a blog. */
export type CheckSetting = CheckSeverity | 'off';

/** The rules, by the names they have in `leysin check --json` and in `.leysin.json`. */
export const checkRules = [
  'broken-link',
  'broken-anchor',
  'draft-link',
  'missing-image',
  'image-case',
  'missing-alt',
  'photo-place',
  'large-image',
  'duplicate-address',
  'broken-metadata',
  'missing-metadata',
  'unreadable-date',
  'future-date',
  'date-zone',
  'draft-on',
  'draft-ignored',
  'merge-marker',
  'todo',
  'secret',
] as const;

/** The name of a rule. */
export type CheckRule = (typeof checkRules)[number];

/** What the user set rules to in a blog; those that are absent are as they come. */
export type CheckSettings = Readonly<Partial<Record<CheckRule, CheckSetting>>>;

/** What puts a finding right with one click. */
export type FindingFix =
  /** Changes of the finding's file, made over the text that was checked. */
  | { readonly kind: 'text'; readonly label: string; readonly changes: TextChanges }
  /** Takes the place where it was taken out of a photo; its pixels stay as they are. */
  | { readonly kind: 'photo-place'; readonly label: string; readonly photo: BlogPath };

/** Something in a post that readers would stumble over, or that should not go online. */
export interface Finding {
  /** The file it is in: the post, or the file beside it that holds its metadata. */
  readonly file: BlogPath;
  /** The line of that file, from 1. */
  readonly line: number;
  readonly rule: CheckRule;
  readonly severity: CheckSeverity;
  /** A sentence for people. */
  readonly message: string;
  /** The post it is about. */
  readonly post: BlogPath;
  readonly fix?: FindingFix;
  /** The first line of the message of the commit it is in, where that was made earlier and goes online as it is. */
  readonly earlier?: string;
  /**
   * Whether the last commit has it too: what is online already neither stops a publish nor asks. So it is with what a blog has
   * that goes online for the first time.
   */
  readonly isOld: boolean;
  /** Names the rule, the post and its text: what the user accepts is kept under it. */
  readonly token: string;
  /** Whether the user has said of this text that the warning may be; errors never are. */
  readonly isAccepted: boolean;
}

/** Where a key or password stands in a file. */
export interface SecretPlace {
  /** The line, from 1. */
  readonly line: number;
  /** What it looks like, such as `a private key`. */
  readonly name: string;
}

/** What is to be checked, and how. */
export interface CheckRequest {
  /** Files of the blog: posts, and what lies beside them; others are passed over. Null: every post and page. */
  readonly paths: readonly BlogPath[] | null;
  readonly settings: CheckSettings;
  /** Whether they are about to be published: then drafts among them are told. */
  readonly isPublishing: boolean;
  /** Now, as ISO 8601 UTC. */
  readonly now: string;
  /** Posts as a commit has them, which are checked in place of what is on the disk; absent: none. */
  readonly committed?: readonly PostSource[];
  /** Texts of the last commit, with which the findings are compared, by path. */
  readonly before: readonly (readonly [BlogPath, string])[];
}

/** How far a run of checks is. */
export interface CheckProgress {
  readonly checked: number;
  readonly all: number;
}

/** What a run of checks found. */
export interface CheckReport {
  /** In the order of the posts and of their lines. */
  readonly findings: readonly Finding[];
  /** How many posts were looked at. */
  readonly posts: number;
  /** What of the blog's own settings of the rules cannot be used: `checks.bad-setting`. */
  readonly problems: readonly WireError[];
}
