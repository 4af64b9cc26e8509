/** Remembers what was made of a text. */
export interface TextCache<T> {
  /** The value for `text`, made at the first request; the entry that was not asked for longest goes first. */
  get(text: string, make: () => T): T;
}

/** A cache of at most `limit` entries. */
export function createTextCache<T>(limit: number): TextCache<T> {
  const entries = new Map<string, { readonly value: T }>();
  return {
    get(text, make) {
      const found = entries.get(text) ?? { value: make() };
      entries.delete(text);
      entries.set(text, found);
      if (entries.size > limit) {
        const [oldest] = entries.keys();
        if (oldest !== undefined) entries.delete(oldest);
      }
      return found.value;
    },
  };
}
