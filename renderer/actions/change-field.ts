import { findGenerator } from '../../shared/generators/all-generators.ts';
import { trimChange } from '../../shared/metadata/edit/trim-change.ts';
import { changeField } from '../../shared/metadata/fields/change-field.ts';
import type { FieldChange, FieldSource, FieldValue } from '../../shared/metadata/fields/post-field.ts';
import { postFields } from '../../shared/metadata/fields/post-fields.ts';
import { applyChanges, type TextChanges } from '../../shared/model/text-change.ts';
import { diffText } from '../editor/diff-text.ts';
import type { App } from './app.ts';
import { followSoon } from './change-field-follow.ts';
import { isUnpublished } from './change-field-published.ts';
import { fieldSource } from './change-field-source.ts';

/** A field somebody types in: what was there before the first key, and what its last one has made of it. */
interface Typing {
  readonly id: string;
  readonly before: FieldSource;
  readonly after: FieldSource;
}

const typings = new WeakMap<App, Typing>();

/** How a value came about: key by key, which is undone in one step, or at once. */
export type FieldStep = 'typed' | 'whole';

/**
 * Gives a field of the open post another value; undefined takes its key out. What is typed is always written into the
 * texts as they were before the first key, so that a quote needed on the way does not stay. A change that is not made is
 * shown with its reason.
 */
export function setField(app: App, id: string, value: FieldValue | undefined, step: FieldStep): void {
  const now = fieldSource(app);
  if (!now || !isWritable(app)) return;
  const before = startOf(app, id, now);
  const { properties } = app.state;
  const blogFields = properties.blogFields.peek();
  const form = postFields(before, blogFields);
  const field = form.fields.find(one => one.id === id);
  if (!field) return;
  // A field that is emptied again before anything was in it leaves no key behind.
  const wanted = field.place === undefined && isEmpty(value) ? undefined : value;
  const options = { isUnpublished: isUnpublished(app, form.metadata.draft) };
  const result = changeField(before, blogFields, field, wanted, options);
  if ('reason' in result) {
    properties.refuse({ id, refusal: result });
    return;
  }
  properties.refuse(null);
  const after = changed(app, before, result.changes);
  write(app, now, after, step);
  if (step === 'typed') typings.set(app, { id, before, after });
  else typings.delete(app);
  followSoon(app);
}

/** What would be changed while another post is being opened belongs to neither. */
function isWritable({ state }: App): boolean {
  return !state.post.isFormReadOnly.peek() && !state.post.isOpening.peek();
}

function isEmpty(value: FieldValue | undefined): boolean {
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

/** Gives the sidecar of the open post another text, as somebody types it. */
export function typeSidecar(app: App, text: string): void {
  if (!isWritable(app)) return;
  typings.delete(app);
  app.state.properties.refuse(null);
  app.desk.sidecar?.change(text, true);
  followSoon(app);
}

/** Ends the typing in a field: the next key begins anew from what is there then. */
export function leaveField(app: App): void {
  typings.delete(app);
}

/** The texts before the first key, unless something else has changed them since. */
function startOf(app: App, id: string, now: FieldSource): FieldSource {
  const typing = typings.get(app);
  const isGoingOn =
    typing?.id === id &&
    typing.after.path === now.path &&
    typing.after.text === now.text &&
    typing.after.sidecarText === now.sidecarText;
  return isGoingOn ? typing.before : now;
}

function changed(app: App, source: FieldSource, changes: readonly FieldChange[]): FieldSource {
  const own = changes.filter(({ path }) => path === source.path);
  const beside = changes.filter(({ path }) => path !== source.path);
  const text = applyChanges(source.text, own);
  if (beside.length === 0 && app.desk.sidecar === null) return { ...source, text };
  return { ...source, text, sidecarText: applyChanges(source.sidecarText ?? '', beside) };
}

function write({ desk }: App, now: FieldSource, after: FieldSource, step: FieldStep): void {
  const { site } = after;
  const metadataEnd = findGenerator(site.generator).metadataInText(site, after)?.to ?? 0;
  const changes = changesBetween(now.text, after.text);
  if (changes.length > 0) desk.editor?.change(changes, { isTyping: step === 'typed', metadataEnd });
  if (after.sidecarText !== undefined && after.sidecarText !== now.sidecarText)
    desk.sidecar?.change(after.sidecarText, step === 'typed');
}

/** As little as possible, for a caret in it stays where it is. */
function changesBetween(now: string, after: string): TextChanges {
  return diffText(now, after).flatMap(({ from, to, insert }) => trimChange(now, from, to, insert));
}
