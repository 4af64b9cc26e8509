import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostMetadata } from '../../model/post.ts';
import type { RefusalReason } from '../edit/edit-dialect.ts';
import type { KeyHabit, ListHabit, SpacingHabit } from '../edit/metadata-habits.ts';
import type { MetadataStyle } from '../metadata-block.ts';

/** What the values of a key are, found from what the posts of the blog hold. */
export type FieldType = 'text' | 'long-text' | 'date' | 'boolean' | 'list' | 'image' | 'number';

/** A value in a form: a text or number or date as written without quotes, the items of a list, a boolean. */
export type FieldValue = string | readonly string[] | boolean;

/** The fields every post has, whatever its generator calls them; a form shows them first, in this order. */
export const fieldRoles = ['title', 'date', 'tags', 'draft', 'slug', 'description'] as const;

/** One of {@link fieldRoles}. */
export type FieldRole = (typeof fieldRoles)[number];

/** A key that posts of a blog use. */
export interface BlogField {
  /** As the newest post that has it writes it; keys in tables and objects are dotted (`extra.team`). */
  readonly key: string;
  readonly type: FieldType;
  /** How many posts have it. */
  readonly count: number;
  /** What posts have there, the most frequent first: items of lists, and texts of which several posts have the same. */
  readonly values: readonly string[];
  /** Some post holds keys below it: no text and no list of texts that a form could write in another. */
  readonly isNested?: true;
  /** Of a date: how the newest post writes it, so that a new one gets the same form. */
  readonly dateModel?: string;
}

/** How the posts of one style of metadata write: `MetadataHabits` in a form that can go over a port. */
export interface StyleHabits {
  readonly style: MetadataStyle;
  /** Posts in that style. */
  readonly count: number;
  readonly orders: readonly (readonly string[])[];
  readonly keys: readonly (readonly [string, KeyHabit])[];
  readonly quote: KeyHabit['quote'];
  readonly list?: ListHabit;
  readonly spacing?: SpacingHabit;
}

/** What a blog's posts show of its metadata: everything a form needs that the open post itself does not say. Plain data. */
export interface BlogFields {
  /** Posts that were looked at. */
  readonly posts: number;
  /** Those of most posts first. */
  readonly fields: readonly BlogField[];
  /** The style of most posts first. */
  readonly habits: readonly StyleHabits[];
}

/** The texts of the open post as they are now, with `\n` line ends and no byte order mark. */
export interface FieldSource {
  readonly site: Site;
  readonly path: BlogPath;
  /** What the editor holds, typed or not. */
  readonly text: string;
  /** Of a post with a sidecar: what its file holds. */
  readonly sidecarText?: string;
}

/**
 * Why a field cannot be edited in a form: what `editField` refuses, and
 * - `folder`: the folder the post lies in says it
 * - `file-name`: the name of the post's file says it, and no key of this generator does
 * - `markup`: the value is a heading of the text with more than plain words in it
 * - `style`: a post without metadata cannot get any in a form that is known here
 * - `unread`: the text begins like metadata that its generator does not read: nothing is put above them
 * - `date`: what was typed is no date that can be written here
 */
export type FieldRefusalReason =
  | RefusalReason
  | 'folder'
  | 'file-name'
  | 'markup'
  | 'style'
  | 'unread'
  | 'date';

/** Why a field cannot be edited; `describeRefusal` has the words. */
export interface FieldRefusal {
  readonly reason: FieldRefusalReason;
  /** Of a block that cannot be read: what its reader says, beginning with `line N: `. Of a date: an example. */
  readonly detail?: string;
}

/** Where a value stands. */
export interface FieldPlace {
  /** The post's own file or its sidecar. */
  readonly path: BlogPath;
  /** UTF-16 offsets of the value as written, quotes and all. */
  readonly from: number;
  readonly to: number;
  /** 1-based. */
  readonly line: number;
}

/** One field of a form about a post. */
export interface PostField {
  /** Unique among the fields of a post and the same after every edit: the role, else the key. */
  readonly id: string;
  /** Absent for a key that only this blog or post knows. */
  readonly role?: FieldRole;
  /** The accessible name: `Title`, `Date` … for roles, else the key as written. */
  readonly label: string;
  /** What the post calls it or would call it: `Status`, `published`, `taxonomies.tags`; '' for a title that is a heading. */
  readonly key: string;
  /** That of the blog, or another where this post's value does not fit it. */
  readonly type: FieldType;
  /**
   * What the post says; '' or no items or false where it says nothing. A draft is true for a draft however the dialect
   * says that.
   */
  readonly value: FieldValue;
  /** What counts instead where the post says nothing: from its name, folder, first heading or the site's configuration. */
  readonly inherited?: FieldValue;
  /** Absent where the post does not have the key. */
  readonly place?: FieldPlace;
  /** Present: the field is shown with its value and this reason, and cannot be changed. */
  readonly refusal?: FieldRefusal;
  /** What other posts have there: for completion. */
  readonly suggestions: readonly string[];
  /** Of a date without a value: a date in the form of the blog's newest post, the model for `writeShownDate`. */
  readonly dateModel?: string;
  /** How many posts of the blog have the key. */
  readonly count: number;
}

/** The fields of a post, in the order to show. */
export interface PostFields {
  readonly fields: readonly PostField[];
  /** The raw block, for the view that is one click away; absent when the post has no metadata. */
  readonly raw?: { readonly path: BlogPath; readonly from: number; readonly to: number };
  /** The block cannot be read and is never rewritten: show it raw, with this. Each field then has the same refusal. */
  readonly broken?: { readonly line: number; readonly message: string };
  /** What the generator makes of it all. */
  readonly metadata: PostMetadata;
}

/** One splice: replaces a part of a file's text; UTF-16 offsets of the text before any of the changes. */
export interface FieldChange {
  /** The post's own file (apply it in the editor) or its sidecar (have main write it). */
  readonly path: BlogPath;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** How a field is changed. */
export interface ChangeOptions {
  /** Is a draft, or no commit has it yet: only then does the slug follow the title. */
  readonly isUnpublished: boolean;
  /** The last title that had a word in it, where a form gives every keystroke: the slug follows over an emptied title. */
  readonly lastTitle?: string;
}

/**
 * The splices that make the change, ascending in each file; none when the field has the value already. All of one file
 * are one step of undoing.
 */
export type FieldChanges = { readonly changes: readonly FieldChange[] } | FieldRefusal;
