import { contextBridge, ipcRenderer } from 'electron';
import { channel } from './security-settings.ts';

// All that a page gets of Electron: two functions on one fixed channel. What may be said over it is main's to check.
contextBridge.exposeInMainWorld('leysinBridge', {
  send: (message: unknown) => ipcRenderer.send(channel, message),
  onMessage: (receive: (message: unknown) => void) => {
    ipcRenderer.on(channel, (_event, message: unknown) => receive(message));
  },
});
