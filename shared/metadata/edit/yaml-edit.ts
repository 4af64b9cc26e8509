import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLSeq } from 'yaml';
import type { MetadataBlock, MetadataField } from '../metadata-block.ts';
import { lineAt } from '../text-lines.ts';
import type {
  EditDialect,
  EditRefusal,
  Quote,
  TextRange,
  WrittenText,
  WrittenValue,
} from './edit-dialect.ts';
import { findYamlPair, type YamlPair, yamlRange } from './yaml-pair.ts';
import { blockPlaces, isBlockScalar, wrappedPlaces } from './yaml-places.ts';
import { writeYamlText } from './yaml-text.ts';

/** YAML front matter: read for its places with the `yaml` package, written by splicing. */
export const yamlEdit: EditDialect = {
  look,
  // `title: {{ x }}` is a map with a map for its key to YAML, and a title to whoever wrote it.
  isTemplate: (text, block) => block.fields.some(({ from }) => /^\{[{%]/.test(text.slice(from, from + 2))),
  writeText: writeYamlText,
  writeKey: key => {
    if (key === '' || /[\r\n]/.test(key)) return undefined;
    return writeYamlText(key, { quote: '', previous: '', isInFlow: false });
  },
  between: ': ',
  listForm: 'flow',
  hasComments: true,
  linesOf,
  firstLine: (text, block) => yamlRange(text, block).to,
};

function look(text: string, block: MetadataBlock, field: MetadataField): WrittenValue | EditRefusal {
  const pair = findYamlPair(text, block, field);
  if (pair === undefined) return { refused: 'form' };
  const { node, start } = pair;
  if (isAlias(node)) return { refused: 'alias' };
  if (isMap(node)) return { refused: 'map' };
  if (isSeq(node)) return lookAtList(text, pair, node, field);
  if (node === null || !isScalar(node)) return emptyAt(text, pair.keyTo);
  const [from = 0, to = 0] = node.range ?? [];
  if (from === to) return hasProperties(node) ? { refused: 'alias' } : emptyAt(text, pair.keyTo);
  if (isBlockScalar(node)) return lookAtBlock(text, start + from, start + to, field);
  const written = lookAtScalar(text, node, start);
  if (!text.slice(written.from, written.to).includes('\n')) return written;
  const places = wrappedPlaces(text, written);
  return places.text.trim() === field.text ? places : written;
}

/** Where a value goes that is not there: behind the blanks after the colon, or at the colon before a comment. */
function emptyAt(text: string, afterColon: number): WrittenText {
  const { to } = lineAt(text, afterColon);
  const isBlank = text.slice(afterColon, to).trim() === '';
  const at = isBlank ? to : afterColon;
  return { kind: 'text', from: at, to: at, quote: '' };
}

function lookAtBlock(
  text: string,
  from: number,
  to: number,
  field: MetadataField,
): WrittenValue | EditRefusal {
  const places = blockPlaces(text, from, to);
  return places === undefined || places.text.trim() !== field.text ? { refused: 'multi-line' } : places;
}

function lookAtScalar(text: string, node: Scalar, start: number): WrittenText {
  const [from = 0, to = 0] = node.range ?? [];
  const quote = quoteOf(node);
  // A no-break space at an end of a value is part of it to YAML, and none of ours.
  const written = text.slice(start + from, start + to);
  const lead = quote === '' ? written.length - written.trimStart().length : 0;
  const trail = quote === '' ? written.length - written.trimEnd().length : 0;
  return { kind: 'text', from: start + from + lead, to: start + to - trail, quote };
}

function quoteOf(node: Scalar): Quote {
  if (node.type === 'QUOTE_DOUBLE') return '"';
  return node.type === 'QUOTE_SINGLE' ? "'" : '';
}

function hasProperties(node: Node): boolean {
  return (isScalar(node) || isSeq(node)) && (node.anchor !== undefined || node.tag !== undefined);
}

function lookAtList(
  text: string,
  { start, keyTo }: YamlPair,
  node: YAMLSeq,
  field: MetadataField,
): WrittenValue | EditRefusal {
  const items: WrittenText[] = [];
  for (const item of node.items) {
    if (isAlias(item)) return { refused: 'alias' };
    if (!isScalar(item)) return { refused: 'nested-list' };
    if (hasProperties(item)) return { refused: 'alias' };
    if (isBlockScalar(item)) return { refused: 'multi-line' };
    items.push(lookAtScalar(text, item, start));
  }
  if (items.length !== (field.items ?? []).length) return { refused: 'nested-list' };
  const range = { from: field.from, to: field.to };
  return node.flow ? { kind: 'flow', ...range, items } : { kind: 'lines', ...range, items, afterKey: keyTo };
}

function linesOf(text: string, block: MetadataBlock, field: MetadataField): TextRange | EditRefusal {
  const pair = findYamlPair(text, block, field);
  if (pair === undefined) return { refused: 'form' };
  const from = text.lastIndexOf('\n', pair.keyFrom - 1) + 1;
  const end = Math.max(pair.keyTo, field.to);
  const isAtLineStart = text.charAt(end - 1) === '\n' && end > pair.keyTo;
  const to = isAtLineStart ? end : lineAt(text, end).next;
  return { from, to };
}
