import type { MetadataField } from '../../metadata/metadata-block.ts';
import { ownStrings, type ScriptPart } from './read-script-config.ts';

/** The literals of a script's object as fields. They have no place of their own: whoever shows them cannot change them. */
export function scriptFields({ parts }: ScriptPart, at: number): readonly MetadataField[] {
  return parts.flatMap((part): readonly MetadataField[] => {
    const { key, value } = part;
    if (key === '') return [];
    if (value !== undefined && value !== null) return [{ key, text: String(value), from: at, to: at }];
    const items = ownStrings(part);
    return items.length === 0 ? [] : [{ key, text: '', items, from: at, to: at }];
  });
}
