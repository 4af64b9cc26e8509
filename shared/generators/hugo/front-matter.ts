import { readJsonFrontMatter } from '../../metadata/json-front-matter.ts';
import type { MetadataBlock } from '../../metadata/metadata-block.ts';
import { readOrgKeywords } from '../../metadata/org-keywords.ts';
import { readTomlFrontMatter } from '../../metadata/toml-front-matter.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import { endingOf } from '../paths/blog-paths.ts';

/** The front matter of a Hugo post in whichever of YAML, TOML and JSON it is written, or the keywords of an Org one. */
export function readHugoFrontMatter(text: string, path = ''): MetadataBlock | undefined {
  const block = readYamlFrontMatter(text) ?? readTomlFrontMatter(text) ?? readJsonFrontMatter(text);
  return block ?? (endingOf(path) === '.org' ? readOrgKeywords(text) : undefined);
}

/** The block with its keys in lower case: Hugo does not tell `Title` from `title`. */
export function withLowerKeys(block: MetadataBlock | undefined): MetadataBlock | undefined {
  if (block === undefined) return undefined;
  return { ...block, fields: block.fields.map(field => ({ ...field, key: field.key.toLowerCase() })) };
}
