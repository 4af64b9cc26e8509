import { itemsOf, type MetadataBlock, type MetadataField } from '../../metadata/metadata-block.ts';
import { readTomlFrontMatter } from '../../metadata/toml-front-matter.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import { configAt } from '../config/config-lookup.ts';
import { configList, configText, readYamlConfig } from '../config/read-yaml-config.ts';

/** The front matter of a Zola post: TOML, or YAML, which Zola takes too. */
export function readZolaFrontMatter(text: string): MetadataBlock | undefined {
  return readTomlFrontMatter(text) ?? readYamlFrontMatter(text);
}

/** One item that takes no separator. */
const whole = /$^/;

/** The terms of a taxonomy; `names` are what it may be called, and what is not in `[taxonomies]` counts too. */
export function readTaxonomy(
  block: MetadataBlock | undefined,
  text: string,
  names: readonly string[],
): readonly string[] {
  const nested = block?.style === 'yaml' ? yamlTaxonomies(block, text) : [];
  const read = block === undefined ? undefined : { ...block, fields: [...block.fields, ...nested] };
  const terms = names.flatMap(name => [
    ...itemsOf(read, `taxonomies.${name}`, whole),
    ...itemsOf(read, name, whole),
  ]);
  return [...new Set(terms)];
}

/** What stands under `taxonomies:`, which the reader of YAML front matter leaves in one piece. */
function yamlTaxonomies(block: MetadataBlock, text: string): readonly MetadataField[] {
  const field = block.fields.findLast(({ key }) => key === 'taxonomies');
  if (field === undefined || block.error !== undefined) return [];
  const start = text.lastIndexOf('\n', field.from) + 1;
  const isBelow = text.slice(start, field.from).trim() === '';
  const yaml = `taxonomies:${isBelow ? '\n' : ' '}${text.slice(isBelow ? start : field.from, field.to)}`;
  const map = configAt(readYamlConfig(yaml), 'taxonomies');
  return map instanceof Map
    ? [...map].map(([key, value]) => ({
        key: `taxonomies.${key}`,
        text: '',
        items: configList(value).map(configText),
        from: field.from,
        to: field.to,
      }))
    : [];
}
