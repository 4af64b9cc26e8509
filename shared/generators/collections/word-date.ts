import { parseDate } from '../front-matter/parse-date.ts';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

// `Jul 08 2022`, `July 8th, 2022 10:00`: month, day, year, rest
const monthFirstPattern = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:,? +(\d.*))?$/;

// `8 July 2022`, `Fri, 08 Jul 2022 10:00:00 GMT`: day, month, year, rest
const dayFirstPattern = /^(?:[A-Za-z]{3,9},? )?(\d{1,2}) ([A-Za-z]{3,9})\.?,? (\d{4})(?:,? +(\d.*))?$/;

/**
 * The moment of a date with the month's English name, as `new Date` of JavaScript reads it and so these generators do;
 * null for everything else.
 */
export function parseWordDate(written: string, timeZone: string): string | null {
  const text = written.trim().slice(0, 80);
  const first = monthFirstPattern.exec(text);
  if (first !== null) return parseDate(isoOf(first[3], first[1], first[2], first[4]), timeZone);
  const day = dayFirstPattern.exec(text);
  return day === null ? null : parseDate(isoOf(day[3], day[2], day[1], day[4]), timeZone);
}

/** The same with numbers only, '' where the name is no month's. */
function isoOf(year = '', name = '', day = '', time = ''): string {
  const month = months.findIndex(item => item.startsWith(name.toLowerCase()));
  return month < 0 ? '' : `${year}-${month + 1}-${day} ${time}`.trim();
}
