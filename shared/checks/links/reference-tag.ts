// `{{< ref "a.md" >}}`, `{{% relref path="a.md" lang="de" %}}`, `{{< relref a >}}`
const hugoPattern = /^\{\{[<%]\s*(rel)?ref\s+(?:path\s*=\s*)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"'`%>]+))/;

// `{% post_url 2020-01-01-a %}`, `{% link a.md %}`, `{% post_link a 'text' %}`
const liquidPattern = /^\{%-?\s*(post_url|link|post_link|post_path)\s+(?:"([^"]*)"|'([^']*)'|([^\s%]+))/;

/** What a tag of a generator leads to. */
export interface ReadReference {
  readonly name: 'ref' | 'post_url' | 'link' | 'post_link';
  readonly target: string;
}

/** Reads a tag that leads to a post or file, as it stands in a text or as an address; undefined for any other tag. */
export function readReferenceTag(tag: string): ReadReference | undefined {
  const hugo = hugoPattern.exec(tag);
  if (hugo !== null) return { name: 'ref', target: hugo[2] ?? hugo[3] ?? hugo[4] ?? hugo[5] ?? '' };
  const liquid = liquidPattern.exec(tag);
  if (liquid === null) return undefined;
  const [, name = '', double, single, bare] = liquid;
  return {
    name: name === 'post_url' || name === 'link' ? name : 'post_link',
    target: double ?? single ?? bare ?? '',
  };
}

/** Whether a tag leads to a post or file of the blog. */
export function isReferenceTag(tag: string): boolean {
  return readReferenceTag(tag) !== undefined;
}
