import { isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar } from 'yaml';
import { createAliasResolver } from '../../metadata/resolve-aliases.ts';
import { isTooDeepYaml } from '../../metadata/yaml-depth.ts';
import { yamlScalarText } from '../../metadata/yaml-scalar-text.ts';

/** A value of a YAML configuration. Scalars stay text; maps are Maps, so that no key can reach a prototype. */
export type ConfigValue = string | readonly ConfigValue[] | ConfigMap;

export type ConfigMap = ReadonlyMap<string, ConfigValue>;

/** Longest configuration that is read, in UTF-16 units. */
const longestConfig = 65_536;

/** Most values that are taken out of one configuration, those behind aliases counted each time. */
const mostValues = 10_000;

/** The top-level map of a YAML configuration. Never throws: what is no map, too long or invalid gives an empty one. */
export function readYamlConfig(text: string): ConfigMap {
  if (text.length > longestConfig || isTooDeepYaml(text)) return new Map();
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const value = createConverter(document)(document.contents, 0);
    return value instanceof Map ? value : new Map<string, ConfigValue>();
  } catch {
    // A configuration that cannot be read is the generator's to report; the blog opens with defaults.
    return new Map();
  }
}

type Document = ReturnType<typeof parseDocument>;

function createConverter(document: Document): (node: unknown, depth: number) => ConfigValue {
  const resolve = createAliasResolver(document);
  let count = 0;
  const convert = (nodeOrAlias: unknown, depth: number): ConfigValue => {
    const node = resolve(nodeOrAlias);
    count += 1;
    if (count > mostValues || depth > 20) return '';
    if (isScalar(node)) return yamlScalarText(node);
    if (isSeq(node)) return node.items.map(item => convert(item, depth + 1));
    return isMap(node)
      ? new Map(
          node.items.filter(hasTextKey).map(pair => [String(pair.key.value), convert(pair.value, depth + 1)]),
        )
      : '';
  };
  return convert;
}

function hasTextKey(pair: Pair): pair is Pair<Scalar> {
  return isScalar(pair.key);
}

/** A value as text, '' when it is none. */
export function configText(value: ConfigValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A value as a map, empty when it is none. */
export function configMap(value: ConfigValue | undefined): ConfigMap {
  return value instanceof Map ? value : new Map<string, ConfigValue>();
}

/** The items of a list, or of a single value. */
export function configList(value: ConfigValue | undefined): readonly ConfigValue[] {
  if (value === undefined || value === '' || value instanceof Map) return [];
  return typeof value === 'string' ? [value] : (value as readonly ConfigValue[]);
}
