import type { TextChanges } from '../../model/text-change.ts';
import type { MetadataBlock, MetadataField } from '../metadata-block.ts';

/**
 * Why an edit is not made: nothing is guessed.
 * - `broken`, `open`: the block cannot be read, or nothing ends it
 * - `dialect`: nothing is known about writing this style
 * - `template`: the block is a template that something else fills in
 * - `alias`: the value is an alias or carries an anchor or tag inside a list
 * - `map`, `nested-list`: the value holds more than texts
 * - `list`: a text or boolean was given for a list
 * - `multi-line`: the value runs over several lines in a way that cannot be kept
 * - `comment`: a comment inside the list would get lost
 * - `duplicate`: the key occurs more than once and the meaning depends on all of them
 * - `not-boolean`: a boolean was given for a value that is none
 * - `line-break`: the dialect has no way to write a line break here
 * - `key`: the dialect has no way to write this key
 * - `form`: the key or block stands in a form that is not one key per line
 * - `unwritable`: the dialect has no way to write this value
 * - `changes-more`: read again, the result would differ in more than what was meant
 */
export type RefusalReason =
  | 'broken'
  | 'open'
  | 'dialect'
  | 'template'
  | 'alias'
  | 'map'
  | 'nested-list'
  | 'list'
  | 'multi-line'
  | 'comment'
  | 'duplicate'
  | 'not-boolean'
  | 'line-break'
  | 'key'
  | 'form'
  | 'unwritable'
  | 'changes-more';

/** An edit that is not made, and why. */
export interface EditRefusal {
  readonly refused: RefusalReason;
}

/** Tells a refusal from what was asked for. */
export function isRefusal(result: object): result is EditRefusal {
  return 'refused' in result;
}

/** UTF-16 offsets of a part of a text. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** The quote around a text as written; '' for none. */
export type Quote = '"' | "'" | '';

/** One text as written, quotes and all. */
export interface WrittenText extends TextRange {
  readonly kind: 'text';
  readonly quote: Quote;
}

/** A list between brackets; the range has them, the items' ranges their quotes. */
export interface WrittenFlow extends TextRange {
  readonly kind: 'flow';
  readonly items: readonly WrittenText[];
}

/** A list with each item on a line of its own behind a dash. */
export interface WrittenLines extends TextRange {
  readonly kind: 'lines';
  readonly items: readonly WrittenText[];
  /** The offset right after the key's colon. */
  readonly afterKey: number;
}

/** A text over several lines whose every character has a place in the file. */
export interface WrittenPlaces {
  readonly kind: 'places';
  readonly text: string;
  /** Offset in the file of every UTF-16 unit of `text`, and of its end. */
  readonly places: readonly number[];
  /** What is written for a line break. */
  readonly lineBreak: string;
  /** The value as a text that may be written over on one line, where the dialect has such a form. */
  readonly whole?: WrittenText;
}

/** A value as it is written. */
export type WrittenValue = WrittenText | WrittenFlow | WrittenLines | WrittenPlaces;

/** How a text is to be written. */
export interface TextForm {
  /** The quote to keep where the text allows it. */
  readonly quote: Quote;
  /** What is replaced, or what other posts have there, as written; '' for none. What has no quotes and is no text, such as a date, stays so. */
  readonly previous: string;
  /** Whether it stands between the brackets of a list. */
  readonly isInFlow: boolean;
}

/** How one dialect writes metadata: all that differs between dialects. Offsets are those of the text given. */
export interface EditDialect {
  /** How the value of a field is written. */
  readonly look: (text: string, block: MetadataBlock, field: MetadataField) => WrittenValue | EditRefusal;
  /** Whether the block is a template, and no metadata yet. */
  readonly isTemplate?: (text: string, block: MetadataBlock) => boolean;
  /** A text as a value, or undefined when the dialect cannot write it. */
  readonly writeText: (value: string, form: TextForm) => string | undefined;
  /** A key, or undefined when the dialect cannot write it. */
  readonly writeKey: (key: string) => string | undefined;
  /** What stands between a key and its value where no other post shows it. */
  readonly between: string;
  /** The only list form of a dialect that has none of its own: texts with this between them. */
  readonly listSeparator?: string;
  /** The form of a list where no other post shows it. */
  readonly listForm: 'flow' | 'lines' | 'text';
  /** Between the items of a list `#` begins a comment. */
  readonly hasComments?: true;
  /** Keys mean the same in upper and lower case, and one that occurs twice means something of its own. */
  readonly ignoresCase?: true;
  /** Booleans are written `true` and `false` only. */
  readonly hasStrictBooleans?: true;
  /** The whole lines of a field, from its key's line to the line after its value. */
  readonly linesOf: (text: string, block: MetadataBlock, field: MetadataField) => TextRange | EditRefusal;
  /** Where the first key of a block without keys begins. */
  readonly firstLine: (text: string, block: MetadataBlock) => number;
  /** Only where keys are in tables or objects: the one a key is in, '' for none; undefined for a key it cannot hold. */
  readonly groupOf?: (key: string) => string | undefined;
  /** Only there: adds the first key of a table or object that has none yet. */
  readonly addGroup?: (
    text: string,
    block: MetadataBlock,
    group: string,
    line: NewKey,
  ) => TextChanges | EditRefusal;
  /** Only for a dialect that has no lines: takes a key out. */
  readonly remove?: (text: string, block: MetadataBlock, field: MetadataField) => TextChanges | EditRefusal;
  /** Only for a dialect that has no lines: adds a key after a field, or first. */
  readonly add?: (
    text: string,
    block: MetadataBlock,
    line: NewKey,
    after: MetadataField | undefined,
  ) => TextChanges | EditRefusal;
}

/** A key and its value, both ready to be written. */
export interface NewKey {
  readonly key: string;
  readonly value: string;
}
