import type { TextChanges } from '../../model/text-change.ts';
import type { MetadataBlock, MetadataField } from '../metadata-block.ts';
import { type EditDialect, type EditRefusal, isRefusal } from './edit-dialect.ts';
import { type MetadataHabits, type SpacingHabit, spacingOf } from './metadata-habits.ts';

/** Where a key is added. */
export interface AddPlace {
  readonly text: string;
  readonly block: MetadataBlock;
  readonly dialect: EditDialect;
  readonly habits: MetadataHabits;
}

/** Adds a key with a written value where the other posts have it, or last. */
export function addField(place: AddPlace, name: string, value: string): TextChanges | EditRefusal {
  const { text, block, dialect } = place;
  const key = dialect.writeKey(name);
  const group = dialect.groupOf === undefined ? '' : dialect.groupOf(name);
  if (key === undefined || group === undefined) return { refused: 'key' };
  const siblings = block.fields.filter(field => (dialect.groupOf?.(field.key) ?? '') === group);
  if (siblings.length === 0 && group !== '')
    return dialect.addGroup?.(text, block, group, { key, value }) ?? { refused: 'key' };
  const neighbours = neighboursOf(place, siblings, name);
  if (dialect.add !== undefined) return dialect.add(text, block, { key, value }, neighbours.after);
  return addLine(place, neighbours, key, value);
}

interface Neighbours {
  readonly after?: MetadataField;
  readonly before?: MetadataField;
}

/** The field a new key comes after, or before, by the newest post that has both. */
function neighboursOf(
  { habits, dialect }: AddPlace,
  siblings: readonly MetadataField[],
  name: string,
): Neighbours {
  for (const order of habits.orders) {
    const index = order.indexOf(name);
    if (index < 0) continue;
    const find = (key: string) => siblings.findLast(field => field.key === key);
    const after = order.slice(0, index).reverse().map(find).find(isThere);
    if (after !== undefined) return { after };
    const before = order
      .slice(index + 1)
      .map(find)
      .find(isThere);
    // Where keys have no lines of their own one can only come after another, or first.
    if (before !== undefined) return dialect.add === undefined ? { before } : {};
  }
  const after = siblings.at(-1);
  return after === undefined ? {} : { after };
}

function isThere(field: MetadataField | undefined): field is MetadataField {
  return field !== undefined;
}

function addLine(
  place: AddPlace,
  { after, before }: Neighbours,
  key: string,
  value: string,
): TextChanges | EditRefusal {
  const { text, block, dialect, habits } = place;
  const model = after ?? before;
  const lines = model === undefined ? undefined : dialect.linesOf(text, block, model);
  if (lines !== undefined && isRefusal(lines)) return lines;
  const start = lines?.from ?? dialect.firstLine(text, block);
  const indent = lines === undefined ? '' : (/^[^\S\n]*/.exec(text.slice(lines.from, lines.to))?.[0] ?? '');
  const spacing = spacingOf({ text, block }, dialect, habits.spacing) ??
    habits.spacing ?? { between: dialect.between };
  const line = indent + writeLine(key, value, spacing, indent.length);
  const at = after === undefined || lines === undefined ? start : lines.to;
  // A file without a final newline stays one.
  const isUnended = at === text.length && at > 0 && !text.endsWith('\n');
  return [{ from: at, to: at, insert: isUnended ? `\n${line}` : `${line}\n` }];
}

function writeLine(key: string, value: string, { between, column }: SpacingHabit, indent: number): string {
  const mark = between.trim();
  if (value === '') return key + (between.startsWith(mark) ? '' : ' ') + mark;
  if (value.startsWith('\n')) return key + mark + value;
  if (column === undefined) return key + between + value;
  const blanks = Math.max(0, column - indent - key.length - between.trim().length);
  if (mark === ':') return `${key}:${' '.repeat(Math.max(1, blanks))}${value}`;
  const behind = between.length - between.trimEnd().length;
  return `${key}${' '.repeat(Math.max(1, blanks - behind))}${mark}${' '.repeat(behind)}${value}`;
}
