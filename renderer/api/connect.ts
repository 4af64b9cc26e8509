import type { Api, EventName, Events, HostInfo } from '../../shared/api/contract.ts';
import type { ApiConnection } from '../../shared/api/peer.ts';
import type { Port } from '../../shared/api/wire.ts';
import { AppError } from '../../shared/app-error.ts';

export interface ConnectOptions {
  readonly openPort: () => Promise<Port>;
  /** Says hello over a port and brings what main answered. */
  readonly sayHello: (port: Port) => Promise<ApiConnection>;
  readonly onOnline: (host: HostInfo) => void;
  readonly onOffline: () => void;
  /** Milliseconds before each further try; the last one repeats. */
  readonly delaysMs?: readonly number[];
}

const defaultDelaysMs = [250, 500, 1000, 2000, 4000];

type Subscription = { readonly attach: (api: Api) => void; readonly detach: () => void };

/**
 * Keeps a connection to main and gives one `Api` that outlives it: calls while it is down fail with `shell.lost`,
 * listeners are carried over to the next connection.
 */
export function connect(options: ConnectOptions): Api {
  const subscriptions = new Set<Subscription>();
  let current: Api | null = null;

  async function linkOnce(): Promise<void> {
    const link = await options.sayHello(await options.openPort());
    current = link.api;
    for (const subscription of subscriptions) subscription.attach(link.api);
    options.onOnline(link.host);
    await link.closed;
  }

  async function keepLinked(): Promise<never> {
    const delays = options.delaysMs ?? defaultDelaysMs;
    for (let failures = 0; ; failures += 1) {
      try {
        await linkOnce();
        failures = 0;
      } catch {
        // Whatever stopped this try, the next one is the answer; the user sees "Offline" meanwhile.
      }
      current = null;
      options.onOffline();
      await pause(delays[Math.min(failures, delays.length - 1)] ?? 0);
    }
  }

  void keepLinked();
  return {
    call: (name, params, callOptions) =>
      current ? current.call(name, params, callOptions) : Promise.reject(new AppError('shell.lost')),
    on: (name, listener) => subscribe(subscriptions, () => current, name, listener),
  };
}

function subscribe<N extends EventName>(
  subscriptions: Set<Subscription>,
  current: () => Api | null,
  name: N,
  listener: (value: Events[N]) => void,
): () => void {
  let stop = () => {};
  const subscription: Subscription = {
    attach: api => {
      stop = api.on(name, listener);
    },
    detach: () => stop(),
  };
  subscriptions.add(subscription);
  const api = current();
  if (api) subscription.attach(api);
  return () => {
    subscriptions.delete(subscription);
    subscription.detach();
  };
}

function pause(delayMs: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, delayMs);
  });
}
