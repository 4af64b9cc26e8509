/** One value to change. */
export interface FieldEdit {
  /** As the block's reader gives it. */
  readonly key: string;
  /** A text, the items of a list, a boolean; undefined takes the key out. */
  readonly value: string | readonly string[] | boolean | undefined;
  /**
   * Where the generator splits a text of this key into items (`,` in Nikola and Pelican, a space in Jekyll). Without one
   * a text is one item, unless the dialect knows no other lists.
   */
  readonly separator?: string;
}

/**
 * The items a text means to a generator that splits it at `separator`; any blanks count as a space does. Without one the
 * text is one item.
 */
export function splitItems(text: string, separator: string | undefined): readonly string[] {
  if (separator === undefined) return text.trim() === '' ? [] : [text.trim()];
  const parts = separator.trim() === '' ? text.split(/\s+/) : text.split(separator);
  return parts.map(part => part.trim()).filter(part => part !== '');
}
