import { readJsonFrontMatter } from '../../metadata/json-front-matter.ts';
import type { MetadataBlock } from '../../metadata/metadata-block.ts';
import { readTomlFrontMatter } from '../../metadata/toml-front-matter.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';

/** The front matter of a Hugo post in whichever of YAML, TOML and JSON it is written. */
export function readHugoFrontMatter(text: string): MetadataBlock | undefined {
  return readYamlFrontMatter(text) ?? readTomlFrontMatter(text) ?? readJsonFrontMatter(text);
}

/** The block with its keys in lower case: Hugo does not tell `Title` from `title`. */
export function withLowerKeys(block: MetadataBlock | undefined): MetadataBlock | undefined {
  if (block === undefined) return undefined;
  return { ...block, fields: block.fields.map(field => ({ ...field, key: field.key.toLowerCase() })) };
}
