import { isTimeZone, localToUtc, zoneOffsetMinutes } from '../../generators/front-matter/time-zone.ts';
import { type DateForm, type DateParts, readDateForm } from './date-form.ts';

/** A new date: a moment (ISO 8601 UTC), or what the clock shall show; parts that are left out stay as they are. */
export type NewDate = { readonly instant: string } | { readonly clock: Partial<DateParts> };

const minuteMs = 60_000;

/**
 * A date in the form of another: the same order, separators, zero padding, precision, and kind of zone. A date without a
 * time stays one. The clock is that of the zone the date names, or of `timeZone`, the blog's IANA name. An offset follows
 * the clocks of `timeZone` when the old one did, else it stays. Undefined when the old text is in no form we know or the
 * new date does not exist.
 */
export function editDate(written: string, date: NewDate, timeZone: string): string | undefined {
  const form = readDateForm(written);
  if (form === undefined) return undefined;
  const old = utcMs(form.parts);
  if (old === undefined) return undefined;
  return 'instant' in date
    ? atInstant(form, Date.parse(date.instant), old, timeZone)
    : atClock(form, { ...form.parts, ...date.clock }, old, timeZone);
}

function atInstant(form: DateForm, instant: number, old: number, timeZone: string): string | undefined {
  if (Number.isNaN(instant)) return undefined;
  const minutes = offsetAt(form, instant, old, timeZone);
  const parts = partsOf(instant + minutes * minuteMs);
  return parts === undefined ? undefined : form.write(parts, minutes);
}

function atClock(form: DateForm, parts: DateParts, old: number, timeZone: string): string | undefined {
  const local = utcMs(parts);
  if (local === undefined) return undefined;
  const followed = followedZone(form, old, timeZone);
  const instant = followed === undefined ? local : localToUtc(local, followed);
  const minutes = followed === undefined ? (form.offset ?? 0) : zoneOffsetMinutes(instant, followed);
  return form.write(parts, minutes);
}

function offsetAt(form: DateForm, instant: number, old: number, timeZone: string): number {
  const followed = followedZone(form, old, timeZone);
  return followed === undefined ? (form.offset ?? 0) : zoneOffsetMinutes(instant, followed);
}

/** The zone whose clocks the date shows; undefined when it has an offset of its own. */
function followedZone(form: DateForm, old: number, timeZone: string): string | undefined {
  if (form.zoneName !== undefined) return form.zoneName;
  const own = isTimeZone(timeZone) ? timeZone : 'UTC';
  if (form.offset === undefined) return own;
  // `Z`, `PST`: the word would be wrong at another time of the year.
  if (form.isFixed) return undefined;
  return zoneOffsetMinutes(old - form.offset * minuteMs, own) === form.offset ? own : undefined;
}

function partsOf(ms: number): DateParts | undefined {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) return undefined;
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/** The parts as if they were UTC, in ms since 1970; undefined when there is no such date. */
function utcMs(parts: DateParts): number | undefined {
  const { year, month, day, hour, minute, second, millisecond } = parts;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const ms = date.setUTCHours(hour, minute, second, millisecond);
  const back = partsOf(ms);
  const isSame =
    back !== undefined &&
    Object.entries(back).every(([key, value]) => parts[key as keyof DateParts] === value);
  return isSame ? ms : undefined;
}
