import { expect, test } from 'vitest';
import { describeInstant } from './describe-instant.ts';

test('a moment is told by the clock of the blog, then by that of UTC', () => {
  expect(describeInstant('2012-08-16 14:19', 'America/Los_Angeles')).toBe(
    '16 August 2012, 14:19 in Los Angeles (21:19 UTC)',
  );
  expect(describeInstant('2020-07-01 10:00', 'Europe/Zurich')).toBe(
    '1 July 2020, 10:00 in Zurich (08:00 UTC)',
  );
  expect(describeInstant('2020-12-31 23:00', 'America/Argentina/Buenos_Aires')).toBe(
    '31 December 2020, 23:00 in Buenos Aires (1 January, 02:00 UTC)',
  );
  expect(describeInstant('2020-07-01 10:00', 'Etc/GMT-2')).toBe('1 July 2020, 10:00 Etc/GMT-2 (08:00 UTC)');
});

test('a date that names its zone or writes months as words is told as it is understood', () => {
  expect(describeInstant('2020-03-17 21:57:00 UTC+02:00', 'UTC')).toBe('17 March 2020, 19:57 UTC');
  expect(describeInstant('2020-03-17 21:57', 'UTC')).toBe('17 March 2020, 21:57 UTC');
  expect(describeInstant('2020-03-17T21:57:00Z', 'Asia/Tokyo')).toBe(
    '18 March 2020, 06:57 in Tokyo (17 March, 21:57 UTC)',
  );
});

test('nothing is told of a date that says it all', () => {
  for (const written of [
    '2020-03-17',
    '2020-03-17T21:57:00Z',
    '2020-03-17 21:57:00 UTC',
    '2020-03-17T21:57:00+00:00',
  ])
    expect(describeInstant(written, 'UTC'), written).toBe('');
  expect(describeInstant('2020-01-17T21:57:00Z', 'Europe/London')).toBe('');
});

test('no moment is told of what is no date', () => {
  expect(describeInstant('soon', 'UTC')).toBeUndefined();
  expect(describeInstant('2020-02-30', 'UTC')).toBeUndefined();
  expect(describeInstant('', 'UTC')).toBeUndefined();
});
