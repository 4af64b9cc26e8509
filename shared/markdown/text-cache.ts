/** Remembers what was made of a text. */
export interface TextCache<T> {
  /** The value for `text`, made at the first request; the entry that was not asked for longest goes first. */
  get(text: string, make: () => T): T;
}

/**
 * A cache of at most `limit` entries, and of no more than `lengthLimit` UTF-16 units of texts: what is made of a long one takes
 * room, too, and each key typed in it makes another. The newest entry stays, however long it is.
 */
export function createTextCache<T>(limit: number, lengthLimit = 400_000): TextCache<T> {
  const entries = new Map<string, { readonly value: T }>();
  let length = 0;
  const shrink = (newest: string): void => {
    for (const oldest of entries.keys()) {
      if (oldest === newest || (entries.size <= limit && length <= lengthLimit)) return;
      entries.delete(oldest);
      length -= oldest.length;
    }
  };
  return {
    get(text, make) {
      const known = entries.get(text);
      const found = known ?? { value: make() };
      if (known) entries.delete(text);
      else length += text.length;
      entries.set(text, found);
      shrink(text);
      return found.value;
    },
  };
}
