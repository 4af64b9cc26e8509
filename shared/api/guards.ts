/** Says whether a value that came over a port is a `T`. */
export type Guard<T> = (value: unknown) => value is T;

/** The type a guard lets through. */
export type Guarded<G> = G extends Guard<infer T> ? T : never;

export const isString: Guard<string> = (value): value is string => typeof value === 'string';

export const isBoolean: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';

/** A whole number from 0: an offset, a line, a count. */
export const isCount: Guard<number> = (value): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** A finite number from 0, for fractions of a line. */
export const isPosition: Guard<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

export const isBytes: Guard<Uint8Array> = (value): value is Uint8Array => value instanceof Uint8Array;

export const isNothing: Guard<undefined> = (value): value is undefined =>
  value === undefined || value === null;

/** Either what `guard` lets through or null. */
export function orNull<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

/** Either what `guard` lets through or nothing at all. */
export function maybe<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

/** A list of at most `limit` items. */
export function listOf<T>(guard: Guard<T>, limit = 10_000): Guard<readonly T[]> {
  return (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= limit && value.every(item => guard(item));
}

/** One of the given words. */
export function oneOf<const T extends string>(...words: readonly T[]): Guard<T> {
  return (value): value is T => words.includes(value as T);
}

type Shape = Readonly<Record<string, Guard<unknown>>>;
type Shaped<S extends Shape> = { readonly [K in keyof S]: Guarded<S[K]> };

/** A plain object whose own properties pass `shape` and that has no others. */
export function shapeOf<S extends Shape>(shape: S): Guard<Shaped<S>> {
  const keys = Object.keys(shape);
  return (value): value is Shaped<S> =>
    isFields(value) &&
    Object.keys(value).every(key => Object.hasOwn(shape, key)) &&
    keys.every(key => shape[key]?.(Object.hasOwn(value, key) ? value[key] : undefined) ?? false);
}

/** A plain object of one property of `shape` or more, each of which passes its guard, and of no others. */
export function partOf<S extends Shape>(shape: S): Guard<Partial<Shaped<S>>> {
  return (value): value is Partial<Shaped<S>> =>
    isFields(value) &&
    Object.keys(value).length > 0 &&
    Object.keys(value).every(key => Object.hasOwn(shape, key) && (shape[key]?.(value[key]) ?? false));
}

const isFields: Guard<Readonly<Record<string, unknown>>> = (
  value,
): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
