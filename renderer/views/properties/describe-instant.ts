import { parseDate } from '../../../shared/generators/front-matter/parse-date.ts';
import { isTimeZone } from '../../../shared/generators/front-matter/time-zone.ts';

/** The moment a written date stands for, in words; undefined when it cannot be told. `timeZone`: the blog's IANA zone. */
export function describeInstant(written: string, timeZone: string): string | undefined {
  const instant = parseDate(written, timeZone);
  if (instant === null) return undefined;
  const [day, time] = clockAt(instant, 'UTC');
  const [ownDay, ownTime] = isTimeZone(timeZone) ? clockAt(instant, timeZone) : [day, time];
  if (day === ownDay && time === ownTime) return `${day}, ${time} UTC`;
  const own = day === ownDay ? ownTime : `${ownDay}, ${ownTime}`;
  return `${day}, ${time} UTC (${own} in ${timeZone.replaceAll('_', ' ')})`;
}

/** Day and time of a moment in a zone. */
function clockAt(instant: string, timeZone: string): readonly [string, string] {
  const date = new Date(instant);
  return [
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(date),
    new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(date),
  ];
}
