import type { TextChanges } from '../../model/text-change.ts';
import type { MetadataBlock } from '../metadata-block.ts';
import type { ListEntry } from './align-items.ts';
import type { EditDialect, EditRefusal, WrittenText } from './edit-dialect.ts';
import type { MetadataHabits } from './metadata-habits.ts';
import { trimChange } from './trim-change.ts';

/** Where a list is edited. */
export interface ListPlace {
  readonly text: string;
  readonly block: MetadataBlock;
  readonly dialect: EditDialect;
  readonly habits: MetadataHabits;
}

/** Whether two lists hold the same texts in the same order. */
export function isSameList(now: readonly string[], wanted: readonly string[]): boolean {
  return now.length === wanted.length && now.every((item, index) => item === wanted[index]);
}

/** An item of a changed list as it is written there; undefined when the dialect cannot write it. */
export function writeItem(
  text: string,
  items: readonly WrittenText[],
  { old, text: wanted }: ListEntry,
  dialect: EditDialect,
  isInFlow: boolean,
): string | undefined {
  const item = old === undefined ? undefined : items[old];
  const written = item === undefined ? '' : text.slice(item.from, item.to);
  if (wanted === undefined) return written;
  const quote = (item ?? commonQuote(items))?.quote ?? '';
  return dialect.writeText(wanted, { quote, previous: written, isInFlow });
}

/** An item to take as a model: any, when all have the same quote. */
function commonQuote(items: readonly WrittenText[]): WrittenText | undefined {
  const [first] = items;
  return items.every(({ quote }) => quote === first?.quote) ? first : undefined;
}

/** Another text in the place of one, in the same form. */
export function writeOver(
  { text, dialect }: ListPlace,
  value: WrittenText,
  wanted: string,
): TextChanges | EditRefusal {
  const form = { quote: value.quote, previous: text.slice(value.from, value.to), isInFlow: false };
  const written = dialect.writeText(wanted, form);
  return written === undefined ? { refused: 'unwritable' } : trimChange(text, value.from, value.to, written);
}
