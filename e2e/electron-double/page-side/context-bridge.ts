import { cloneForIpc } from '../clone.ts';

/** What the page is told of an exposed value: functions by their path, everything else as it is. */
export type Shape =
  | { readonly kind: 'function'; readonly path: readonly string[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Shape])[] }
  | { readonly kind: 'value'; readonly value: unknown };

/** Marks the place of a function of the page among the arguments of a call. */
export const callbackMark = '__electronDoubleCallback';

/** Describes what a preload exposes, so that the page can have it before its first script. */
export function describeExposed(
  exposed: ReadonlyMap<string, unknown>,
): readonly (readonly [string, Shape])[] {
  return [...exposed].map(([key, value]) => [key, describeValue(value, [key])] as const);
}

function describeValue(value: unknown, path: readonly string[]): Shape {
  if (typeof value === 'function') return { kind: 'function', path };
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Array.isArray(value)) {
    const members = Object.entries(value).map(
      ([name, member]) => [name, describeValue(member, [...path, name])] as const,
    );
    return { kind: 'object', members };
  }
  return { kind: 'value', value: cloneForIpc(value) };
}

/** Calls an exposed function with the page's arguments; `toPage` reaches the functions among them. */
export function callExposed(
  exposed: ReadonlyMap<string, unknown>,
  path: readonly string[],
  args: readonly unknown[],
  toPage: (callback: number, args: readonly unknown[]) => void,
): void {
  const [key = '', ...members] = path;
  const found = members.reduce<unknown>(
    (object, name) => (object as Record<string, unknown>)[name],
    exposed.get(key),
  );
  if (typeof found !== 'function') throw new Error(`The preload exposed no function ${path.join('.')}`);
  const result: unknown = found(...args.map(arg => withCallbacks(arg, toPage)));
  if (result !== undefined) {
    throw new Error(`The Electron double cannot carry what ${path.join('.')} returns`);
  }
}

function withCallbacks(
  value: unknown,
  toPage: (callback: number, args: readonly unknown[]) => void,
): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(member => withCallbacks(member, toPage));
  const callback: unknown = Reflect.get(value, callbackMark);
  if (typeof callback === 'number')
    return (...args: readonly unknown[]) => toPage(callback, checkCarryable(args));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withCallbacks(member, toPage)]),
  );
}

/** A copy for the page; throws for what Electron cannot carry, and for the few kinds that only the double cannot. */
function checkCarryable<T>(value: T): T {
  const copy = cloneForIpc(value);
  refuseUncarryable(copy);
  return copy;
}

function refuseUncarryable(value: unknown): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if (Array.isArray(value)) value.forEach(refuseUncarryable);
  else if (value instanceof Map || value instanceof Set || value instanceof ArrayBuffer) {
    throw new Error(`The Electron double cannot carry a ${value.constructor.name} to a page`);
  } else if (Object.getPrototypeOf(value) === Object.prototype)
    Object.values(value).forEach(refuseUncarryable);
}
