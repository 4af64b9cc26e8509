/** Where a key leads in a list of `count` rows from row `active`; null for keys that do not move. */
export function listTarget(key: string, active: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  const target = Object.hasOwn(targets, key) ? targets[key] : undefined;
  return target === undefined ? null : Math.max(0, Math.min(count - 1, target));
}
