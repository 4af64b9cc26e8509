import type { TextChanges } from '../../model/text-change.ts';
import type { MetadataBlock, MetadataField } from '../metadata-block.ts';
import { lineAt } from '../text-lines.ts';
import type {
  EditDialect,
  EditRefusal,
  NewKey,
  TextForm,
  TextRange,
  WrittenText,
  WrittenValue,
} from './edit-dialect.ts';
import { scanFlow } from './scan-flow.ts';
import { splitKey } from './split-key.ts';

/** TOML front matter between `+++` lines; keys in tables are dotted. */
export const tomlEdit: EditDialect = {
  look,
  writeText,
  writeKey,
  between: ' = ',
  listForm: 'flow',
  hasComments: true,
  hasStrictBooleans: true,
  linesOf,
  firstLine: (text, block) => lineAt(text, block.from).next,
  groupOf: key => splitKey(key)?.group,
  addGroup,
};

function look(text: string, _block: MetadataBlock, { from, to }: MetadataField): WrittenValue | EditRefusal {
  const first = text.charAt(from);
  if (first === '{') return { refused: 'map' };
  if (first === '[') {
    const items = scanFlow(text, from, to);
    return items === undefined ? { refused: 'nested-list' } : { kind: 'flow', from, to, items };
  }
  if (first !== '"' && first !== "'") return { kind: 'text', from, to, quote: '' };
  const whole = { kind: 'text', from, to, quote: first } as const;
  return text.startsWith(first.repeat(3), from) && to - from >= 6 ? lookAtLines(text, whole) : whole;
}

/** A text between three quotes: without escapes its characters stand for themselves. */
function lookAtLines(text: string, whole: WrittenText): WrittenValue {
  const from = whole.from + (text.charAt(whole.from + 3) === '\n' ? 4 : 3);
  const content = text.slice(from, Math.max(from, whole.to - 3));
  if (whole.quote === '"' && content.includes('\\')) return whole;
  const places = Array.from({ length: content.length + 1 }, (_, index) => from + index);
  return { kind: 'places', text: content, places, lineBreak: '\n', whole };
}

const datePattern = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})?)?$/;
const numberPattern =
  /^(?:[+-]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?|[+-]?(?:inf|nan)|0x[\da-fA-F_]+|0o[0-7_]+|0b[01_]+)$/;

function kindOf(text: string): 'boolean' | 'number' | 'date' | 'text' {
  if (text === 'true' || text === 'false') return 'boolean';
  if (numberPattern.test(text)) return 'number';
  return datePattern.test(text) ? 'date' : 'text';
}

function writeText(value: string, { quote, previous }: TextForm): string {
  const kind = kindOf(value);
  if (quote === '' && kind !== 'text' && kind === kindOf(previous.trim())) return value;
  const isLiteral = quote === "'" && !/['\p{Cc}\p{Cs}]/u.test(value);
  if (isLiteral) return `'${value}'`;
  const inner = value.replace(/["\\]/g, '\\$&').replace(/[\p{Cc}\p{Cs}]/gu, escapeCharacter);
  return `"${inner}"`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function writeKey(key: string): string | undefined {
  const name = splitKey(key)?.name;
  if (name === undefined) return undefined;
  return /^[\w-]+$/.test(name) ? name : writeText(name, { quote: '"', previous: '', isInFlow: false });
}

// One key of a line, `title = `, `extra.team=`, `"a b" = `; quoted parts without escapes
const keyPattern =
  /^[ \t]*(?:[\w-]+|"[^"\\\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\\\n]*"|'[^'\n]*'))*[ \t]*=[ \t]*$/;

function linesOf(text: string, _block: MetadataBlock, field: MetadataField): TextRange | EditRefusal {
  const from = text.lastIndexOf('\n', field.from - 1) + 1;
  const { to, next } = lineAt(text, field.to);
  const isAlone =
    keyPattern.test(text.slice(from, field.from)) && /^[ \t]*(?:#.*)?$/.test(text.slice(field.to, to));
  return isAlone ? { from, to: next } : { refused: 'form' };
}

/** A table of its own, behind everything else: top-level keys must come before the first table. */
function addGroup(
  text: string,
  block: MetadataBlock,
  group: string,
  line: NewKey,
): TextChanges | EditRefusal {
  if (!/^[\w-]+(?:\.[\w-]+)*$/.test(group)) return { refused: 'key' };
  const at = text.lastIndexOf('\n', block.to - 2) + 1;
  const gap = text.slice(0, at).endsWith('\n\n') ? '' : '\n';
  return [{ from: at, to: at, insert: `${gap}[${group}]\n${line.key} = ${line.value}\n` }];
}
