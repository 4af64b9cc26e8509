import { expect, it } from 'vitest';
import { shownDay } from './shown-day.ts';

it.each([
  ['Mar 10 2024', '2024-03-09T23:00:00Z', 'Europe/Zurich', '2024-03-10'],
  ['Mar 10 2024', '2024-03-10T00:00:00Z', 'UTC', '2024-03-10'],
  ['Sunday, 10 March 2024 08:00 PDT', '2024-03-10T15:00:00Z', 'UTC', '2024-03-10'],
  ['2024-03-10 23:30:00 -0500', '2024-03-11T04:30:00Z', 'UTC', '2024-03-10'],
  ['2024/3/9 08:00', '2024-03-09T08:00:00Z', 'UTC', '2024-03-09'],
  ['20240310', '2024-03-10T00:00:00Z', 'UTC', '2024-03-10'],
  ['some day soon', null, 'UTC', 'some day soon'],
  [' ', null, 'UTC', ''],
])('shows %j as a day', (date, instant, zone, day) => {
  expect(shownDay({ date, instant }, zone)).toBe(day);
});
