import type { TextChanges } from '../../model/text-change.ts';
import type { MetadataField } from '../metadata-block.ts';
import type { EditDialect, WrittenText } from './edit-dialect.ts';

/** Whether nothing, or a word for nothing (`~`, `null`), is written there; `''` is a text. */
export function emptyValue(text: string, value: WrittenText, field: MetadataField): boolean {
  if (value.from === value.to) return true;
  return (
    value.quote === '' && /^(?:~|null)$/i.test(text.slice(value.from, value.to)) && isWordForNothing(field)
  );
}

/** A block's reader gives the word as it stands, or nothing for it. */
function isWordForNothing({ text }: MetadataField): boolean {
  return text === '' || /^(?:~|null)$/i.test(text);
}

/** Writes where nothing stands: with a blank after the key's mark when there is none yet. */
export function insertionAt(
  text: string,
  { from, to }: WrittenText,
  written: string,
  dialect: EditDialect,
): TextChanges {
  const isAtMark = /[:=]/.test(text.charAt(from - 1));
  const blank = from === to && isAtMark ? (/[^\S\n]*$/.exec(dialect.between)?.[0] ?? '') : '';
  return [{ from, to, insert: blank + written }];
}
