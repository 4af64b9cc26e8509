import type { Check } from './check.ts';
import { dateKeys, fieldOffset } from './metadata/field-offset.ts';

// `Last Modified`, `git Created`: Eleventy asks the file or git
const askedPattern = /^(?:git )?(?:last modified|created)$/i;

/** A date nobody can tell the day of. */
export const unreadableDate: Check = {
  rule: 'unreadable-date',
  severity: 'warning',
  find(post) {
    const { entry } = post;
    const isFine = entry.date.trim() === '' || entry.instant !== null || askedPattern.test(entry.date.trim());
    if (isFine || entry.state === 'broken') return [];
    const message = `The date “${entry.date.slice(0, 60)}” cannot be read as one: the post may come out without a date, or not at all.`;
    return [{ at: fieldOffset(post, dateKeys), isInMetadata: true, message }];
  },
};
