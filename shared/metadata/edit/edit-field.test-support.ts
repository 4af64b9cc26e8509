import { applyChanges } from '../../model/text-change.ts';
import type { MetadataBlock } from '../metadata-block.ts';
import { readNikolaComment } from '../nikola-comment.ts';
import { readNikolaLines } from '../nikola-lines.ts';
import { readYamlFrontMatter } from '../yaml-front-matter.ts';
import { isRefusal } from './edit-dialect.ts';
import { editField } from './edit-field.ts';
import type { FieldEdit } from './field-edit.ts';
import { readHabits } from './metadata-habits.ts';

/** A reader of metadata. */
export type ReadMetadata = (text: string) => MetadataBlock | undefined;

/** The metadata at the top of a post, in whichever of the forms that need no other program's rules. */
export const readTop: ReadMetadata = text =>
  readNikolaComment(text) ?? readYamlFrontMatter(text) ?? readNikolaLines(text);

/** The text after an edit, or the reason of its refusal with `!` before it; `others` are the blog's other posts. */
export function edited(
  text: string,
  key: string,
  value: FieldEdit['value'],
  options: {
    readonly separator?: string;
    readonly others?: readonly string[];
    readonly read?: ReadMetadata;
  } = {},
): string {
  const { read = readTop, others = [], separator } = options;
  const block = read(text);
  if (block === undefined) return '!none';
  const neighbours = others.flatMap(other => {
    const otherBlock = read(other);
    return otherBlock === undefined ? [] : [{ text: other, block: otherBlock }];
  });
  const habits = readHabits(block.style, neighbours);
  const edit = separator === undefined ? { key, value } : { key, value, separator };
  const changes = editField(text, block, edit, { read, habits });
  return isRefusal(changes) ? `!${changes.refused}` : applyChanges(text, changes);
}
