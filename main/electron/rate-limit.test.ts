import { expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

it('lets a few through at once, then one after the other', () => {
  let time = 0;
  const may = createRateLimit(3, 1_000, () => time);
  expect([may(), may(), may(), may()]).toEqual([true, true, true, false]);
  time += 999;
  expect(may()).toBe(false);
  time += 1;
  expect([may(), may()]).toEqual([true, false]);
  time += 60_000;
  expect([may(), may(), may(), may()]).toEqual([true, true, true, false]);
});
