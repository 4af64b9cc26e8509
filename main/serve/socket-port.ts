import type { WebSocket } from 'ws';
import { decodeFrame, encodeFrame } from '../../shared/api/json-frames.ts';
import type { Port } from '../../shared/api/wire.ts';

/** A port over one accepted WebSocket. What is not text or not JSON is passed on as undefined, which is no frame. */
export function createSocketPort(socket: WebSocket): Port {
  return {
    send: frame => {
      if (socket.readyState === socket.OPEN) socket.send(encodeFrame(frame));
    },
    onMessage: receive => {
      socket.on('message', (message, isBinary) =>
        receive(isBinary ? undefined : decodeFrame(message.toString())),
      );
    },
    onClose: closed => {
      socket.once('close', () => closed());
      // `ws` reports what ends a connection here and then closes it; unheard it would end the process.
      socket.on('error', () => {});
    },
    close: () => socket.close(),
  };
}
