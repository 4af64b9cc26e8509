import type { PostField } from '../../../shared/metadata/fields/post-field.ts';

/** Keys the post does not have that are shown without being asked for: those of most posts. */
const mostAbsent = 6;

/** The fields of a form in two parts: what is shown, and keys that only a few other posts have. */
export function foldFields(fields: readonly PostField[]): {
  readonly shown: readonly PostField[];
  readonly folded: readonly PostField[];
} {
  const isAbsent = ({ role, place }: PostField) => role === undefined && place === undefined;
  const folded = new Set(fields.filter(isAbsent).slice(mostAbsent));
  return { shown: fields.filter(field => !folded.has(field)), folded: [...folded] };
}
