// A preload as small as can be: it shows the double's own tests what each mechanism does.
const { contextBridge, ipcRenderer } = require('electron');

const refused = ['fs', 'node:child_process', 'path', 'module'].filter(name => {
  try {
    require(name);
    return false;
  } catch {
    return true;
  }
});

let reports = 0;

contextBridge.exposeInMainWorld('sample', {
  send: message => {
    ipcRenderer.send('sample', message);
  },
  onMessage: receive => {
    ipcRenderer.on('sample', (_event, message) => receive(message));
  },
  ask: (question, answer) => {
    ipcRenderer.invoke('ask', question).then(answer, error => answer(error.message));
  },
  report: tell => {
    reports += 1;
    tell({ refused, contextIsolated: process.contextIsolated, bytes: new Uint8Array([1, 2]), reports });
  },
});
