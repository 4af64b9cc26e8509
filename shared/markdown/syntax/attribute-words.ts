/** What an attribute list says. */
export interface AttributeWords {
  readonly id: string;
  /** Values by name, the name in lower case. */
  readonly values: ReadonlyMap<string, string>;
  /** Classes and single words, as they are written. */
  readonly words: readonly string[];
}

const wordPattern = /#([^\s{}#."'=]+)|([A-Za-z_:][\w:-]*)=(?:"([^"]*)"|'([^']*)'|(\S*))|(\S+)/g;

/** Takes apart `{: #id .class key="value"}` or what stands in it. */
export function readAttributes(source: string): AttributeWords {
  const content = source.replace(/^\{:?/, '').replace(/\}$/, '');
  const values = new Map<string, string>();
  const words: string[] = [];
  let id = '';
  for (const [whole, named, key, quoted, single, bare] of content.matchAll(wordPattern)) {
    if (named !== undefined) id = named;
    else if (key !== undefined) values.set(key.toLowerCase(), quoted ?? single ?? bare ?? '');
    else words.push(whole);
  }
  const given = values.get('id');
  return { id: given ?? id, values, words };
}
