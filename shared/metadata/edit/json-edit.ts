import type { TextChanges } from '../../model/text-change.ts';
import type { MetadataBlock, MetadataField } from '../metadata-block.ts';
import { lineAt } from '../text-lines.ts';
import type { EditDialect, EditRefusal, NewKey, TextForm, WrittenValue } from './edit-dialect.ts';
import { scanFlow } from './scan-flow.ts';
import { splitKey } from './split-key.ts';

/** JSON front matter; keys in objects are dotted. */
export const jsonEdit: EditDialect = {
  look,
  writeText,
  writeKey: key => {
    const name = splitKey(key)?.name;
    return name === undefined ? undefined : JSON.stringify(name);
  },
  between: ': ',
  listForm: 'flow',
  hasStrictBooleans: true,
  linesOf: () => ({ refused: 'form' }),
  firstLine: (_, block) => block.from,
  groupOf: key => splitKey(key)?.group,
  remove,
  add,
};

function look(text: string, _block: MetadataBlock, { from, to }: MetadataField): WrittenValue | EditRefusal {
  const first = text.charAt(from);
  if (first === '{') return { refused: 'map' };
  if (first !== '[') return { kind: 'text', from, to, quote: first === '"' ? '"' : '' };
  const items = scanFlow(text, from, to);
  return items === undefined ? { refused: 'nested-list' } : { kind: 'flow', from, to, items };
}

const numberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function writeText(value: string, { quote, previous }: TextForm): string {
  const isNumber = numberPattern.test(value) && numberPattern.test(previous);
  const isBoolean = /^(?:true|false)$/.test(value) && /^(?:true|false)$/.test(previous);
  return quote === '' && (isNumber || isBoolean) ? value : JSON.stringify(value);
}

/** Where the key of a value begins, quote and all; undefined when none stands before it. */
function keyStart(text: string, valueFrom: number): number | undefined {
  let at = skipBack(text, valueFrom);
  if (text.charAt(at - 1) !== ':') return undefined;
  at = skipBack(text, at - 1);
  if (text.charAt(at - 1) !== '"') return undefined;
  for (let start = at - 2; start >= 0; start -= 1) {
    if (text.charAt(start) === '\n') return undefined;
    if (text.charAt(start) === '"' && !isEscaped(text, start)) return start;
  }
  return undefined;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charAt(at - 1 - slashes) === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function skipBack(text: string, from: number): number {
  let at = from;
  while (at > 0 && ' \t\r\n'.includes(text.charAt(at - 1))) at -= 1;
  return at;
}

function skipOn(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return at;
}

function remove(text: string, _block: MetadataBlock, field: MetadataField): TextChanges | EditRefusal {
  const from = keyStart(text, field.from);
  if (from === undefined) return { refused: 'form' };
  const after = skipOn(text, field.to);
  if (text.charAt(after) === ',') return [{ from, to: skipOn(text, after + 1), insert: '' }];
  const before = skipBack(text, from);
  if (text.charAt(before - 1) === ',') return [{ from: before - 1, to: field.to, insert: '' }];
  return [{ from, to: field.to, insert: '' }];
}

function add(
  text: string,
  block: MetadataBlock,
  { key, value }: NewKey,
  after: MetadataField | undefined,
): TextChanges | EditRefusal {
  if (after === undefined) return addFirst(text, block, `${key}: ${value}`);
  const from = keyStart(text, after.from);
  if (from === undefined) return { refused: 'form' };
  const space = text.slice(skipBack(text, from), from) || ' ';
  const between = /:\s*$/.exec(text.slice(from, after.from))?.[0] ?? ': ';
  return [
    {
      from: after.to,
      to: after.to,
      insert: `,${isFirstInLine(space) ? space : ' '}${key}${between}${value}`,
    },
  ];
}

function isFirstInLine(space: string): boolean {
  return space.includes('\n');
}

function addFirst(text: string, block: MetadataBlock, pair: string): TextChanges | EditRefusal {
  // Between `---` lines that say so, the object stands below the first.
  const start = text.startsWith('---', block.from) ? skipOn(text, lineAt(text, block.from).next) : block.from;
  if (text.charAt(start) !== '{') return { refused: 'form' };
  const from = start + 1;
  const first = skipOn(text, from);
  const space = text.slice(from, first);
  if (text.charAt(first) !== '}') return [{ from: first, to: first, insert: `${pair},${space || ' '}` }];
  return [{ from, to: from, insert: space.includes('\n') ? `\n  ${pair}` : pair }];
}
