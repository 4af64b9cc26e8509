import { faultsOf } from '../../shared/merge/merge-post.ts';
import { mergeTexts } from '../../shared/merge/merge-texts.ts';
import { changeField } from '../../shared/metadata/fields/change-field.ts';
import type { BlogFields, FieldSource, FieldValue } from '../../shared/metadata/fields/post-field.ts';
import { postFields } from '../../shared/metadata/fields/post-fields.ts';
import { readSidecar } from '../../shared/metadata/sidecar.ts';
import { applyChanges } from '../../shared/model/text-change.ts';

/** A sidecar that two have changed. */
export interface MergedSidecar {
  readonly text: string;
  /** Labels of the fields both gave other values, or that cannot be changed there any more: `disk` has the word. */
  readonly lost: readonly string[];
  /** Whether all that `mine` changed is in the text. */
  readonly isWhole: boolean;
}

/** The texts of a sidecar that two have changed. */
export interface SidecarTexts {
  /** The text both began with. */
  readonly base: string;
  readonly mine: string;
  readonly disk: string;
}

type Source = Omit<FieldSource, 'sidecarText'>;
type Values = ReadonlyMap<string, FieldValue>;

/**
 * Makes in `disk`, what the sidecar's file holds by now, the changes that led from `base` to `mine`: key by key as they
 * stand there, else field by field. What another program wrote is never undone.
 */
export function mergeSidecars(source: Source, blog: BlogFields, texts: SidecarTexts): MergedSidecar {
  const { base, mine, disk } = texts;
  const whole = mergeByKeys(texts);
  if (whole !== undefined) return { text: whole, lost: [], isWhole: true };
  const [before, theirs] = [valuesOf(source, blog, base), valuesOf(source, blog, disk)];
  let [text, redone] = [disk, base];
  const lost: string[] = [];
  for (const { id, label, value } of postFields({ ...source, sidecarText: mine }, blog).fields) {
    if (isSameValue(value, before.get(id))) continue;
    redone = withField({ ...source, sidecarText: redone }, blog, id, value) ?? redone;
    if (isSameValue(value, theirs.get(id))) continue;
    const next = isSameValue(before.get(id), theirs.get(id))
      ? withField({ ...source, sidecarText: text }, blog, id, value)
      : undefined;
    if (next === undefined) lost.push(label);
    else text = next;
  }
  // What was changed beside the fields, such as a comment, shows in that they alone do not lead to the same text.
  return { text, lost, isWhole: lost.length === 0 && redone === mine };
}

/** Both changes as they were written; undefined where they touch, or are not in order together. */
function mergeByKeys({ base, mine, disk }: SidecarTexts): string | undefined {
  const changes = mergeTexts({ base, mine, theirs: disk }, text => text.length);
  if (changes === undefined) return undefined;
  const text = applyChanges(mine, changes);
  const [own, theirs, both] = [mine, disk, text].map(each => faultsOf(readSidecar(each)));
  return (both ?? 0) > Math.max(own ?? 0, theirs ?? 0) ? undefined : text;
}

function valuesOf(source: Source, blog: BlogFields, sidecarText: string): Values {
  return new Map(postFields({ ...source, sidecarText }, blog).fields.map(({ id, value }) => [id, value]));
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
