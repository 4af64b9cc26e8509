/** What an attribute list says. */
export interface AttributeWords {
  readonly id: string;
  /** Values by name, the name in lower case. */
  readonly values: ReadonlyMap<string, string>;
  /** Classes and single words, as they are written. */
  readonly words: readonly string[];
}

const wordPattern = /#([^\s{}#."'=]+)|([A-Za-z_:][\w:-]*)=(?:"([^"]*)"|'([^']*)'|(\S*))|(\S+)/g;

/** What stands between the braces of an attribute list, as it is written. */
export function argumentsOf(source: string): string {
  return source.replace(/^\{:?/, '').replace(/\}$/, '').trim();
}

/** Takes apart `{: #id .class key="value"}` or what stands in it. */
export function readAttributes(source: string): AttributeWords {
  const values = new Map<string, string>();
  const words: string[] = [];
  let id = '';
  for (const [whole, named, key, quoted, single, bare] of argumentsOf(source).matchAll(wordPattern)) {
    if (named !== undefined) id = named;
    else if (key !== undefined) values.set(key.toLowerCase(), quoted ?? single ?? bare ?? '');
    else words.push(whole);
  }
  const given = values.get('id');
  return { id: given ?? id, values, words };
}
