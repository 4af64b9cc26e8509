import { readDateForm } from '../edit/date-form.ts';
import { editDate } from '../edit/edit-date.ts';

/** What a form shows of a date that is kept as text. */
export interface ShownDate {
  /** `2024-01-31`. */
  readonly day: string;
  /** `21:57`, `21:57:30` where it has seconds, '' where it has no time. */
  readonly time: string;
  /** `UTC+02:00`, `UTC`, `Europe/Zurich`; '' where the date names no zone and is in the blog's. */
  readonly zone: string;
}

/** The parts of a date as it is written, or undefined when it is in no form that is known: then it is a text. */
export function readShownDate(written: string): ShownDate | undefined {
  const form = readDateForm(written);
  if (form === undefined) return undefined;
  const { year, month, day, hour, minute, second } = form.parts;
  const { precision } = form;
  const minutes = precision === 'day' ? '' : `${two(hour)}:${two(minute)}`;
  return {
    day: `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`,
    time: precision === 'second' ? `${minutes}:${two(second)}` : minutes,
    zone: form.zoneName ?? offsetName(form.offset),
  };
}

function offsetName(offset: number | undefined): string {
  if (offset === undefined) return '';
  if (offset === 0) return 'UTC';
  const minutes = Math.abs(offset);
  return `UTC${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}

/**
 * A date with another day or time in the form of `model`, the date as written: order, separators, precision, zone.
 * A part that is '' stays, and a model without a time stays without. `timeZone` is the blog's IANA zone name.
 * Undefined when the model is in no known form or there is no such day or time.
 */
export function writeShownDate(
  model: string,
  { day, time }: Pick<ShownDate, 'day' | 'time'>,
  timeZone: string,
): string | undefined {
  const form = readDateForm(model);
  if (form === undefined) return undefined;
  const { year, month, day: dayOfMonth, hour, minute, second } = form.parts;
  const days = day === '' ? [year, month, dayOfMonth] : numbersOf(day, /^(\d{4})-(\d{2})-(\d{2})$/);
  const times = time === '' ? [hour, minute, second] : numbersOf(time, /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/);
  if (days === undefined || times === undefined) return undefined;
  const [newYear = 0, newMonth = 0, newDay = 0] = days;
  const [newHour = 0, newMinute = 0, newSecond = 0] = times;
  const date = { year: newYear, month: newMonth, day: newDay };
  const clock = { ...date, hour: newHour, minute: newMinute, second: newSecond };
  return editDate(model, { clock }, timeZone);
}

function numbersOf(text: string, pattern: RegExp): readonly number[] | undefined {
  return pattern
    .exec(text.trim())
    ?.slice(1)
    .map(part => Number(part ?? 0));
}
