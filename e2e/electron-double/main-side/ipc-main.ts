import { EventEmitter } from 'node:events';
import { cloneForIpc } from '../clone.ts';
import type { WebContents } from './web-contents.ts';
import type { WebFrame } from './web-frame.ts';

type InvokeHandler = (event: object, ...args: readonly unknown[]) => unknown;

/** `electron.ipcMain`. */
export class IpcMain extends EventEmitter {
  private readonly _handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (this._handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    if (typeof handler !== 'function') throw new TypeError('Expected handler to be a function');
    this._handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this._handlers.delete(channel);
  }

  /** A message of a page has arrived. */
  _receive(contents: WebContents, frame: WebFrame, channel: string, args: readonly unknown[]): void {
    const event = createEvent(contents, frame);
    this.emit(channel, event, ...args);
  }

  /** A page asks and waits; rejects in the words a page gets. */
  async _invoke(
    contents: WebContents,
    frame: WebFrame,
    channel: string,
    args: readonly unknown[],
  ): Promise<unknown> {
    try {
      const handler = this._handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return cloneForIpc(await handler(createEvent(contents, frame), ...args));
    } catch (error) {
      throw new InvokeError(`Error invoking remote method '${channel}': ${error}`);
    }
  }
}

/** An error that belongs to the page that asked, and to nobody else. */
export class InvokeError extends Error {}

function createEvent(contents: WebContents, frame: WebFrame): object {
  return {
    sender: contents._self,
    senderFrame: frame,
    frameId: frame.routingId,
    processId: frame.processId,
    ports: [],
    type: 'frame',
    reply: (channel: string, ...args: readonly unknown[]) => contents.send(channel, ...args),
    preventDefault: () => {},
    defaultPrevented: false,
  };
}
