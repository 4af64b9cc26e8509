import { expect, test } from 'vitest';
import { listTarget } from './list-target.ts';

test('arrows move by one and stop at the ends', () => {
  expect(listTarget('ArrowDown', 3, 10, 5)).toBe(4);
  expect(listTarget('ArrowDown', 9, 10, 5)).toBe(9);
  expect(listTarget('ArrowUp', 0, 10, 5)).toBe(0);
});

test('Home, End and pages move far', () => {
  expect(listTarget('Home', 7, 10, 5)).toBe(0);
  expect(listTarget('End', 2, 10, 5)).toBe(9);
  expect(listTarget('PageDown', 2, 10, 5)).toBe(7);
  expect(listTarget('PageUp', 2, 10, 5)).toBe(0);
});

test('other keys and an empty list lead nowhere', () => {
  expect(listTarget('a', 2, 10, 5)).toBe(null);
  expect(listTarget('toString', 2, 10, 5)).toBe(null);
  expect(listTarget('ArrowDown', 0, 0, 5)).toBe(null);
});
