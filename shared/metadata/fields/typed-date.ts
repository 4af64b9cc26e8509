import { parseDate } from '../../generators/front-matter/parse-date.ts';
import {
  isTimeZone,
  localToUtc,
  utcTime,
  zoneOffsetMinutes,
} from '../../generators/front-matter/time-zone.ts';
import { type DateForm, type DateParts, readDateForm } from '../edit/date-form.ts';
import { editDate } from '../edit/edit-date.ts';

/** How a typed date is to be written. */
export interface TypedDateForm {
  /** The date it replaces, as written; '' for none. */
  readonly old: string;
  /** A date as the blog's newest post writes it. */
  readonly habit?: string | undefined;
  /** IANA name of the zone of dates without one. */
  readonly timeZone: string;
  /** Only ISO dates, with seconds where they have a time, can be read back: so in TOML, Hugo and Zola. */
  readonly isStrict: boolean;
}

// What TOML has as dates of its own, and spf13/cast in Hugo reads as texts
const strictPattern =
  /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?: ?(?:[Zz]|[+-]\d{2}:?\d{2}))?)?$/;

/**
 * What is written for a date somebody typed: in the form of the old one, else of the blog's others. What the typed one
 * leaves out stays as it was: the time of a day, the zone of a time. What it says and the form lacks (a time, seconds, a
 * zone) is added. Undefined where it is no date, or what is written would stand for another moment.
 */
export function writeTypedDate(typed: string, how: TypedDateForm): string | undefined {
  const text = typed.trim();
  const given = readDateForm(text);
  if (given === undefined || editDate(text, { clock: {} }, how.timeZone) === undefined) return undefined;
  const { model, isOwn } = modelFor(given, how);
  if (model === undefined && !how.isStrict) return text;
  const full = withPartsOf(model ?? '2020-01-01', given, how.isStrict);
  const written = full === undefined ? undefined : writeLike(full, given, isOwn, how.timeZone);
  if (written === undefined || (how.isStrict && !strictPattern.test(written))) return undefined;
  return isMeant(written, text, given, how.timeZone) ? written : undefined;
}

/** The old date, or one of another post where there is none or a time is typed that the old one has no place for. */
function modelFor(
  given: DateForm,
  { old, habit, isStrict }: TypedDateForm,
): { readonly model: string | undefined; readonly isOwn: boolean } {
  const own = usableModel(old, isStrict);
  const other = usableModel(habit ?? '', isStrict);
  const wantsTime = given.precision !== 'day' && own !== undefined && !hasTime(own);
  const isOwn = own !== undefined && !(wantsTime && other !== undefined && hasTime(other));
  return { model: isOwn ? own : other, isOwn };
}

function hasTime(written: string): boolean {
  return readDateForm(written)?.precision !== 'day';
}

function usableModel(written: string, isStrict: boolean): string | undefined {
  const text = written.trim();
  const form = readDateForm(text);
  if (form === undefined) return undefined;
  return isStrict && !strictPattern.test(text) ? asIso(form) : text;
}

/** What a date shows, its zone too, in the one form that is read everywhere. */
function asIso(form: DateForm): string {
  const local = new Date(clockTime(form.parts)).toISOString();
  if (form.precision === 'day') return local.slice(0, 10);
  const offset = offsetOf(form);
  if (offset === undefined || offset === 0) return local.slice(0, 19) + (offset === 0 ? 'Z' : '');
  const minutes = Math.abs(offset);
  const two = (part: number) => String(part).padStart(2, '0');
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return local.slice(0, 19) + zone;
}

// `21:57` without seconds
const minutesPattern = /(\d{1,2}:\d{2})(?![\d:])/;

/** A model with room for everything that was typed; undefined where none is known. */
function withPartsOf(model: string, given: DateForm, isStrict: boolean): string | undefined {
  const form = readDateForm(model);
  if (form === undefined) return undefined;
  const hasZone = form.offset !== undefined || form.zoneName !== undefined;
  let full = model;
  if (given.precision === 'day') return full;
  if (form.precision === 'day' && hasZone) return undefined;
  if (form.precision === 'day') full += `${isStrict ? 'T' : ' '}00:00:00`;
  if (form.precision === 'minute' && given.parts.second !== 0) full = full.replace(minutesPattern, '$1:00');
  const saysZone = given.offset !== undefined || given.zoneName !== undefined;
  return hasZone || !saysZone ? full : withZone(full, given, isStrict);
}

function withZone(model: string, given: DateForm, isStrict: boolean): string {
  const hasLetter = /\dT\d/.test(model);
  if (given.offset === 0 && hasLetter) return `${model}Z`;
  return `${model}${isStrict || hasLetter ? '' : ' '}+00:00`;
}

// The day of a date: `2020/3/7`, `3/7/2020`, `July 8, 2022`, `8 July 2022`
const dayPattern =
  /^(?:\d{4}([-/])\d{1,2}\1\d{1,2}|\d{1,2}\/\d{1,2}\/\d{4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [A-Za-z]{3,9}\.?,? \d{4})/;

function writeLike(model: string, given: DateForm, isOwn: boolean, timeZone: string): string | undefined {
  const { year, month, day } = given.parts;
  if (given.precision === 'day') {
    // A day stays one: the time of another post is no time of this one, and nobody said midnight.
    const own = isOwn ? model : (dayPattern.exec(model)?.[0] ?? model);
    return editDate(own, { clock: { year, month, day } }, timeZone);
  }
  const offset = offsetOf(given);
  if (offset === undefined) return editDate(model, { clock: given.parts }, timeZone);
  const form = readDateForm(model);
  if (form === undefined) return undefined;
  if (form.isFixed === undefined && form.zoneName === undefined) return form.write(given.parts, offset);
  const instant = new Date(clockTime(given.parts) - offset * 60_000).toISOString();
  return editDate(model, { instant }, timeZone);
}

/** Minutes ahead of UTC, where the date says its zone. */
function offsetOf({ parts, offset, zoneName }: DateForm): number | undefined {
  if (zoneName === undefined || !isTimeZone(zoneName)) return offset;
  return zoneOffsetMinutes(localToUtc(clockTime(parts), zoneName), zoneName);
}

function clockTime({ year, month, day, hour, minute, second, millisecond }: DateParts): number {
  return utcTime(year, month, day, hour, minute, second) + millisecond;
}

/** Whether what is written says what was typed: the same moment, or the same clock where the typed one has no zone. */
function isMeant(written: string, typed: string, given: DateForm, timeZone: string): boolean {
  const now = readDateForm(written);
  if (now === undefined) return false;
  if (given.precision !== 'day' && offsetOf(given) !== undefined)
    return parseDate(written, timeZone) === parseDate(typed, timeZone);
  const parts = given.precision === 'day' ? (['year', 'month', 'day'] as const) : clockParts;
  return parts.every(part => now.parts[part] === given.parts[part]);
}

const clockParts = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] as const;
