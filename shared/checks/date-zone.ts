import { dayOf } from '../generators/front-matter/format-date.ts';
import type { Check } from './check.ts';
import { dateKeys, fieldOffset } from './metadata/field-offset.ts';

// `2024-01-05 23:30 -0800`: a day, and a time with an offset of its own
const offsetPattern =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[T ]+\d{1,2}:\d{2}.*?(?:Z|UTC|GMT|[+-]\d{1,2}:?(?:\d{2})?)$/;

/** A day that is another one in the zone of the site, where addresses and dates are made by that. */
export const dateZone: Check = {
  rule: 'date-zone',
  severity: 'warning',
  find(post, { site }) {
    const { entry } = post;
    // Jekyll counts in the zone of its configuration, else in that of the machine that builds: mostly UTC.
    if (site.generator !== 'jekyll' || entry.kind !== 'post' || entry.instant === null) return [];
    const [, year = '', month = '', day = ''] = offsetPattern.exec(entry.date.trim()) ?? [];
    if (year === '') return [];
    const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const shown = dayOf(entry.instant, site.timeZone);
    if (shown === written) return [];
    const message = `The day of the post becomes ${shown} on the site, also in its address: in ${site.timeZone}, ${entry.date} is on that day.`;
    return [{ at: fieldOffset(post, dateKeys), isInMetadata: true, message }];
  },
};
