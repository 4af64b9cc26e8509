import { readBooleanWord } from '../edit/boolean-words.ts';
import type { FieldEdit } from '../edit/field-edit.ts';
import { itemsOfValue } from './blog-fields.ts';
import type { FieldForm } from './field-form.ts';
import { findField, findRoleKey, isCaseIgnored, isSameKey } from './role-key.ts';
import type { DraftKey } from './role-rules.ts';

/** Whether the keys of a post say that it is a draft, and whether anything else does. */
export interface DraftState {
  readonly isDraft: boolean;
  /** The folder it lies in makes it one, whatever its keys say. */
  readonly isByFolder: boolean;
}

// `_drafts/a.md`, `source/_drafts/a.md`, `drafts/a.md`
const folderPattern = /(?:^|\/)_?drafts\//i;

/** What a post says about being a draft. */
export function draftStateOf(form: FieldForm): DraftState {
  const { key, field } = findRoleKey('draft', form.place, form.blog, form.rules);
  const rule = ruleOf(form, key);
  const isByKey = field !== undefined && rule !== undefined && meansDraft(rule, field.text);
  const isByTag = draftTagsOf(form) !== undefined;
  const isTold = field !== undefined && field.text !== '';
  const isByFolder = form.metadata.draft && !isByKey && !isByTag && folderPattern.test(form.source.path);
  // What the site's configuration says counts where the post says nothing.
  return { isDraft: isByKey || isByTag || (form.metadata.draft && (isByFolder || !isTold)), isByFolder };
}

/** The edits that make a post a draft, or none any more. */
export function draftEdits(form: FieldForm, isDraft: boolean): readonly FieldEdit[] {
  const { key, field } = findRoleKey('draft', form.place, form.blog, form.rules);
  const rule = ruleOf(form, key);
  const state = draftStateOf(form);
  if (rule === undefined || state.isDraft === isDraft) return [];
  const tags = isDraft ? undefined : draftTagsOf(form);
  const isByKey = field !== undefined && meansDraft(rule, field.text);
  const own: FieldEdit = { key, value: valueFor(rule, isDraft, field?.text ?? '') };
  if (tags === undefined) return [own];
  return isByKey ? [own, tags] : [tags];
}

function ruleOf({ rules, place }: FieldForm, key: string): DraftKey | undefined {
  const ignoresCase = isCaseIgnored(place.block, rules);
  return rules.draft.find(rule => isSameKey(rule.key, key, ignoresCase));
}

function meansDraft({ means }: DraftKey, text: string): boolean {
  // Pelican: `skip` is not even built.
  if (means === 'status') return /^(?:draft|skip)$/i.test(text);
  return readBooleanWord(text) === (means === 'true');
}

function valueFor({ means }: DraftKey, isDraft: boolean, before: string): string | boolean {
  if (means !== 'status') return isDraft === (means === 'true');
  const word = isDraft ? 'draft' : 'published';
  return /^\p{Lu}/u.test(before) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** The edit that takes the tag away which says that the post is a draft; undefined when there is none. */
function draftTagsOf({ rules, place }: FieldForm): FieldEdit | undefined {
  if (!rules.hasDraftTag) return undefined;
  const field = findField(place.block, 'tags', rules);
  const tags = field === undefined ? [] : itemsOfValue('tags', field, rules);
  return tags.includes('draft')
    ? { key: field?.key ?? 'tags', value: tags.filter(tag => tag !== 'draft'), separator: ',' }
    : undefined;
}
