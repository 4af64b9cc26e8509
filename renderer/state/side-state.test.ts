import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createSideState } from './side-state.ts';

function aSide() {
  const isListShown = signal(true);
  const openPath = signal<string | undefined>(undefined);
  const side = createSideState({ isListShown: () => isListShown.value, openPath: () => openPath.value });
  return { side, isListShown, openPath };
}

test('with room for it the side is shown as the settings say', () => {
  const { side, isListShown, openPath } = aSide();
  openPath.value = 'a.md';
  expect([side.isShown.value, side.isOver.value]).toEqual([true, false]);
  isListShown.value = false;
  expect(side.isShown.value).toBe(false);
});

test('in a narrow window it stays while there is nothing beside it', () => {
  const { side } = aSide();
  side.setNarrow(true);
  expect([side.isShown.value, side.isOver.value]).toEqual([true, false]);
});

test('in a narrow window it gives way to a post, comes when asked for, and goes when another post is opened', () => {
  const { side, openPath, isListShown } = aSide();
  side.setNarrow(true);
  openPath.value = 'a.md';
  expect([side.isShown.value, side.isOver.value]).toEqual([false, true]);
  side.ask(true);
  expect(side.isShown.value).toBe(true);
  openPath.value = 'b.md';
  expect(side.isShown.value).toBe(false);
  side.ask(true);
  side.ask(false);
  expect(side.isShown.value).toBe(false);
  expect(isListShown.value).toBe(true);
});
