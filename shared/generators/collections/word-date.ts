import { dayOf } from '../front-matter/format-date.ts';
import { parseDate } from '../front-matter/parse-date.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const longMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

// `Jul 08 2022`, `July 8th, 2022 10:00`: month, dot, day, comma, year, rest
const monthFirstPattern = /^([A-Za-z]{3,9})(\.?) (\d{1,2})(?:st|nd|rd|th)?(,?) (\d{4})(?:,? +(\d.*))?$/;

// `8 July 2022`, `Fri, 08 Jul 2022 10:00:00 GMT`: day, month, dot, year, rest
const dayFirstPattern = /^(?:[A-Za-z]{3,9},? )?(\d{1,2}) ([A-Za-z]{3,9})(\.?),? (\d{4})(?:,? +(\d.*))?$/;

/**
 * The moment of a date with the month's English name, as `new Date` of JavaScript reads it and so these generators do;
 * null for everything else.
 */
export function parseWordDate(written: string, timeZone: string): string | null {
  const text = written.trim().slice(0, 80);
  const first = monthFirstPattern.exec(text);
  if (first !== null) return parseDate(isoOf(first[5], first[1], first[3], first[6]), timeZone);
  const day = dayFirstPattern.exec(text);
  return day === null ? null : parseDate(isoOf(day[4], day[2], day[1], day[5]), timeZone);
}

/** The same with numbers only, '' where the name is no month's. */
function isoOf(year = '', name = '', day = '', time = ''): string {
  const month = monthOf(name);
  return month < 0 ? '' : `${year}-${month + 1}-${day} ${time}`.trim();
}

/** `Jul`, `July` and all between, counted from 0; -1 for what is no month. */
function monthOf(name: string): number {
  const lower = name.toLowerCase();
  return longMonths.findIndex(month => lower.length >= 3 && month.toLowerCase().startsWith(lower));
}

/** The day of a moment in the form of `sample`, a date as {@link parseWordDate} reads it; undefined for another sample. */
export function formatWordDate(sample: string, instant: string, timeZone: string): string | undefined {
  const text = sample.trim().slice(0, 80);
  const [year = '', month = '', day = ''] = dayOf(instant, timeZone).split('-');
  const first = monthFirstPattern.exec(text);
  if (first !== null && monthOf(first[1] ?? '') >= 0)
    return `${monthLike(first[1], month)}${first[2]} ${dayLike(first[3], day)}${first[4]} ${year}`;
  const other = dayFirstPattern.exec(text);
  if (other === null || monthOf(other[2] ?? '') < 0) return undefined;
  return `${dayLike(other[1], day)} ${monthLike(other[2], month)}${other[3]} ${year}`;
}

function monthLike(sample = '', month = ''): string {
  const index = Number(month) - 1;
  // May is the same either way: then the short name, as most write it.
  return (sample.length > 3 ? longMonths[index] : months[index]) ?? '';
}

function dayLike(sample = '', day = ''): string {
  return sample.length > 1 ? day : String(Number(day));
}
