import type { WebContents } from 'electron';
import type { Frame, Port } from '../../shared/api/wire.ts';
import { channel } from './security-settings.ts';

/** The link to one document of a window. */
export interface IpcLink {
  readonly port: Port;
  /** Takes in a message that was checked to come from the window's own page. */
  receive(message: unknown): void;
  /** The document is gone, or said that it will not speak any more. */
  end(): void;
}

/** Links to the document that a window's page shows now. Either side ends the link by sending null. */
export function createIpcLink(contents: WebContents): IpcLink {
  let receiveMessage: (message: unknown) => void = () => {};
  let closed = () => {};
  let isOpen = true;
  const end = () => {
    if (!isOpen) return;
    isOpen = false;
    closed();
  };
  const send = (message: Frame | null) => {
    if (!contents.isDestroyed()) contents.send(channel, message);
  };
  return {
    port: {
      send: frame => {
        if (isOpen) send(frame);
      },
      onMessage: receive => {
        receiveMessage = receive;
      },
      onClose: listener => {
        closed = listener;
      },
      close: () => {
        if (isOpen) send(null);
        end();
      },
    },
    receive: message => {
      if (message === null) end();
      else if (isOpen) receiveMessage(message);
    },
    end,
  };
}
