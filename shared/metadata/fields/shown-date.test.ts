import { expect, it } from 'vitest';
import { readShownDate, writeShownDate } from './shown-date.ts';

const zone = 'Europe/Zurich';

it.each([
  ['2024-01-31', '2024-01-31', '', ''],
  ['2024/1/3 4:05', '2024-01-03', '04:05', ''],
  ['2024-01-31T21:57:30.500+02:00', '2024-01-31', '21:57:30', 'UTC+02:00'],
  ['2024-01-31 21:57:00 UTC', '2024-01-31', '21:57:00', 'UTC'],
  ['2024-01-31 +09:00', '2024-01-31', '', 'UTC+09:00'],
  ['12/31/2020 11:59:00 PM', '2020-12-31', '23:59:00', ''],
  ['Jul 08 2022', '2022-07-08', '', ''],
  ['8 July, 2022 10:00 UTC', '2022-07-08', '10:00', 'UTC'],
  ['2024-01-31 10:00 America/New_York', '2024-01-31', '10:00', 'America/New_York'],
])('%s is shown as %s, %s, %s, and written back as it was', (written, day, time, zoneName) => {
  expect(readShownDate(written)).toEqual({ day, time, zone: zoneName });
  expect(writeShownDate(written, { day, time }, zone)).toBe(written.replace('.500', '.500'));
});

it('a new day and time keep the form', () => {
  expect(writeShownDate('2024/1/3 4:05', { day: '2024-02-09', time: '10:00' }, zone)).toBe('2024/2/9 10:00');
  expect(writeShownDate('Jul 08 2022', { day: '2023-11-05', time: '' }, zone)).toBe('Nov 05 2023');
  expect(writeShownDate('July 8, 2022', { day: '2023-11-05', time: '' }, zone)).toBe('November 5, 2023');
  expect(writeShownDate('8 Sept. 2022', { day: '2023-11-25', time: '' }, zone)).toBe('25 Nov. 2023');
  expect(writeShownDate('2024-01-31', { day: '2024-02-29', time: '10:00' }, zone)).toBe('2024-02-29');
  expect(writeShownDate('2024-01-31T10:00:00+01:00', { day: '2024-07-01', time: '' }, zone)).toBe(
    '2024-07-01T10:00:00+02:00',
  );
});

it.each([
  ['someday', '2024-01-31', ''],
  ['2024-01-31', '2024-02-30', ''],
  ['2024-01-31 10:00', '2024-01-31', '25:00'],
  ['2024-01-31', 'x', ''],
])('%s with %s %s is none', (model, day, time) => {
  expect(writeShownDate(model, { day, time }, zone)).toBeUndefined();
});

it('a text is no date', () => {
  expect(readShownDate('2024')).toBeUndefined();
  expect(readShownDate('Judy 08 2022')).toBeUndefined();
});
