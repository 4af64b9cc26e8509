import { type ReadonlySignal, signal } from '@preact/signals';
import type { HostInfo } from '../../shared/api/contract.ts';

export type ConnectionStatus = 'connecting' | 'online' | 'offline';

/** Whether main can be reached, and what its host can do. */
export interface ConnectionState {
  readonly status: ReadonlySignal<ConnectionStatus>;
  /** Null until the first welcome. */
  readonly host: ReadonlySignal<HostInfo | null>;
  goOnline(host: HostInfo): void;
  /** Before the first welcome this changes nothing: the window is still connecting. */
  goOffline(): void;
}

/** Creates the state of the connection to main: connecting. */
export function createConnectionState(): ConnectionState {
  const status = signal<ConnectionStatus>('connecting');
  const host = signal<HostInfo | null>(null);
  return {
    status,
    host,
    goOnline(next) {
      host.value = next;
      status.value = 'online';
    },
    goOffline() {
      if (status.value === 'online') status.value = 'offline';
    },
  };
}
