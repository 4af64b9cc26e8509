import { type ErrorCode, type ErrorData, toWireError, type WireError } from '../app-error.ts';

/** The contract's version: both ends must speak the same. */
export const protocolVersion = 1;

/**
 * What travels over a port. `call` and `cancel` go to main, `progress`, `done`, `fail` and `event` come from it;
 * `hello` is the first frame of the renderer, `welcome` its answer.
 */
export type Frame =
  /** `key`: what a shell may ask for besides, to know its own window. */
  | { readonly kind: 'hello'; readonly version: number; readonly key?: string }
  | { readonly kind: 'welcome'; readonly version: number; readonly host: unknown }
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly params: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'done'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'fail'; readonly id: number; readonly error: WireError }
  | { readonly kind: 'event'; readonly name: string; readonly value: unknown };

/** One end of a transport. It carries frames in order and knows nothing of what they mean. */
export interface Port {
  send(frame: Frame): void;
  /** Sets the one receiver of what arrives: unchecked, for `parseFrame` to look at. */
  onMessage(receive: (message: unknown) => void): void;
  onClose(closed: () => void): void;
  close(): void;
}

/** What a shell's preload gives the page: messages both ways, copied as structured clones. Null ends a connection. */
export interface Bridge {
  send(message: unknown): void;
  /** Adds a receiver, which nothing takes away again. */
  onMessage(receive: (message: unknown) => void): void;
}

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

type Fields = Readonly<Record<string, unknown>>;

/** For each kind of frame, how its fields are read; undefined when one has the wrong type. */
const readers: { readonly [K in Frame['kind']]: (fields: Fields) => Frame | undefined } = {
  hello: ({ version, key }) => {
    if (!isId(version)) return undefined;
    return typeof key === 'string' ? { kind: 'hello', version, key } : { kind: 'hello', version };
  },
  welcome: ({ version, host }) => (isId(version) ? { kind: 'welcome', version, host } : undefined),
  call: ({ id, name, params }) =>
    isId(id) && typeof name === 'string' ? { kind: 'call', id, name, params } : undefined,
  cancel: ({ id }) => (isId(id) ? { kind: 'cancel', id } : undefined),
  progress: ({ id, value }) => (isId(id) ? { kind: 'progress', id, value } : undefined),
  done: ({ id, result }) => (isId(id) ? { kind: 'done', id, result } : undefined),
  fail: ({ id, error }) => (isId(id) ? { kind: 'fail', id, error: parseError(error) } : undefined),
  event: ({ name, value }) => (typeof name === 'string' ? { kind: 'event', name, value } : undefined),
};

/** Checks that a message is a frame: kind, id and name by type; params and results are checked by the contract. */
export function parseFrame(message: unknown): Frame | undefined {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return undefined;
  const fields = message as Fields;
  const kind = Object.hasOwn(fields, 'kind') ? fields.kind : undefined;
  return typeof kind === 'string' && Object.hasOwn(readers, kind)
    ? readers[kind as Frame['kind']](fields)
    : undefined;
}

function parseError(value: unknown): WireError {
  const error = value as { code?: unknown; data?: unknown } | null;
  if (typeof error !== 'object' || error === null || typeof error.code !== 'string')
    return toWireError(new Error('an error without a code arrived'));
  return { code: error.code as ErrorCode, data: (error.data ?? {}) as ErrorData };
}
