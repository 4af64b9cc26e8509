import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { compileFunction, createContext } from 'node:vm';
import { cloneForIpc } from '../clone.ts';
import {
  createSandboxGlobals,
  createSandboxProcess,
  createSandboxRequire,
  refuseRest,
} from './sandbox-globals.ts';

/** Where a preload's messages go. */
export interface PreloadOutput {
  send(channel: string, args: readonly unknown[]): void;
  invoke(channel: string, args: readonly unknown[]): Promise<unknown>;
}

/** A preload that has run for one document. */
export interface Preload {
  /** What it exposed to the page, by name. */
  readonly exposed: ReadonlyMap<string, unknown>;
  /** Hands over a message of the main process. */
  receive(channel: string, args: readonly unknown[]): void;
}

/** Runs the preload of a window under the rules of the sandbox; throws what it throws. */
export function runPreload(path: string, output: PreloadOutput): Preload {
  if (!isAbsolute(path)) throw new Error(`preload path must be absolute: ${path}`);
  const source = readFileSync(path, 'utf8');
  const exposed = new Map<string, unknown>();
  const ipcRenderer = createIpcRenderer(output);
  const electron = refuseRest('electron', {
    contextBridge: refuseRest('contextBridge', { exposeInMainWorld: expose(exposed) }),
    ipcRenderer: refuseRest('ipcRenderer', ipcRenderer),
  });
  const module = { exports: {} };
  const run = compileFunction(source, ['require', 'module', 'exports', 'process'], {
    filename: path,
    parsingContext: createContext(createSandboxGlobals()),
  });
  run(createSandboxRequire(electron), module, module.exports, createSandboxProcess());
  return {
    exposed,
    receive: (channel, args) => {
      ipcRenderer.emit(channel, { sender: ipcRenderer, ports: [], senderId: 0 }, ...args);
    },
  };
}

function expose(exposed: Map<string, unknown>): (key: string, api: unknown) => void {
  return (key, api) => {
    if (typeof key !== 'string' || key === '') throw new TypeError('A key must be a non-empty string');
    if (exposed.has(key))
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    exposed.set(key, api);
  };
}

class IpcRenderer extends EventEmitter {
  send: (channel: string, ...args: readonly unknown[]) => void;
  invoke: (channel: string, ...args: readonly unknown[]) => Promise<unknown>;

  constructor(output: PreloadOutput) {
    super();
    this.send = (channel, ...args) => output.send(checkChannel(channel), cloneForIpc(args));
    this.invoke = async (channel, ...args) => output.invoke(checkChannel(channel), cloneForIpc(args));
  }
}

function createIpcRenderer(output: PreloadOutput): IpcRenderer {
  return new IpcRenderer(output);
}

function checkChannel(channel: unknown): string {
  if (typeof channel !== 'string')
    throw new TypeError('Error processing argument at index 0, conversion failure');
  return channel;
}
