/** Where a key that is pressed in a field leads in its list of `count` rows, around its ends; null for other keys. */
export function nextIndex(key: string, current: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (current + 1) % count;
  if (key === 'ArrowUp') return (current + count - 1) % count;
  if (key === 'PageDown') return Math.min(count - 1, current + 8);
  if (key === 'PageUp') return Math.max(0, current - 8);
  return null;
}
