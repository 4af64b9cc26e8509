import { AppError, fromWireError, toWireError } from '../app-error.ts';
import {
  type Api,
  type CallContext,
  type CallName,
  calls,
  type EventName,
  type Events,
  type Handlers,
  type HostInfo,
} from './contract.ts';
import { type Frame, type Port, parseFrame, protocolVersion } from './wire.ts';

interface PendingCall {
  readonly resolve: (result: never) => void;
  readonly reject: (error: AppError) => void;
  readonly onProgress: ((value: never) => void) | undefined;
}

/** The renderer's end of a port once main has answered its hello. */
export interface ApiConnection {
  readonly api: Api;
  readonly host: HostInfo;
  /** Resolves when the port has closed; every waiting call has failed with `shell.lost` by then. */
  readonly closed: Promise<void>;
}

/**
 * Says hello over `port`, with the key the shell gave this window if it gave one, and resolves with the API when main
 * answers.
 * @throws shell.lost when the port closes first or main speaks another version of the contract.
 */
export function connectApi(port: Port, key?: string): Promise<ApiConnection> {
  const pending = new Map<number, PendingCall>();
  const listeners = new Map<string, Set<(value: never) => void>>();
  return new Promise((resolve, reject) => {
    let isOpen = true;
    const api = createApi(port, pending, listeners, () => isOpen);
    const closed = new Promise<void>(markClosed => {
      port.onClose(() => {
        isOpen = false;
        const error = new AppError('shell.lost');
        for (const call of pending.values()) call.reject(error);
        pending.clear();
        reject(error);
        markClosed();
      });
    });
    port.onMessage(message => {
      const frame = parseFrame(message);
      if (frame?.kind === 'welcome' && frame.version !== protocolVersion) port.close();
      else if (frame?.kind === 'welcome') resolve({ api, host: frame.host as HostInfo, closed });
      else if (frame) receive(frame, pending, listeners);
    });
    const hello = { kind: 'hello', version: protocolVersion } as const;
    port.send(key === undefined ? hello : { ...hello, key });
  });
}

function createApi(
  port: Port,
  pending: Map<number, PendingCall>,
  listeners: Map<string, Set<(value: never) => void>>,
  isOpen: () => boolean,
): Api {
  let lastId = 0;
  return {
    call(name, params, options = {}) {
      const id = ++lastId;
      const { signal, onProgress } = options;
      if (!isOpen()) return Promise.reject(new AppError('shell.lost'));
      if (signal?.aborted) return Promise.reject(new AppError('cancelled'));
      // Main answers a cancelled call like any other, so that what it did by then is known.
      const cancel = () => port.send({ kind: 'cancel', id });
      signal?.addEventListener('abort', cancel, { once: true });
      const answer = new Promise<never>((resolve, reject) => {
        pending.set(id, { resolve: resolve as (result: never) => void, reject, onProgress });
      });
      port.send({ kind: 'call', id, name, params });
      return answer.finally(() => signal?.removeEventListener('abort', cancel));
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => void set.delete(listener);
    },
  };
}

function receive(
  frame: Frame,
  pending: Map<number, PendingCall>,
  listeners: ReadonlyMap<string, ReadonlySet<(value: never) => void>>,
): void {
  if (frame.kind === 'event') {
    for (const listener of listeners.get(frame.name) ?? []) listener(frame.value as never);
  } else if (frame.kind === 'progress') {
    pending.get(frame.id)?.onProgress?.(frame.value as never);
  } else if (frame.kind === 'done' || frame.kind === 'fail') {
    const call = pending.get(frame.id);
    pending.delete(frame.id);
    if (frame.kind === 'done') call?.resolve(frame.result as never);
    else call?.reject(fromWireError(frame.error));
  }
}

/** Main's end of one connected renderer. */
export interface ServedPeer {
  emit<N extends EventName>(name: N, value: Events[N]): void;
}

/** What main gives to a connection. */
export interface ServeOptions {
  readonly handlers: Handlers;
  readonly host: HostInfo;
  /** Told of anything thrown that is not an {@link AppError}; its answer becomes `data.logId`. */
  readonly logInternal: (error: unknown) => string;
  /** Told once when the port has closed and its running calls were cancelled. */
  readonly onClose?: () => void;
  /** Whether a hello with this key may go on; absent: any may, because the port itself is proof enough. */
  readonly isOurs?: (key: string | undefined) => boolean;
}

/**
 * Answers the calls that arrive over `port`. The first frame must be a hello of this version and a window of ours,
 * else the port is closed.
 * Unknown names and params that fail their guard are answered with `contract.*` and reach no handler.
 */
export function serveApi(port: Port, options: ServeOptions): ServedPeer {
  const running = new Map<number, AbortController>();
  let isWelcome = false;
  port.onClose(() => {
    for (const controller of running.values()) controller.abort();
    options.onClose?.();
  });
  port.onMessage(message => {
    const frame = parseFrame(message);
    if (!isWelcome) {
      const isGood = frame?.kind === 'hello' && frame.version === protocolVersion;
      if (!isGood || options.isOurs?.(frame.key) === false) return port.close();
      isWelcome = true;
      return port.send({ kind: 'welcome', version: protocolVersion, host: options.host });
    }
    if (frame?.kind === 'cancel') running.get(frame.id)?.abort();
    if (frame?.kind === 'call' && !running.has(frame.id)) void answer(port, frame, running, options);
  });
  return { emit: (name, value) => port.send({ kind: 'event', name, value }) };
}

async function answer(
  port: Port,
  { id, name, params }: Extract<Frame, { kind: 'call' }>,
  running: Map<number, AbortController>,
  { handlers, logInternal }: ServeOptions,
): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    if (!isCallName(name)) throw new AppError('contract.unknown-call', { name: name.slice(0, 100) });
    if (!calls[name].params(params)) throw new AppError('contract.bad-params', { name });
    // The guard of this very name has passed, which the compiler cannot follow through the table.
    const handler = handlers[name] as (params: unknown, context: CallContext) => Promise<unknown>;
    const context = {
      signal: controller.signal,
      progress: (value: unknown) => port.send({ kind: 'progress', id, value }),
    };
    port.send({ kind: 'done', id, result: await handler(params, context as CallContext) });
  } catch (error) {
    port.send({
      kind: 'fail',
      id,
      error: error instanceof AppError ? toWireError(error) : internal(error, logInternal),
    });
  } finally {
    running.delete(id);
  }
}

const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);

function internal(error: unknown, log: (error: unknown) => string) {
  return toWireError(new AppError('internal', { logId: log(error) }));
}
