import type { Bridge, Port } from '../../shared/api/wire.ts';

interface Line {
  readonly port: Port;
  receive(message: unknown): void;
  end(): void;
}

/**
 * Returns what opens a port over `bridge`, one after the other: a new one takes the place of the last. The bridge gets
 * a single receiver, however many ports are opened.
 */
export function createBridgePorts(bridge: Bridge): () => Port {
  let line: Line | undefined;
  bridge.onMessage(message => {
    if (message === null) line?.end();
    else line?.receive(message);
  });
  return () => {
    line?.port.close();
    line = createLine(bridge);
    return line.port;
  };
}

function createLine(bridge: Bridge): Line {
  let isOpen = true;
  let receiveMessage: (message: unknown) => void = () => {};
  let closed: () => void = () => {};
  const end = () => {
    if (!isOpen) return;
    isOpen = false;
    closed();
  };
  return {
    receive: message => {
      if (isOpen) receiveMessage(message);
    },
    end,
    port: {
      send: frame => {
        if (isOpen) bridge.send(frame);
      },
      onMessage: listener => {
        receiveMessage = listener;
      },
      onClose: listener => {
        closed = listener;
        if (!isOpen) listener();
      },
      close: () => {
        if (isOpen) bridge.send(null);
        end();
      },
    },
  };
}
