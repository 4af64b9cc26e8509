import { isTimeZone, localToUtc, utcTime } from './time-zone.ts';

// The forms of generators.md §5: `2020-03-17`, `2020/3/7 4:05`, `2020-03-17T21:57:00.000Z`, `2020-03-17 21:57:00 UTC+02:00`
const isoPattern =
  /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(.*)|\s+(\D.*))?$/s;

// `12/31/2020 11:59:00 PM UTC`: month first
const americanPattern =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?\s*(.*))?$/s;

// `17 Mar 2020`, `Tue, 17 Mar 2020 21:57:00 GMT`: as mails and feeds have it
const dayFirstPattern =
  /^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})(?:\s+|-)([a-z]{3,9})\.?,?(?:\s+|-)(\d{4})(?:,?\s+(.*))?$/is;

// `March 17, 2020 9:57 pm`, `Jul 08 2022`
const monthFirstPattern =
  /^(?:[a-z]{3,9}\.?,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(.*))?$/is;

// What follows such a day: `21:57:00 GMT`, `9:57 pm`
const clockPattern = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?\s*(.*)$/is;

const monthNames =
  'january february march april may june july august september october november december'.split(' ');

// `Z`, `UTC`, `+0900`, `-05:00`, `-5`, `UTC+02:00`, and `+0200 CEST`, where the offset says it all
const offsetPattern = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?(?:\s+\(?[A-Z]{2,5}\)?)?$/i;

/** Zone abbreviations that RFC 2822 defines, in hours from UTC. */
const abbreviations: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

/**
 * The moment a date as written in a post stands for, as ISO 8601 UTC, or null when it is no date. Without a zone of its
 * own it is in `timeZone` (an IANA name); without a time it is the day's beginning there. Fractions of a second count to
 * the millisecond.
 */
export function parseDate(written: string, timeZone: string): string | null {
  const text = written.trim();
  const local = text.length > 80 ? undefined : (readIso(text) ?? readAmerican(text) ?? readNamed(text));
  if (local === undefined) return null;
  const time = toUtc(local.time, local.zone, timeZone);
  return time === undefined ? null : new Date(time).toISOString();
}

interface LocalTime {
  /** The clock's time as if it were UTC, in ms since 1970. */
  readonly time: number;
  readonly zone: string;
}

function readIso(text: string): LocalTime | undefined {
  const match = isoPattern.exec(text);
  if (match === null) return undefined;
  const [, year, , month, day, hour, minute, second, fraction = '', zone, zoneOfDay = ''] = match;
  const local = localTime([year, month, day, hour, minute, second], zone ?? zoneOfDay);
  return local && { ...local, time: local.time + milliseconds(fraction) };
}

/** The digits after a second's point; what is finer than a millisecond is cut off, as ISO 8601 in UTC has no more here. */
function milliseconds(fraction: string): number {
  return Number(fraction.slice(0, 3).padEnd(3, '0'));
}

function readAmerican(text: string): LocalTime | undefined {
  const match = americanPattern.exec(text);
  if (match === null) return undefined;
  const [, month, day, year, hour, minute, second, half, zone = ''] = match;
  const hours = half === undefined || hour === undefined ? hour : hourOfDay(Number(hour), half);
  return localTime([year, month, day, hours, minute, second], zone);
}

function readNamed(text: string): LocalTime | undefined {
  const [, firstDay, nameAfter, yearAfter, restAfter] = dayFirstPattern.exec(text) ?? [];
  const [, name = nameAfter, day = firstDay, year = yearAfter, rest = restAfter] =
    monthFirstPattern.exec(text) ?? [];
  const month =
    name === undefined ? 0 : monthNames.findIndex(full => full.startsWith(name.toLowerCase())) + 1;
  if (month === 0) return undefined;
  const clock = rest === undefined ? [] : clockPattern.exec(rest);
  if (clock === null) return undefined;
  const [, hour, minute, second, half, zone = ''] = clock;
  const hours = half === undefined || hour === undefined ? hour : hourOfDay(Number(hour), half);
  return localTime([year, String(month), day, hours, minute, second], zone);
}

function hourOfDay(hour: number, half: string): string {
  const base = hour === 12 ? 0 : hour;
  return String(half.toLowerCase() === 'pm' ? base + 12 : base);
}

function localTime(parts: readonly (string | undefined)[], zone: string): LocalTime | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(part =>
    Number(part ?? 0),
  );
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const midnight = new Date(utcTime(year, month, day, 0, 0, 0));
  // Dates that do not exist, such as 30 February, come back as others.
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined;
  return { time: utcTime(year, month, day, hour, minute, second), zone: zone.trim() };
}

function toUtc(local: number, zone: string, timeZone: string): number | undefined {
  if (zone === '') return localToUtc(local, timeZone);
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return local;
  const hours = abbreviations[zone.toUpperCase()];
  if (hours !== undefined) return local - hours * 3_600_000;
  const offset = offsetPattern.exec(zone);
  if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes > 16 * 60 ? undefined : local - (offset[1] === '-' ? -minutes : minutes) * 60_000;
  }
  return /^[A-Z][A-Za-z]+\/[A-Za-z_/+-]+$/.test(zone) && isTimeZone(zone)
    ? localToUtc(local, zone)
    : undefined;
}
