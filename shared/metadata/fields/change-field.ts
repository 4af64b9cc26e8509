import { applyChanges, type TextChange, type TextChanges } from '../../model/text-change.ts';
import { type EditRefusal, isRefusal } from '../edit/edit-dialect.ts';
import { editDialectOf } from '../edit/edit-dialects.ts';
import { editField } from '../edit/edit-field.ts';
import type { FieldEdit } from '../edit/field-edit.ts';
import { draftEdits } from './draft-field.ts';
import type { FieldForm } from './field-form.ts';
import { slugForTitle } from './follow-title.ts';
import { changeHeadingTitle, findHeadingTitle } from './heading-title.ts';
import { canWriteKey } from './key-place.ts';
import { habitsOf } from './metadata-place.ts';
import { addBlock } from './new-block.ts';
import type {
  BlogFields,
  ChangeOptions,
  FieldChanges,
  FieldRefusal,
  FieldSource,
  FieldValue,
  PostField,
} from './post-field.ts';
import { readFieldForm } from './read-field-form.ts';
import { findField, findRoleKey } from './role-key.ts';
import { separatorOf } from './role-rules.ts';
import { wantedValue } from './wanted-value.ts';

/**
 * The smallest splices that give a field another value, each read again before it is given; `value` undefined takes the
 * key out. `field` comes from `postFields`, of these texts or of earlier ones: the places are looked for anew. A title
 * brings the slug along while the post is unpublished and its slug is what the title before made.
 */
export function changeField(
  source: FieldSource,
  blog: BlogFields,
  field: PostField,
  value: FieldValue | undefined,
  options: ChangeOptions,
): FieldChanges {
  const refusal = fixedReason(field);
  if (refusal !== undefined) return refusal;
  const form = readFieldForm(source, blog);
  if (form.noKeyReason?.reason === 'unread') return form.noKeyReason;
  if (field.role === 'title' && field.key === '') return changeHeading(form, field, value);
  const wanted = wantedValue(form, field, value);
  if ('reason' in wanted) return wanted;
  const edits = editsFor(form, field, wanted.value);
  const changes = editAll(form, edits);
  if (changes === undefined) return { reason: 'style' };
  if (isRefusal(changes)) return { reason: changes.refused };
  const slug = field.role === 'title' && options.isUnpublished ? slugEdit(form, value, options) : undefined;
  const together = slug === undefined ? undefined : editAll(form, [...edits, slug]);
  return onPath(form.place.path, isChanges(together) ? together : changes);
}

/** What no text can change; whatever else is refused is found out anew, for the text may have been mended. */
function fixedReason({ refusal }: PostField): FieldRefusal | undefined {
  const { reason } = refusal ?? {};
  return reason === 'folder' || reason === 'file-name' ? refusal : undefined;
}

function onPath(path: string, changes: TextChanges): FieldChanges {
  return { changes: changes.map(change => ({ path, ...change })) };
}

function isChanges(changes: TextChanges | EditRefusal | undefined): changes is TextChanges {
  return changes !== undefined && !isRefusal(changes);
}

function changeHeading(
  { source, place }: FieldForm,
  field: PostField,
  value: FieldValue | undefined,
): FieldChanges {
  const { text } = source;
  const bodyStart = place.block?.to ?? 0;
  const heading = findHeadingTitle(text, bodyStart);
  if (heading === undefined) return { reason: 'form' };
  if (!heading.isPlain) return field.refusal ?? { reason: 'markup' };
  if (heading.text === value) return { changes: [] };
  const changes = typeof value === 'string' ? changeHeadingTitle(text, bodyStart, heading, value) : undefined;
  return changes === undefined ? { reason: 'unwritable' } : onPath(source.path, changes);
}

function editsFor(form: FieldForm, field: PostField, value: FieldValue | undefined): readonly FieldEdit[] {
  if (field.role === 'draft' && typeof value === 'boolean') return draftEdits(form, value);
  const { place, blog, rules } = form;
  const key =
    field.role === undefined ? field.key : findRoleKey(field.role, place, blog, rules).key || field.key;
  const own = findField(place.block, key, rules);
  if (!isList(value)) return [{ key: own?.key ?? key, value }];
  const separator = separatorOf(rules, key, own?.text ?? '');
  return [{ key: own?.key ?? key, value, ...(separator === undefined ? {} : { separator }) }];
}

function isList(value: FieldValue | undefined): value is readonly string[] {
  return Array.isArray(value);
}

function slugEdit(
  { source, place, blog, rules }: FieldForm,
  value: FieldValue | undefined,
  { lastTitle }: ChangeOptions,
): FieldEdit | undefined {
  const own = findRoleKey('slug', place, blog, rules).field;
  if (own === undefined || typeof value !== 'string') return undefined;
  const before = findRoleKey('title', place, blog, rules).field?.text ?? '';
  const titles = lastTitle === undefined ? [before] : [before, lastTitle];
  const slug = slugForTitle(source.site, own.text, titles, value);
  return slug === undefined ? undefined : { key: own.key, value: slug };
}

/** The changes of several edits of different keys at once; undefined when the post cannot get metadata. */
function editAll(form: FieldForm, edits: readonly FieldEdit[]): TextChanges | EditRefusal | undefined {
  const all: TextChange[] = [];
  for (const edit of edits) {
    const changes = editOne(form, edit);
    if (changes === undefined || isRefusal(changes)) return changes;
    all.push(...changes);
  }
  if (edits.length < 2) return all;
  all.sort((a, b) => a.from - b.from || a.to - b.to);
  return isReadBack(form, edits, all) ? all : { refused: 'changes-more' };
}

function editOne(form: FieldForm, edit: FieldEdit): TextChanges | EditRefusal | undefined {
  const { text, block, read } = form.place;
  if (block === undefined) return addBlock(form, edit);
  const isThere = findField(block, edit.key, form.rules) !== undefined;
  if (!isThere && !canWriteKey(block.style, edit.key, form.blog)) return { refused: 'map' };
  const context = { read, habits: habitsOf(form.blog, block.style) };
  const changes = editField(text, block, edit, context);
  const isTextList = isRefusal(changes) && changes.refused === 'unwritable' && edit.separator !== undefined;
  // `tags: a b` cannot hold a tag of two words: as a list it can, where the dialect has lists.
  if (!isTextList || editDialectOf(block.style)?.listForm === 'text') return changes;
  return editField(text, block, { key: edit.key, value: edit.value }, context);
}

/** Whether none of the edits, each right for itself, disturbed another. */
function isReadBack({ place }: FieldForm, edits: readonly FieldEdit[], changes: TextChanges): boolean {
  const isApart = changes.every(({ from }, index) => index === 0 || from >= (changes[index - 1]?.to ?? 0));
  const { block, read, text } = place;
  if (!isApart || block === undefined) return false;
  const now = read(applyChanges(text, changes));
  const context = { read, habits: { orders: [], keys: new Map(), quote: '' } as const };
  if (now === undefined || now.error !== undefined) return false;
  const result = applyChanges(text, changes);
  return edits.every(edit => {
    const left = editField(result, now, edit, context);
    return !isRefusal(left) && left.length === 0;
  });
}
