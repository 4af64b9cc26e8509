import { EventEmitter } from 'node:events';

// What runtimes and bundlers look for on any object; to have it not is no use of Electron.
const askedOfEverything = new Set([
  'then',
  'toJSON',
  '__esModule',
  'default',
  'inspect',
  'domain',
  'nodeType',
]);

/**
 * Shows `target` to the main bundle: its members, but for those that begin with an underscore. Anything else is an error
 * that says so, so that no use of Electron passes without being modelled. `guard` is asked before each member.
 */
export function modelled<T extends object>(name: string, target: T, guard?: (key: string) => void): T {
  const bound = new Map<string, unknown>();
  const read = (key: string) => {
    guard?.(key);
    const value: unknown = Reflect.get(target, key, target);
    if (typeof value !== 'function' || isClass(value)) return value;
    if (!bound.has(key)) bound.set(key, bind(value as Method));
    return bound.get(key);
  };
  // What returns itself, as `on` does, must not hand out the bare object.
  const bind =
    (method: Method) =>
    (...args: unknown[]) => {
      const result = method.apply(target, args);
      return result === target ? shown : result;
    };
  const shown = new Proxy(target, {
    get: (_, key) => {
      if (typeof key === 'symbol') return Reflect.get(target, key, target);
      if (isShown(target, key)) return read(key);
      if (askedOfEverything.has(key)) return undefined;
      throw notModelled(`${name}.${key}`);
    },
    set: (_, key, value) => {
      if (typeof key === 'string' && !isShown(target, key)) throw notModelled(`${name}.${key}`);
      return Reflect.set(target, key, value, target);
    },
  });
  return shown;
}

/** Hears of every use of what the double does not know: the program may catch the error, a test has to see it. */
export const refusals = { report: (_problem: string): void => {} };

/** The error for what the double does not know. */
export function notModelled(what: string): Error {
  const problem = `The Electron double has no ${what}`;
  refusals.report(problem);
  return new Error(problem);
}

/** Throws unless every key of `given` is one of `known`. */
export function refuseUnknown(what: string, given: object, known: ReadonlySet<string>): void {
  for (const key of Object.keys(given)) if (!known.has(key)) throw notModelled(`${what} ${key}`);
}

/** An emitter that refuses listeners for events the double never emits. */
export class ModelledEmitter extends EventEmitter {
  protected readonly _kind: string;
  protected readonly _knownEvents: ReadonlySet<string>;

  constructor(kind: string, events: readonly string[]) {
    super();
    this._kind = kind;
    this._knownEvents = new Set(events);
  }

  override on(event: string, listener: (...args: never[]) => void): this {
    this._check(event);
    return super.on(event, listener as () => void);
  }

  override addListener(event: string, listener: (...args: never[]) => void): this {
    return this.on(event, listener);
  }

  override prependListener(event: string, listener: (...args: never[]) => void): this {
    this._check(event);
    return super.prependListener(event, listener as () => void);
  }

  private _check(event: string): void {
    if (!this._knownEvents.has(event)) throw notModelled(`event '${event}' of ${this._kind}`);
  }
}

/** An event that can be prevented, with the members the listeners of its kind read. */
export function preventable<T extends object>(members: T): T & PreventableEvent {
  let isPrevented = false;
  return Object.defineProperties(members, {
    preventDefault: {
      value: () => {
        isPrevented = true;
      },
    },
    defaultPrevented: { get: () => isPrevented },
  }) as T & PreventableEvent;
}

/** An event whose consequence a listener can stop. */
export interface PreventableEvent {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

type Method = (...args: unknown[]) => unknown;

function isShown(target: object, key: string): boolean {
  return key in target && !key.startsWith('_');
}

function isClass(value: object): boolean {
  // Also behind a proxy: only a class has a prototype that cannot be replaced.
  return Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false;
}
