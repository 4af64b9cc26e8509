const formats = new Map<string, Intl.DateTimeFormat | undefined>();

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(timeZone)) formats.set(timeZone, createFormat(timeZone));
  return formats.get(timeZone);
}

function createFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    return undefined;
  }
}

/** Whether this is the IANA name of a time zone known here. */
export function isTimeZone(timeZone: string): boolean {
  return formatOf(timeZone) !== undefined;
}

/** How far the clocks of a zone are ahead of UTC at a moment (ms since 1970), in minutes; 0 in an unknown zone. */
export function zoneOffsetMinutes(timeMs: number, timeZone: string): number {
  // The usual zone costs nothing.
  if (timeZone === 'UTC') return 0;
  const format = formatOf(timeZone);
  if (format === undefined) return 0;
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(timeMs)) parts[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const local = utcTime(year, month, day, hour, minute, second);
  return Math.round((local - Math.floor(timeMs / 1000) * 1000) / 60_000);
}

/** Milliseconds since 1970 of a UTC date and time; years below 100 are meant as they stand. */
export function utcTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second);
}

/** The moment at which the clocks of a zone show `localMs`, a local time counted as if it were UTC. */
export function localToUtc(localMs: number, timeZone: string): number {
  const guess = localMs - zoneOffsetMinutes(localMs, timeZone) * 60_000;
  return localMs - zoneOffsetMinutes(guess, timeZone) * 60_000;
}
