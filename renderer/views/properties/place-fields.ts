import type { PostField } from '../../../shared/metadata/fields/post-field.ts';

/** A field of a form with the room it takes. */
export interface PlacedField {
  readonly field: PostField;
  /** Whether it takes a whole row, or half of one where the form is broad enough for two. */
  readonly isWide: boolean;
}

const narrowTypes: ReadonlySet<PostField['type']> = new Set(['text', 'number', 'boolean']);

/** Gives fields their room, in their order: short ones stand two and two, and none stands in half a row alone. */
export function placeFields(fields: readonly PostField[]): readonly PlacedField[] {
  let first = 0;
  return fields.map((field, index) => {
    if (!isNarrow(field)) {
      first = index + 1;
      return { field, isWide: true };
    }
    const next = fields[index + 1];
    const isSecond = (index - first) % 2 === 1;
    return { field, isWide: !isSecond && (next === undefined || !isNarrow(next)) };
  });
}

const isNarrow = ({ role, type }: PostField) => role !== 'title' && narrowTypes.has(type);
