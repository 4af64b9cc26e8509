import { zoneOffsetMinutes } from './time-zone.ts';

// A date that ends after the day: `2020-03-17`, `2020/3/7`
const dayOnlyPattern = /^\d{4}([-/])\d{1,2}\1\d{1,2}$/;

// `2020-03-17 21:57:00 UTC+02:00`: day separator, `T` or space, seconds, their fraction, space before the zone, zone
const formPattern =
  /^\d{4}([-/])\d{1,2}\1\d{1,2}([T ])\d{1,2}:\d{2}(:\d{2})?([.,]\d+)?( ?)(Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?)?$/;

/**
 * Writes a moment (ISO 8601 UTC) in the form of `sample`: the same separators, precision and kind of zone. The clock is
 * that of `timeZone`, an IANA name, unless the form says UTC. A sample in a form not known gives `2020-03-17 21:57:00 UTC`.
 */
export function formatDateLike(sample: string, instant: string, timeZone: string): string {
  const text = sample.trim();
  const day = dayOnlyPattern.exec(text);
  if (day !== null) return dayOf(instant, timeZone, day[1] ?? '-');
  const form = formPattern.exec(text);
  if (form === null) return `${clockOf(instant, 0, '-', ' ', true)} UTC`;
  const [, separator = '-', between = ' ', seconds, fraction = '', gap = '', zone] = form;
  const sampleOffset = zone === undefined ? undefined : offsetOfZone(zone);
  const isUtc = zone !== undefined && /^(?:Z|UTC|GMT)$/.test(zone);
  const minutes = isUtc ? 0 : offsetAt(instant, timeZone, sampleOffset);
  const clock =
    clockOf(instant, minutes, separator, between, seconds !== undefined) + fractionLike(fraction, instant);
  return clock + gap + (zone === undefined || isUtc ? (zone ?? '') : zoneLike(zone, minutes));
}

/** The day of a moment in a zone, as `2020-03-17` with the given separator. */
export function dayOf(instant: string, timeZone: string, separator = '-'): string {
  const clock = clockOf(instant, zoneOffsetMinutes(Date.parse(instant), timeZone), separator, ' ', false);
  return clock.slice(0, 10);
}

/** A blog that names no zone keeps the offset its posts have. */
function offsetAt(instant: string, timeZone: string, sampleOffset: number | undefined): number {
  if (sampleOffset !== undefined && timeZone === 'UTC') return sampleOffset;
  return zoneOffsetMinutes(Date.parse(instant), timeZone);
}

function clockOf(
  instant: string,
  minutes: number,
  separator: string,
  between: string,
  hasSeconds: boolean,
): string {
  const text = new Date(Date.parse(instant) + minutes * 60_000).toISOString();
  return text.slice(0, 10).replaceAll('-', separator) + between + text.slice(11, hasSeconds ? 19 : 16);
}

/** The milliseconds of a moment with as many digits as `sample` (`.000`) has; '' where it has none. */
function fractionLike(sample: string, instant: string): string {
  const digits = String(new Date(Date.parse(instant)).getUTCMilliseconds()).padStart(3, '0');
  return sample.slice(0, 1) + digits.padEnd(sample.length - 1, '0').slice(0, Math.max(0, sample.length - 1));
}

function offsetOfZone(zone: string): number | undefined {
  const match = /([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

function zoneLike(zone: string, minutes: number): string {
  const prefix = /^[A-Z]*/.exec(zone)?.[0] ?? '';
  const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0');
  const rest = String(Math.abs(minutes) % 60).padStart(2, '0');
  return `${prefix}${minutes < 0 ? '-' : '+'}${hours}${zone.includes(':') ? ':' : ''}${rest}`;
}
