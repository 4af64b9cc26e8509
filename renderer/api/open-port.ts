import type { Port } from '../../shared/api/wire.ts';
import { openSocketPort, socketAddress } from './socket-port.ts';

declare global {
  /** Put on the window by the desktop shell's preload; absent in the browser shell. */
  var leysinBridge: { readonly openPort: () => Port } | undefined;
}

/** Brings a new port to main: the desktop shell's bridge where there is one, else the page's socket. */
export async function openPort(): Promise<Port> {
  const bridge = globalThis.leysinBridge;
  return bridge ? bridge.openPort() : openSocketPort(new WebSocket(socketAddress(location)));
}
