import { expect, test } from 'vitest';
import { type ItemFieldState, itemKeyOf } from './item-keys.ts';

const press = (key: string, isControl = false) => ({ key, ctrlKey: isControl, metaKey: false });
const state = (change: Partial<ItemFieldState> = {}): ItemFieldState => ({
  isEmpty: true,
  isCaretAtStart: true,
  hasItems: true,
  hasOffers: false,
  ...change,
});

test('Backspace and the left arrow leave what is typed alone', () => {
  expect(itemKeyOf(press('Backspace'), state())).toBe('remove-last');
  expect(itemKeyOf(press('Backspace'), state({ isEmpty: false }))).toBeUndefined();
  expect(itemKeyOf(press('Backspace'), state({ hasItems: false }))).toBeUndefined();
  expect(itemKeyOf(press('ArrowLeft'), state())).toBe('to-items');
  expect(itemKeyOf(press('ArrowLeft'), state({ isCaretAtStart: false }))).toBeUndefined();
});

test('Escape closes the offers first, then leaves the form', () => {
  expect(itemKeyOf(press('Escape'), state({ hasOffers: true }))).toBe('close');
  expect(itemKeyOf(press('Escape'), state())).toBeUndefined();
});

test('what is typed belongs to what is saved', () => {
  expect(itemKeyOf(press('s', true), state())).toBe('save');
  expect(itemKeyOf(press('s'), state())).toBeUndefined();
});
