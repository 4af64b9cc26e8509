import { dayOf } from '../../shared/generators/front-matter/format-date.ts';
import type { PostEntry } from '../../shared/model/post.ts';

// `2024-03-10` at the start of a date, and what other generators write in its place: `2024/3/10`
const dayPattern = /^\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;

/**
 * The day of a post as `2024-03-10`: as the post itself names it, so that no time zone moves it, or for a date in words
 * that of its moment in the blog's zone, an IANA name. A date that nothing can be made of is shown as it is written; ''
 * without one.
 */
export function shownDay({ date, instant }: Pick<PostEntry, 'date' | 'instant'>, timeZone: string): string {
  const [, year, , month = '', day = ''] = dayPattern.exec(date) ?? [];
  if (year !== undefined) return [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return date.trim() === '' || instant === null ? date.trim() : dayOf(instant, timeZone);
}
