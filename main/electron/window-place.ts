import type { Rectangle } from 'electron';

/** Where a window stood. */
export interface WindowPlace {
  readonly bounds: Rectangle;
  readonly isMaximized: boolean;
  readonly isFullScreen: boolean;
}

/** How a window is opened; without x and y the system puts it where it likes. */
export interface OpeningPlace {
  readonly bounds: {
    readonly width: number;
    readonly height: number;
    readonly x?: number;
    readonly y?: number;
  };
  readonly isMaximized: boolean;
  readonly isFullScreen: boolean;
}

/** The smallest window in which everything can be reached, in device-independent pixels. */
export const smallest = { width: 480, height: 400 } as const;

const standard = { width: 1280, height: 840 } as const;

/** How far a further window stands from the one before, in device-independent pixels. */
const step = 28;

/** Reads a place from anything kept on disk; undefined when it is none. */
export function parseWindowPlace(value: unknown): WindowPlace | undefined {
  const found = value as {
    bounds?: Partial<Rectangle>;
    isMaximized?: unknown;
    isFullScreen?: unknown;
  } | null;
  const { x, y, width, height } = found?.bounds ?? {};
  const numbers = [x, y, width, height];
  if (!numbers.every(number => Number.isInteger(number))) return undefined;
  return {
    bounds: { x, y, width, height } as Rectangle,
    isMaximized: found?.isMaximized === true,
    isFullScreen: found?.isFullScreen === true,
  };
}

/**
 * Where to open a window: where the last one stood, as far as the displays that are there now show it, and one step
 * aside when others are open (`openCount`).
 */
export function openingPlace(
  last: WindowPlace | undefined,
  workAreas: readonly Rectangle[],
  openCount: number,
): OpeningPlace {
  const isMaximized = last?.isMaximized ?? false;
  const isFullScreen = openCount === 0 && (last?.isFullScreen ?? false);
  const area = last && workAreas.find(workArea => isReachable(last.bounds, workArea));
  if (!last || !area)
    return { bounds: fitInto(last?.bounds ?? standard, workAreas[0]), isMaximized, isFullScreen };
  const { width, height } = fitInto(last.bounds, area);
  const x = clamp(last.bounds.x + step * openCount, area.x, area.x + area.width - width);
  const y = clamp(last.bounds.y + step * openCount, area.y, area.y + area.height - height);
  return { bounds: { x, y, width, height }, isMaximized, isFullScreen };
}

/** Whether enough of the window's upper edge is in the area to be taken hold of. */
function isReachable(bounds: Rectangle, area: Rectangle): boolean {
  const left = Math.max(bounds.x, area.x);
  const right = Math.min(bounds.x + bounds.width, area.x + area.width);
  return right - left >= 100 && bounds.y >= area.y - 20 && bounds.y <= area.y + area.height - 40;
}

function fitInto(size: { width: number; height: number }, area: Rectangle | undefined) {
  return {
    width: Math.max(smallest.width, Math.min(size.width, area?.width ?? size.width)),
    height: Math.max(smallest.height, Math.min(size.height, area?.height ?? size.height)),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
