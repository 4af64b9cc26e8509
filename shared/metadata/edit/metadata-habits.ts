import type { MetadataBlock, MetadataField } from '../metadata-block.ts';
import { readBooleanWord } from './boolean-words.ts';
import { type EditDialect, isRefusal, type Quote, type WrittenValue } from './edit-dialect.ts';
import { editDialectOf } from './edit-dialects.ts';

/** How posts write a list. */
export type ListHabit =
  /** Between brackets: `[a, b]`, `[ a,b ]`; `pad` stands inside each bracket, `gap` between items. */
  | { readonly form: 'flow'; readonly pad: string; readonly gap: string; readonly quote: Quote }
  /** Below each other, each behind `dash` (`- ` or deeper). */
  | { readonly form: 'lines'; readonly dash: string; readonly quote: Quote }
  /** In one text, with `gap` between (`, `, `,`, ` `). */
  | { readonly form: 'text'; readonly gap: string; readonly quote: Quote };

/** How posts write the value of one key. */
export interface KeyHabit {
  /** The value of the newest post that has one, as written: quotes, kind of value, date form, spelling of booleans. */
  readonly written: string;
  readonly quote: Quote;
  /** The same value as text: what `editDate` takes as a model. */
  readonly text: string;
  readonly list?: ListHabit;
}

/** What stands between a key and its value. */
export interface SpacingHabit {
  /** With the mark: `: `, ` = `. */
  readonly between: string;
  /** Values begin in the same column, whatever the length of their keys: UTF-16 units from the line's beginning. */
  readonly column?: number;
}

/** How the other posts of a blog write their metadata; decides where a new key goes and what it looks like. */
export interface MetadataHabits {
  /** The keys of each post in their order, the newest post first. */
  readonly orders: readonly (readonly string[])[];
  readonly keys: ReadonlyMap<string, KeyHabit>;
  /** The quote most texts have. */
  readonly quote: Quote;
  readonly list?: ListHabit;
  readonly spacing?: SpacingHabit;
}

/** A post with its metadata. */
export interface MetadataNeighbour {
  /** The file the block is in. */
  readonly text: string;
  readonly block: MetadataBlock;
}

/** Posts that are looked at: enough to see a habit, few enough to follow a change of it. */
const mostNeighbours = 20;

/** Fields that are looked at in one post; each costs a reading of its block. */
const mostFields = 40;

/**
 * The habits of some posts, the newest first; those in another style than `style`, broken ones and all after the
 * twentieth do not count.
 */
export function readHabits(style: string, neighbours: readonly MetadataNeighbour[]): MetadataHabits {
  const dialect = editDialectOf(style);
  const posts = neighbours
    .filter(({ block }) => block.style === style && block.error === undefined && block.isOpen === undefined)
    .slice(0, mostNeighbours);
  const habits = posts.flatMap(post => (dialect === undefined ? [] : keyHabits(post, dialect)));
  // The newest post comes first, and has the word.
  const keys = new Map(habits.toReversed());
  const spacings = posts.map(post => (dialect === undefined ? undefined : spacingOf(post, dialect)));
  const list = habits.find(([, habit]) => habit.list !== undefined)?.[1].list;
  const spacing = spacings.find(one => one !== undefined);
  return {
    orders: posts.map(({ block }) => block.fields.map(field => field.key)),
    keys,
    quote: mostFrequent(habits.flatMap(([, habit]) => (isWords(habit) ? [habit.quote] : []))) ?? '',
    ...(list === undefined ? {} : { list }),
    ...(spacing === undefined ? {} : { spacing }),
  };
}

function isWords({ list, text }: KeyHabit): boolean {
  return list === undefined && /^\D*\p{L}/u.test(text) && readBooleanWord(text) === undefined;
}

function keyHabits(
  { text, block }: MetadataNeighbour,
  dialect: EditDialect,
): readonly (readonly [string, KeyHabit])[] {
  return block.fields.slice(0, mostFields).flatMap(field => {
    const habit = keyHabit(text, block, field, dialect);
    return habit === undefined ? [] : [[field.key, habit] as const];
  });
}

function keyHabit(
  text: string,
  block: MetadataBlock,
  field: MetadataField,
  dialect: EditDialect,
): KeyHabit | undefined {
  if (field.text === '' && (field.items?.length ?? 0) === 0) return undefined;
  const value = dialect.look(text, block, field);
  if (isRefusal(value) || value.kind === 'places') return undefined;
  const list = listHabit(text, value, dialect);
  const written = text.slice(value.from, value.to);
  const quote = value.kind === 'text' ? value.quote : (value.items[0]?.quote ?? '');
  return { written, quote, text: field.text, ...(list === undefined ? {} : { list }) };
}

function listHabit(text: string, value: WrittenValue, dialect: EditDialect): ListHabit | undefined {
  if (value.kind === 'places') return undefined;
  if (value.kind === 'text') {
    const written = text.slice(value.from, value.to);
    const gap = /,[ \t]*/.exec(written)?.[0];
    return dialect.listSeparator === undefined || gap === undefined
      ? undefined
      : { form: 'text', gap, quote: value.quote };
  }
  const [first, second] = value.items;
  const quote = first?.quote ?? '';
  if (first === undefined) return undefined;
  if (value.kind === 'lines') {
    const start = text.lastIndexOf('\n', first.from - 1) + 1;
    return { form: 'lines', dash: text.slice(start, first.from), quote };
  }
  const pad = text.slice(value.from + 1, first.from);
  const gap = second === undefined ? ', ' : text.slice(first.to, second.from);
  const isOneLine = /^ *$/.test(pad) && /^ *, *$/.test(gap);
  return { form: 'flow', pad: isOneLine ? pad : '', gap: isOneLine ? gap : ', ', quote };
}

/** The spacing of a block, as far as its fields show one; `others` is that of the other posts. */
export function spacingOf(
  { text, block }: MetadataNeighbour,
  dialect: EditDialect,
  others?: SpacingHabit,
): SpacingHabit | undefined {
  const betweens: string[] = [];
  const columns: number[] = [];
  for (const { from, to, items } of block.fields.slice(0, mostFields)) {
    const start = text.lastIndexOf('\n', from - 1) + 1;
    const between =
      dialect.add === undefined ? /[^\S\n]*[:=][^\S\n]*$/.exec(text.slice(start, from))?.[0] : undefined;
    if (between === undefined || from === to || (items !== undefined && between === '')) continue;
    betweens.push(between);
    columns.push(from - start);
  }
  const usual = mostFrequent(betweens);
  if (usual === undefined) return undefined;
  const [column = 0] = columns;
  if (new Set(columns).size > 1) return { between: usual };
  // Keys of one length do not show whether their values are aligned: then the other posts tell.
  const isAligned = new Set(betweens).size > 1 || column === others?.column;
  return isAligned ? { between: usual, column } : { between: usual };
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  let best: T | undefined;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}
