import { isMap, isPair, isScalar, type Node, parseDocument } from 'yaml';
import type { MetadataBlock, MetadataField } from '../metadata-block.ts';
import { lineAt } from '../text-lines.ts';

/** A key of YAML front matter with the node of its value; offsets are those of the file. */
export interface YamlPair {
  readonly keyFrom: number;
  /** After the colon. */
  readonly keyTo: number;
  readonly node: Node | null;
  /** What to add to a node's offsets. */
  readonly start: number;
}

/** The YAML of a block, without its fences, by offsets of the file; Hexo knows blocks without the first one. */
export function yamlRange(
  text: string,
  block: MetadataBlock,
): { readonly from: number; readonly to: number } {
  const first = lineAt(text, block.from);
  const from = text.startsWith('---', block.from) ? first.next : first.from;
  const end = text.lastIndexOf('\n', block.to - 2) + 1;
  return { from, to: Math.max(from, end) };
}

/**
 * The pair a field was read from, or undefined when it does not stand as `key: value` at the start of a line. The YAML
 * is parsed for its places only.
 */
export function findYamlPair(text: string, block: MetadataBlock, field: MetadataField): YamlPair | undefined {
  const { from: start } = yamlRange(text, block);
  const contents = contentsOf(text, block);
  if (!isMap(contents) || contents.flow) return undefined;
  for (const pair of contents.items) {
    if (!isPair(pair) || !isScalar(pair.key)) continue;
    const node = pair.value as Node | null;
    const keyEnd = pair.key.range?.[1] ?? 0;
    const range = node?.range ?? [keyEnd, keyEnd];
    if (start + range[0] !== field.from || start + range[1] !== field.to) continue;
    if (String(pair.key.value) !== field.key) continue;
    return placeOf(text, start, pair.key.range?.[0] ?? 0, keyEnd, node);
  }
  return undefined;
}

/** The last block that was parsed: all its fields are asked for one after the other. */
let latest: { readonly yaml: string; readonly contents: unknown } | undefined;

function contentsOf(text: string, block: MetadataBlock): unknown {
  const { from, to } = yamlRange(text, block);
  const yaml = text.slice(from, to);
  if (latest?.yaml === yaml) return latest.contents;
  const { contents } = parseDocument(yaml, {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  latest = { yaml, contents };
  return contents;
}

function placeOf(
  text: string,
  start: number,
  from: number,
  keyEnd: number,
  node: Node | null,
): YamlPair | undefined {
  const keyFrom = start + from;
  const lineStart = text.lastIndexOf('\n', keyFrom - 1) + 1;
  const colon = /^[ \t]*:/.exec(text.slice(start + keyEnd, start + keyEnd + 200));
  if (colon === null || text.slice(lineStart, keyFrom).trim() !== '') return undefined;
  return { keyFrom, keyTo: start + keyEnd + colon[0].length, node, start };
}
