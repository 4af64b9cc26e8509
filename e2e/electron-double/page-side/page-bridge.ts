import type { Shape } from './context-bridge.ts';

/** The name under which the page finds the binding, until the script below has taken it away. */
export const bindingName = '__electronDouble';

/** What the page's side says through the binding; `doc` names the document. */
export type PageSays =
  | { readonly kind: 'start'; readonly doc: string; readonly address: string }
  | {
      readonly kind: 'call';
      readonly doc: string;
      readonly path: readonly string[];
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'title'; readonly doc: string; readonly title: string };

/** What is handed to the script at document start. */
export interface BridgeSetup {
  readonly bindingName: string;
  readonly deliverName: string;
  readonly callbackMark: string;
  readonly exposed: readonly (readonly [string, Shape])[];
}

/**
 * Runs in the page before its own scripts: says that a document has begun, puts what the preload exposes on `window`, and
 * takes the calls of the preload for the functions the page gave it. It is sent as text and may use nothing from outside.
 */
export function installBridge(setup: BridgeSetup): void {
  const page = window as unknown as Record<string, unknown>;
  const say = page[setup.bindingName] as (said: PageSays) => void;
  delete page[setup.bindingName];
  if (window.top !== window || typeof say !== 'function') return;

  const doc = crypto.getRandomValues(new Uint32Array(4)).join('-');
  const callbacks: ((...args: readonly unknown[]) => void)[] = [];

  const encode = (value: unknown): unknown => {
    if (typeof value === 'function') {
      callbacks.push(value as () => void);
      return { [setup.callbackMark]: callbacks.length - 1 };
    }
    if (Array.isArray(value)) return value.map(encode);
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, encode(member)]));
    }
    try {
      return structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };
  const build = (shape: Shape): unknown => {
    if (shape.kind === 'value') return shape.value;
    if (shape.kind === 'object') {
      return Object.freeze(Object.fromEntries(shape.members.map(([name, member]) => [name, build(member)])));
    }
    const { path } = shape;
    return (...args: readonly unknown[]) => {
      say({ kind: 'call', doc, path, args: args.map(encode) });
    };
  };
  const deliver = (forDoc: string, calls: readonly { callback: number; args: readonly unknown[] }[]) => {
    if (forDoc !== doc) return;
    for (const { callback, args } of calls) {
      try {
        callbacks[callback]?.(...args);
      } catch (error) {
        setTimeout(() => {
          throw error;
        });
      }
    }
  };
  const watchTitle = () => {
    let last = '';
    const look = () => {
      if (document.title !== last) say({ kind: 'title', doc, title: document.title });
      last = document.title;
    };
    look();
    if (document.head)
      new MutationObserver(look).observe(document.head, {
        subtree: true,
        childList: true,
        characterData: true,
      });
  };

  Object.defineProperty(window, setup.deliverName, { value: deliver });
  say({ kind: 'start', doc, address: location.href });
  for (const [key, shape] of setup.exposed) Object.defineProperty(window, key, { value: build(shape) });
  document.addEventListener('DOMContentLoaded', watchTitle);
}
