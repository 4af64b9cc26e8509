import type { Port } from '../../shared/api/wire.ts';
import { sessionKey } from './session-key.ts';
import { openSocketPort, socketAddress } from './socket-port.ts';

declare global {
  /** Put on the window by the desktop shell's preload; absent in the browser shell. */
  var leysinBridge: { readonly openPort: () => Port } | undefined;
}

/**
 * Brings a new port to main: the desktop shell's bridge where there is one, else the page's socket. A page that has no
 * key for the socket leaves for the one that says how to get a new link.
 */
export async function openPort(): Promise<Port> {
  const bridge = globalThis.leysinBridge;
  if (bridge) return bridge.openPort();
  if (sessionKey() === undefined) {
    location.replace('/new-link');
    return new Promise(() => {});
  }
  return openSocketPort(new WebSocket(socketAddress(location)));
}
