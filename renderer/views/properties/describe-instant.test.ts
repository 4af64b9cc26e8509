import { expect, test } from 'vitest';
import { describeInstant } from './describe-instant.ts';

test('a moment is told in UTC and in the zone of the blog', () => {
  expect(describeInstant('2020-03-17 21:57:00 UTC+02:00', 'UTC')).toBe('17 March 2020, 19:57 UTC');
  expect(describeInstant('2020-07-01 10:00', 'Europe/Zurich')).toBe(
    '1 July 2020, 08:00 UTC (10:00 in Europe/Zurich)',
  );
  expect(describeInstant('2020-07-01', 'America/Los_Angeles')).toBe(
    '1 July 2020, 07:00 UTC (00:00 in America/Los Angeles)',
  );
  expect(describeInstant('2020-07-01 23:00', 'America/Los_Angeles')).toBe(
    '2 July 2020, 06:00 UTC (1 July 2020, 23:00 in America/Los Angeles)',
  );
});

test('no moment is told of what is no date', () => {
  expect(describeInstant('soon', 'UTC')).toBeUndefined();
  expect(describeInstant('2020-02-30', 'UTC')).toBeUndefined();
  expect(describeInstant('', 'UTC')).toBeUndefined();
});
