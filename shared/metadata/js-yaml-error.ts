import { type Document, isAlias, isMap, isNode, isScalar, visit } from 'yaml';

/** What js-yaml 3 and 4 take by default, beside `!`: the types of YAML 1.2's core, and those of 1.1 that blogs use. */
const knownTags: ReadonlySet<string> = new Set(
  'str seq map null bool int float timestamp merge binary omap pairs set'
    .split(' ')
    .map(name => `tag:yaml.org,2002:${name}`)
    .concat('!', '?'),
);

/** What js-yaml refuses of a document that is YAML: the offset of a key that is there twice, a tag nobody knows, or an alias of nothing. */
export function findJsYamlError(
  document: Document,
): { readonly at: number; readonly message: string } | undefined {
  let found: { readonly at: number; readonly message: string } | undefined;
  const anchors = new Set<string>();
  visit(document, {
    Node: (_, node) => {
      const at = node.range?.[0] ?? 0;
      if (isAlias(node)) {
        if (anchors.has(node.source)) return undefined;
        found = { at, message: `nothing is called &${node.source} for the * to stand for` };
        return visit.BREAK;
      }
      if (node.anchor !== undefined) anchors.add(node.anchor);
      if (node.tag !== undefined && !knownTags.has(node.tag)) {
        found = { at, message: `the tag ${node.tag} is unknown` };
        return visit.BREAK;
      }
      found = isMap(node) ? findDouble(node.items.map(({ key }) => key)) : undefined;
      return found === undefined ? undefined : visit.BREAK;
    },
  });
  return found;
}

function findDouble(keys: readonly unknown[]): { readonly at: number; readonly message: string } | undefined {
  const seen = new Set<string>();
  for (const key of keys) {
    const name = isScalar(key) ? String(key.value) : undefined;
    // Maps can be merged one after the other.
    if (name === undefined || name === '<<') continue;
    if (seen.has(name))
      return { at: (isNode(key) ? key.range?.[0] : undefined) ?? 0, message: doubleKey(name) };
    seen.add(name);
  }
  return undefined;
}

/** Words for a key that is there twice. */
export function doubleKey(name: string): string {
  return `the key “${name.slice(0, 100)}” is there twice`;
}
