import { isMap, isPair, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { describeYamlError } from './describe-yaml-error.ts';
import { findJsYamlError } from './js-yaml-error.ts';
import type { MetadataField } from './metadata-block.ts';
import { createAliasResolver } from './resolve-aliases.ts';
import { isTooDeepYaml } from './yaml-depth.ts';
import { yamlScalarText } from './yaml-scalar-text.ts';

/** What a YAML text holds: its fields, or the offset in it and the words of what is wrong with it. */
export type YamlReading =
  | { readonly fields: readonly MetadataField[] }
  | { readonly at: number; readonly message: string };

/**
 * Which library reads the YAML in the end: `js-yaml` takes no key twice and no tag it does not know; `any` is what all
 * others take, of a key that is there twice the last one.
 */
export type YamlLoader = 'any' | 'js-yaml';

/**
 * The fields of a YAML text that begins at offset `start` of a file. Values stay text: no date, number or boolean is
 * interpreted. Never throws.
 */
export function readYamlFields(yaml: string, start: number, loader: YamlLoader = 'any'): YamlReading {
  if (isTooDeepYaml(yaml)) return { at: 0, message: 'the front matter is nested too deeply' };
  try {
    const document = parseDocument(yaml, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const [error] = document.errors;
    if (error !== undefined) return describeYamlError(yaml, error);
    const refused = loader === 'js-yaml' ? findJsYamlError(document) : undefined;
    if (refused !== undefined) return refused;
    const { contents } = document;
    if (contents === null || (isScalar(contents) && contents.value === '')) return { fields: [] };
    if (!isMap(contents)) return { at: 0, message: 'the front matter is not a list of keys with values' };
    return { fields: fieldsOf(contents, start, createAliasResolver(document)) };
  } catch (error) {
    // The parser is recursive: a block it cannot take is a broken one, not a broken list.
    return { at: 0, message: error instanceof Error ? error.message : 'the front matter cannot be read' };
  }
}

function fieldsOf(
  map: YAMLMap,
  start: number,
  resolve: (node: unknown) => unknown,
): readonly MetadataField[] {
  const fields: MetadataField[] = [];
  for (const pair of map.items) {
    const name = resolve(pair.key);
    if (!isPair(pair) || !isScalar(name)) continue;
    const key = String(name.value);
    const keyEnd = start + ((pair.key as Node).range?.[1] ?? 0);
    const range = (pair.value as Node | null)?.range;
    const from = range ? start + range[0] : keyEnd;
    const to = range ? start + range[1] : keyEnd;
    fields.push({ key, from, to, ...readValue(resolve(pair.value), resolve) });
  }
  return fields;
}

function readValue(
  node: unknown,
  resolve: (node: unknown) => unknown,
): Pick<MetadataField, 'text' | 'items'> {
  if (isScalar(node)) return { text: yamlScalarText(node) };
  if (!isSeq(node)) return { text: '' };
  const items = node.items.map(resolve).filter(isScalar).map(yamlScalarText);
  return { text: '', items };
}
