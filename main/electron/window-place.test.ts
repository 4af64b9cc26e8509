import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingPlace, parseWindowPlace, smallest } from './window-place.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const beside = { x: 1920, y: 0, width: 2560, height: 1400 };
const at = (x: number, y: number, width = 1200, height = 800) => ({
  bounds: { x, y, width, height },
  isMaximized: false,
  isFullScreen: false,
});

describe('where a window opens', () => {
  it('is where the last one stood, also on a second display', () => {
    expect(openingPlace(at(100, 60), [screen], 0).bounds).toEqual(at(100, 60).bounds);
    expect(openingPlace(at(2000, 60), [screen, beside], 0).bounds).toEqual(at(2000, 60).bounds);
  });

  it('is for the system to choose when the display is gone or no window was open yet', () => {
    expect(openingPlace(at(2000, 60), [screen], 0).bounds).toEqual({ width: 1200, height: 800 });
    expect(openingPlace(undefined, [screen], 0).bounds).toEqual({ width: 1280, height: 840 });
  });

  it('is a step aside of the last one when others are open, and only the first is in full screen', () => {
    expect(openingPlace(at(100, 60), [screen], 2).bounds).toMatchObject({ x: 156, y: 116 });
    const full = { ...at(0, 0), isFullScreen: true, isMaximized: true };
    expect(openingPlace(full, [screen], 0)).toMatchObject({ isFullScreen: true, isMaximized: true });
    expect(openingPlace(full, [screen], 1)).toMatchObject({ isFullScreen: false, isMaximized: true });
  });

  it('is always in reach and large enough', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 });
    const size = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(
        number,
        number,
        size,
        size,
        fc.integer({ min: 0, max: 30 }),
        (x, y, width, height, open) => {
          const { bounds } = openingPlace(at(x, y, width, height), [screen, beside], open);
          expect(bounds.width).toBeGreaterThanOrEqual(smallest.width);
          expect(bounds.height).toBeGreaterThanOrEqual(smallest.height);
          if (bounds.x === undefined || bounds.y === undefined) return;
          const isInside = [screen, beside].some(
            area =>
              bounds.x! >= area.x &&
              bounds.y! >= area.y &&
              bounds.x! + bounds.width <= area.x + area.width &&
              bounds.y! + bounds.height <= area.y + area.height,
          );
          expect(isInside).toBe(true);
        },
      ),
    );
  });
});

it('a kept place is read only when it is one', () => {
  expect(parseWindowPlace({ bounds: { x: 1, y: 2, width: 3, height: 4 }, isFullScreen: true })).toEqual({
    bounds: { x: 1, y: 2, width: 3, height: 4 },
    isMaximized: false,
    isFullScreen: true,
  });
  for (const wrong of [
    null,
    undefined,
    3,
    'x',
    {},
    { bounds: null },
    { bounds: { x: 1, y: 2, width: 3, height: '4' } },
    { bounds: { x: 1.5, y: 2, width: 3, height: Number.NaN } },
  ])
    expect(parseWindowPlace(wrong)).toBe(undefined);
});
