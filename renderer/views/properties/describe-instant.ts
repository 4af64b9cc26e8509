import { parseDate } from '../../../shared/generators/front-matter/parse-date.ts';
import { isTimeZone } from '../../../shared/generators/front-matter/time-zone.ts';

// `2024-11-02`, `2024-11-02 08:15:00 UTC`, `2024-11-02T08:15Z`
const plainPattern = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|UTC|GMT|[+-]00:?00))?$/i;

/**
 * The moment a written date stands for, in short words, the writer's own clock first; '' where that says no more than what
 * is written, undefined when it cannot be told. `timeZone`: the blog's IANA zone.
 */
export function describeInstant(written: string, timeZone: string): string | undefined {
  const instant = parseDate(written, timeZone);
  if (instant === null) return undefined;
  const utc = clockAt(instant, 'UTC');
  const own = isTimeZone(timeZone) ? clockAt(instant, timeZone) : utc;
  if (own.day === utc.day && own.time === utc.time)
    return plainPattern.test(written.trim()) ? '' : `${utc.day}, ${utc.time} UTC`;
  const day = own.day === utc.day ? '' : `${utc.day.replace(/ \d+$/u, '')}, `;
  return `${own.day}, ${own.time} ${placeOf(timeZone)} (${day}${utc.time} UTC)`;
}

// `America/Argentina/Buenos_Aires` is Buenos Aires; `Etc/GMT+2`, `EST` and `+02:00` are no place.
function placeOf(timeZone: string): string {
  const city = /^(?!Etc\/).*\/([^/]+)$/.exec(timeZone)?.[1];
  return city === undefined ? timeZone : `in ${city.replaceAll('_', ' ')}`;
}

/** Day and time of a moment in a zone. */
function clockAt(instant: string, timeZone: string): { readonly day: string; readonly time: string } {
  const date = new Date(instant);
  return {
    day: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(date),
    time: new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(date),
  };
}
