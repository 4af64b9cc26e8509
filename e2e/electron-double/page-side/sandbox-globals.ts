import * as events from 'node:events';
import * as timers from 'node:timers';
import * as url from 'node:url';

const allowed: Readonly<Record<string, unknown>> = { events, timers, url };

/** The `require` of a sandboxed preload: Electron's part for pages and three modules of Node, nothing else. */
export function createSandboxRequire(electron: object): (name: string) => unknown {
  return name => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    const module = allowed[name.replace(/^node:/, '')];
    if (module === undefined) throw new Error(`module not found: ${name}`);
    return module;
  };
}

/** What a sandboxed preload sees of `process`. */
export function createSandboxProcess(): object {
  const versions = { ...process.versions, electron: '45.4.1', chrome: '156.0.0.0' };
  return refuseRest('process', {
    argv: [],
    arch: process.arch,
    contextIsolated: true,
    env: {},
    isMainFrame: true,
    pid: process.pid,
    platform: process.platform,
    sandboxed: true,
    type: 'renderer',
    version: process.version,
    versions,
  });
}

/** Globals of a preload beyond the language: no document, since the page is in another process here. */
export function createSandboxGlobals(): object {
  const globals = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    setImmediate,
    clearImmediate,
    queueMicrotask,
    structuredClone,
    TextEncoder,
    TextDecoder,
    URL,
    URLSearchParams,
    AbortController,
    // One class on both sides of the context, so that `instanceof` holds.
    Uint8Array,
    ArrayBuffer,
    Error,
  };
  for (const name of [
    'window',
    'document',
    'location',
    'navigator',
    'addEventListener',
    'localStorage',
    'fetch',
  ]) {
    Object.defineProperty(globals, name, {
      get: () => {
        throw new Error(`The Electron double has no ${name} in a preload`);
      },
    });
  }
  return globals;
}

/** Refuses every member that `target` has not. */
export function refuseRest<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get: (_, key) => {
      if (
        typeof key === 'symbol' ||
        key in target ||
        key === 'then' ||
        key === '__esModule' ||
        key === 'default'
      ) {
        return Reflect.get(target, key);
      }
      throw new Error(`The Electron double has no ${name}.${key} in a sandboxed preload`);
    },
  });
}
