/** The dialect a block of metadata is written in. */
export type MetadataStyle =
  | 'yaml'
  | 'toml'
  | 'json'
  /** JSON without its outer braces, ended by `;;;`. */
  | 'hexo-json'
  /** Between `---` lines the first of which names a language that is not written here: `---js`. */
  | 'named-fence'
  | 'nikola-lines'
  | 'nikola-comment'
  /** `Key: value` at the start of a file; keys mean the same in upper and lower case. */
  | 'key-value'
  /** The same below a line `---`: it looks like YAML and is none. */
  | 'key-value-fenced'
  /** The title of a reStructuredText document and the `:key: value` fields below it. */
  | 'rest-docinfo'
  /** The `#+KEY: value` lines of an Org document. */
  | 'org-keywords'
  /** `<title>` and `<meta name content>` in the head of an HTML document. */
  | 'html-meta';

/** One key of a block. */
export interface MetadataField {
  readonly key: string;
  /** The value as text, without quotes and outer space; '' when it is empty or not a single value. */
  readonly text: string;
  /** The texts of a list's items, when the value is a list. */
  readonly items?: readonly string[];
  /** UTF-16 offsets of the value as written, quotes and all; `from === to` when it is empty. */
  readonly from: number;
  readonly to: number;
}

/** The metadata found in a text. */
export interface MetadataBlock {
  readonly style: MetadataStyle;
  /** UTF-16 offsets of the whole block with its fences and the line end after it: the body begins at `to`. */
  readonly from: number;
  readonly to: number;
  /** In the order of the text; a key can occur twice. */
  readonly fields: readonly MetadataField[];
  /** What keeps the block from being read, beginning with the line; the fields then hold what could be told. */
  readonly error?: string;
  /** True when nothing ends the block: what is written anywhere behind it may. */
  readonly isOpen?: true;
}

/**
 * The field of a key; of several the last one, as YAML loaders and Nikola do. Upper and lower case differ. In
 * `Key: value` lines they do not, and the first of several counts, as in Pelican (pelican/readers.py).
 */
export function fieldOf(block: MetadataBlock | undefined, key: string): MetadataField | undefined {
  if (!hasKeyValueLines(block)) return block?.fields.findLast(field => field.key === key);
  const small = key.toLowerCase();
  return block?.fields.find(field => field.key.toLowerCase() === small);
}

/** Whether a block is made of `Key: value` lines, with or without a line `---` above them. */
export function hasKeyValueLines(block: MetadataBlock | undefined): boolean {
  return block?.style === 'key-value' || block?.style === 'key-value-fenced';
}

/** The text of a key, or '' when there is none. */
export function textOf(block: MetadataBlock | undefined, key: string): string {
  const field = fieldOf(block, key);
  return field === undefined ? '' : field.text || (field.items?.join(', ') ?? '');
}

/** The items of a key: of a list its items, of a text its parts between `separator`; empty ones are left out. */
export function itemsOf(
  block: MetadataBlock | undefined,
  key: string,
  separator: string | RegExp,
): readonly string[] {
  const field = fieldOf(block, key);
  if (field === undefined) return [];
  const parts = field.items ?? field.text.split(separator);
  return parts.map(part => part.trim()).filter(part => part !== '');
}
