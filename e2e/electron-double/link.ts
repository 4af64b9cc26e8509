type Message =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly kind: 'tell'; readonly method: string; readonly args: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

/** What carries messages between the two processes: both directions keep order. */
export interface Channel {
  send(message: unknown): void;
  onMessage(receive: (message: unknown) => void): void;
}

type Arguments<F> = F extends (...args: infer A) => unknown ? A : never;
type Result<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never;

/** The other process, as methods that can be called. */
export interface Link<Theirs> {
  /** Asks and waits for the answer; rejects with the other side's words, or when the link is cut. */
  call<K extends keyof Theirs & string>(method: K, ...args: Arguments<Theirs[K]>): Promise<Result<Theirs[K]>>;
  /** Says it and waits for nothing. */
  tell<K extends keyof Theirs & string>(method: K, ...args: Arguments<Theirs[K]>): void;
  /** Rejects everything that is still waited for. */
  cut(reason: Error): void;
}

/**
 * Joins two processes: `mine` is what the other one can call. `onError` hears what a method throws, besides the caller.
 */
export function createLink<Theirs extends object, Mine extends object>(
  channel: Channel,
  mine: Mine,
  onError: (error: unknown) => void,
): Link<Theirs> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let cutBy: Error | undefined;
  let lastId = 0;
  const run = async (method: string, args: readonly unknown[]) => {
    const handler = (mine as Record<string, unknown>)[method];
    if (typeof handler !== 'function') throw new Error(`Nobody serves ${method}`);
    return handler(...args);
  };
  const answer = async (id: number, method: string, args: readonly unknown[]) => {
    try {
      const value = await run(method, args);
      channel.send({ kind: 'answer', id, value } satisfies Message);
    } catch (error) {
      onError(error);
      channel.send({ kind: 'failure', id, message: messageOf(error) } satisfies Message);
    }
  };
  channel.onMessage(received => {
    const message = received as Message;
    if (message.kind === 'call') void answer(message.id, message.method, message.args);
    else if (message.kind === 'tell') run(message.method, message.args).catch(onError);
    else {
      const caller = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === 'answer') caller?.resolve(message.value);
      else caller?.reject(new Error(message.message));
    }
  });
  return {
    call: (method, ...args) => {
      if (cutBy) return Promise.reject(cutBy);
      lastId += 1;
      const id = lastId;
      const answered = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
      channel.send({ kind: 'call', id, method, args } satisfies Message);
      return answered as never;
    },
    tell: (method, ...args) => {
      if (!cutBy) channel.send({ kind: 'tell', method, args } satisfies Message);
    },
    cut: reason => {
      cutBy = reason;
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
