import { isTimeZone } from '../../generators/front-matter/time-zone.ts';

/** What a clock and a calendar show. */
export interface DateParts {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  /** 0 to 23. */
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** A date as written. */
export interface DateForm {
  /** What it shows; a part that is not written is 0. */
  readonly parts: DateParts;
  /** What is written of it. */
  readonly precision: 'day' | 'minute' | 'second';
  /** Minutes ahead of UTC, when the date says. */
  readonly offset?: number;
  /** The offset belongs to a word (`Z`, `UTC`, `PST`) that stays. */
  readonly isFixed?: true;
  /** The IANA name of the zone, when the date has one. */
  readonly zoneName?: string;
  /** Other parts and minutes ahead of UTC in the same form; undefined where that cannot be. */
  readonly write: (parts: DateParts, offset: number) => string | undefined;
}

// The forms of generators.md §5: `2020-03-17`, `2020/3/7 4:05`, `2020-03-17T21:57:00.000Z`, `2020-03-17 21:57:00 UTC+02:00`
const isoPattern =
  /^(?<year>\d{4})(?<sep>[-/])(?<month>\d{1,2})\k<sep>(?<day>\d{1,2})(?:(?<between>[Tt]|\s+)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:(?<point>[.,])(?<fraction>\d{1,9}))?)?)?(?<zone>.*)$/s;

// `12/31/2020 11:59:00 PM UTC`: month first
const americanPattern =
  /^(?<month>\d{1,2})(?<sep>\/)(?<day>\d{1,2})\/(?<year>\d{4})(?:(?<between>\s+)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?:(?<halfGap>\s*)(?<half>[AaPp][Mm]))?)?(?<zone>.*)$/s;

// `Jul 08 2022`, `July 8, 2022 10:00`: the month's English name first, as JavaScript reads it
const monthFirstPattern =
  /^(?<word>[A-Za-z]{3,9})(?<dot>\.?) (?<day>\d{1,2})(?<comma>,?) (?<year>\d{4})(?:(?<between>,? +)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?)?(?<zone>.*)$/s;

// `8 July 2022`
const dayFirstPattern =
  /^(?<day>\d{1,2}) (?<word>[A-Za-z]{3,9})(?<dot>\.?)(?<comma>,?) (?<year>\d{4})(?:(?<between>,? +)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?)?(?<zone>.*)$/s;

type Groups = Readonly<Record<string, string | undefined>>;

/** The form a date is written in, or undefined when it is none of those found in blogs. */
export function readDateForm(written: string): DateForm | undefined {
  const text = written.trim();
  if (text.length > 80) return undefined;
  const found = readDay(text);
  if (found === undefined) return undefined;
  const { groups, writeDay } = found;
  const zone = readZone(groups.zone ?? '');
  if (zone === undefined) return undefined;
  const number = (name: string) => Number(groups[name] ?? 0);
  const parts: DateParts = {
    year: number('year'),
    month: groups.word === undefined ? number('month') : readMonth(groups.word),
    day: number('day'),
    hour: hourOfDay(number('hour'), groups.half),
    minute: number('minute'),
    second: number('second'),
    millisecond: Math.floor(Number(`0.${groups.fraction ?? '0'}`) * 1000),
  };
  const { write: writeZone, ...told } = zone;
  const write = (next: DateParts, offset: number) =>
    writeDay(groups, next) + writeTime(groups, next) + writeZone(offset);
  const timed = groups.second === undefined ? 'minute' : 'second';
  return { parts, precision: groups.between === undefined ? 'day' : timed, ...told, write };
}

interface FoundDay {
  readonly groups: Groups;
  readonly writeDay: (groups: Groups, parts: DateParts) => string;
}

/** The first form that fits. */
function readDay(text: string): FoundDay | undefined {
  const forms = [
    [isoPattern, writeIsoDay],
    [americanPattern, writeAmericanDay],
    [monthFirstPattern, writeMonthFirst],
    [dayFirstPattern, writeDayFirst],
  ] as const;
  for (const [pattern, writeDay] of forms) {
    const groups: Groups | undefined = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    return groups.word !== undefined && readMonth(groups.word) === 0 ? undefined : { groups, writeDay };
  }
  return undefined;
}

function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function writeIsoDay(groups: Groups, { year, month, day }: DateParts): string {
  const { sep = '-' } = groups;
  return (
    String(year).padStart(4, '0') + sep + likeDay(groups, 'month', month) + sep + likeDay(groups, 'day', day)
  );
}

function writeAmericanDay(groups: Groups, { year, month, day }: DateParts): string {
  const start = `${likeDay(groups, 'month', month)}/${likeDay(groups, 'day', day)}`;
  return `${start}/${String(year).padStart(4, '0')}`;
}

const months = [
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

/** The month of a name or its beginning, from 1; 0 for another word. */
function readMonth(word: string): number {
  return months.findIndex(month => month.toLowerCase().startsWith(word.toLowerCase())) + 1;
}

/** Its name or the first three letters of it, whichever the old one is: of May, which is both, the letters. */
function writeMonth({ word = '', dot = '' }: Groups, month: number): string {
  const name = months[month - 1] ?? '';
  const written = word.length > 3 && months.includes(capitalised(word)) ? name : name.slice(0, 3);
  return (word === word.toLowerCase() ? written.toLowerCase() : written) + dot;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function writeMonthFirst(groups: Groups, { year, month, day }: DateParts): string {
  const start = `${writeMonth(groups, month)} ${likeOwn(groups.day, day)}`;
  return `${start}${groups.comma ?? ''} ${String(year).padStart(4, '0')}`;
}

function writeDayFirst(groups: Groups, { year, month, day }: DateParts): string {
  const start = `${likeOwn(groups.day, day)} ${writeMonth(groups, month)}`;
  return `${start}${groups.comma ?? ''} ${String(year).padStart(4, '0')}`;
}

/** A day of two digits may be one of a form without zeros. */
function likeOwn(own = '', value = 0): string {
  return String(value).padStart(own.startsWith('0') ? 2 : 1, '0');
}

/** With a zero before it unless the old one shows none; where the old one has two digits of its own the other part tells. */
function likeDay(groups: Groups, part: 'month' | 'day', value: number): string {
  const own = groups[part] ?? '';
  const other = groups[part === 'month' ? 'day' : 'month'] ?? '';
  const model = own.length === 1 || own.startsWith('0') ? own : other;
  return String(value).padStart(model.length === 1 ? 1 : 2, '0');
}

function writeTime(groups: Groups, parts: DateParts): string {
  const { between, second, point, fraction, half, halfGap = '' } = groups;
  if (between === undefined) return '';
  const hour = half === undefined ? parts.hour : ((parts.hour + 11) % 12) + 1;
  let text = between + String(hour).padStart(groups.hour?.length === 1 ? 1 : 2, '0');
  text += `:${String(parts.minute).padStart(2, '0')}`;
  if (second !== undefined) text += `:${String(parts.second).padStart(2, '0')}`;
  if (point !== undefined && fraction !== undefined)
    text += point + String(parts.millisecond).padStart(3, '0').padEnd(9, '0').slice(0, fraction.length);
  if (half === undefined) return text;
  const word = parts.hour < 12 ? 'AM' : 'PM';
  return text + halfGap + (half === half.toLowerCase() ? word.toLowerCase() : word);
}

interface ZoneForm {
  readonly offset?: number;
  readonly isFixed?: true;
  readonly zoneName?: string;
  readonly write: (offset: number) => string;
}

/** Zone abbreviations that RFC 2822 defines, in hours from UTC. */
const abbreviations: ReadonlyMap<string, number> = new Map([
  ['Z', 0],
  ['UTC', 0],
  ['GMT', 0],
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
]);

const offsetPattern = /^(\s*(?:UTC|GMT)?)([+-])(\d{1,2})(?:(:?)(\d{2}))?$/i;

function readZone(zone: string): ZoneForm | undefined {
  if (zone === '') return { write: () => '' };
  const name = zone.trim();
  const hours = abbreviations.get(name.toUpperCase());
  if (hours !== undefined) return { offset: hours * 60, isFixed: true, write: () => zone };
  const match = offsetPattern.exec(zone);
  if (match === null) {
    const isName = /^[A-Z][A-Za-z]+\/[A-Za-z_/+-]+$/.test(name) && isTimeZone(name);
    return isName ? { zoneName: name, write: () => zone } : undefined;
  }
  const [, before = '', sign, hour = '', colon, minute] = match;
  const minutes = Number(hour) * 60 + Number(minute ?? 0);
  if (minutes > 16 * 60) return undefined;
  const write = (offset: number) => before + writeOffset(offset, hour, colon, minute);
  return { offset: sign === '-' ? -minutes : minutes, write };
}

/** `+09:00`, `-5`; minutes are written where there were some or some are needed. */
function writeOffset(
  offset: number,
  hour: string,
  colon: string | undefined,
  minute: string | undefined,
): string {
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(hour.length === 1 ? 1 : 2, '0');
  const rest = Math.abs(offset) % 60;
  const minutes = minute === undefined && rest === 0 ? '' : `${colon ?? ':'}${String(rest).padStart(2, '0')}`;
  return `${offset < 0 ? '-' : '+'}${hours}${minutes}`;
}
