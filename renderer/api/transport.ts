import { connectApi } from '../../shared/api/peer.ts';
import type { Bridge, Port } from '../../shared/api/wire.ts';
import { createBridgePorts } from './bridge-port.ts';
import type { ConnectOptions } from './connect.ts';
import { sessionKey } from './session-key.ts';
import { openSocketPort, socketAddress } from './socket-port.ts';

declare global {
  /** Put on the window by a shell that has another way to main than a socket. */
  var leysinBridge: Bridge | undefined;
}

/** How this page reaches main: the shell's bridge where there is one, else the page's own socket. For one use in a page. */
export function createTransport(): Pick<ConnectOptions, 'openPort' | 'sayHello'> {
  const bridge = globalThis.leysinBridge;
  if (!bridge) return { openPort: openSocket, sayHello: port => connectApi(port, sessionKey()) };
  const openPort = createBridgePorts(bridge);
  return { openPort: async () => openPort(), sayHello: port => connectApi(port) };
}

/** A page that has no key for the socket leaves for the one that says how to get a new link. */
async function openSocket(): Promise<Port> {
  if (sessionKey() === undefined) {
    location.replace('/new-link');
    return new Promise(() => {});
  }
  return openSocketPort(new WebSocket(socketAddress(location)));
}
