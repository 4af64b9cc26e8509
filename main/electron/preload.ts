import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../../shared/api/wire.ts';
import { channel } from './security-settings.ts';

// All that a page gets of Electron: two functions on one fixed channel. What may be said over it is main's to check.
const bridge: Bridge = {
  send: (message: unknown) => ipcRenderer.send(channel, message),
  onMessage: (receive: (message: unknown) => void) => {
    ipcRenderer.on(channel, (_event, message: unknown) => receive(message));
  },
};

contextBridge.exposeInMainWorld('leysinBridge', bridge);
