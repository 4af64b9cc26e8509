import { changeField } from '../../shared/metadata/fields/change-field.ts';
import type { BlogFields, FieldSource, FieldValue } from '../../shared/metadata/fields/post-field.ts';
import { postFields } from '../../shared/metadata/fields/post-fields.ts';
import { applyChanges } from '../../shared/model/text-change.ts';

/** A sidecar that two have changed. */
export interface MergedSidecar {
  readonly text: string;
  /** Labels of the fields both gave other values, or that cannot be changed there any more: `disk` has the word. */
  readonly lost: readonly string[];
}

/**
 * Makes in `disk`, what the sidecar's file holds by now, the changes that led from `base` to `mine`, field by field.
 * What another program wrote is never undone.
 */
export function mergeSidecars(
  source: Omit<FieldSource, 'sidecarText'>,
  blog: BlogFields,
  { base, mine, disk }: { readonly base: string; readonly mine: string; readonly disk: string },
): MergedSidecar {
  const valuesOf = (sidecarText: string) =>
    new Map(postFields({ ...source, sidecarText }, blog).fields.map(({ id, value }) => [id, value]));
  const [before, theirs] = [valuesOf(base), valuesOf(disk)];
  let text = disk;
  const lost: string[] = [];
  for (const { id, label, value } of postFields({ ...source, sidecarText: mine }, blog).fields) {
    const isMine = !isSameValue(value, before.get(id));
    if (!isMine || isSameValue(value, theirs.get(id))) continue;
    const next = isSameValue(before.get(id), theirs.get(id))
      ? withField({ ...source, sidecarText: text }, blog, id, value)
      : undefined;
    if (next === undefined) lost.push(label);
    else text = next;
  }
  return { text, lost };
}

function withField(source: FieldSource, blog: BlogFields, id: string, value: FieldValue): string | undefined {
  const field = postFields(source, blog).fields.find(one => one.id === id);
  if (!field) return undefined;
  const result = changeField(source, blog, field, value, { isUnpublished: false });
  if ('reason' in result || result.changes.some(({ path }) => path === source.path)) return undefined;
  return applyChanges(source.sidecarText ?? '', result.changes);
}

function isSameValue(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
