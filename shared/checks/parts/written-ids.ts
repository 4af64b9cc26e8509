// `id="a"`, `name=a`, `id: a`
const attributePattern = /\b(?:id|name)\s*[=:]\s*["']?([^"'\s<>{}]+)/gi;

// `{#a}`, `{: .b #a}`, `{ #a .b }`
const bracesPattern = /\{[^{}\n#]{0,200}#([^\s{}#]+)[^{}\n]{0,200}\}/g;

/** The names that a text gives its parts, in HTML, in braces or as arguments of tags: each may be an anchor. */
export function writtenIds(text: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const pattern of [attributePattern, bracesPattern])
    for (const [, id = ''] of text.matchAll(pattern)) ids.add(id);
  return ids;
}
