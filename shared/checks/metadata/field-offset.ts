import { hasKeyValueLines } from '../../metadata/metadata-block.ts';
import type { CheckedPost } from '../check.ts';

/** Where the value of the first of these keys stands that the metadata have, whatever its case; else where they begin. */
export function fieldOffset({ block }: CheckedPost, keys: readonly string[]): number {
  const wanted = keys.map(key => key.toLowerCase());
  const fields = block?.fields.filter(({ key }) => wanted.includes(key.toLowerCase())) ?? [];
  const field = hasKeyValueLines(block) ? fields[0] : fields.at(-1);
  return field?.from ?? block?.from ?? 0;
}

/** Keys under which generators and themes look for the date of a post. */
export const dateKeys: readonly string[] = [
  'date',
  'publishdate',
  'pubdate',
  'published',
  'pubdatetime',
  'datepublished',
];
