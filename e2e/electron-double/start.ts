// The double of Electron: runs the built main bundle, unchanged, against a model of the `electron` module.
//
// What it cannot prove:
// - that real Electron does the same: events, their order, defaults and errors are modelled from its documentation;
// - the sandbox, context isolation and isolated worlds themselves: the preload runs in a Node context with the sandbox's
//   `require`, beside the page, not in its process; no attack on a real renderer is tried;
// - fuses, ASAR integrity, code signing, updates, packaging;
// - the looks of native menus and dialogs, accelerators (keys reach the page only), the taskbar, the dock, notifications;
// - Chromium's treatment of `app://`: pages come from a loopback server with an origin of http, so what depends on the scheme
//   (its origin, storage, CSP sources that name it, cookies) is not the same;
// - spelling and its dictionaries, the clipboard of the system, printing on paper, the GPU, several displays, real window bounds;
// - permission prompts, downloads and redirects of documents as Chromium asks for them: only what the handlers answer;
// - speed.
import Module from 'node:module';
import { join, resolve } from 'node:path';
import { createDouble } from './main-side/electron-module.ts';

const [mainBundle, appFolder, ...args] = process.argv.slice(2) as [string, string, ...string[]];

function beElectron(): void {
  const version = '45.4.1';
  for (const [name, value] of Object.entries({ electron: version, chrome: '156.0.0.0' })) {
    Object.defineProperty(process.versions, name, { value, enumerable: true });
  }
  Object.assign(process, {
    type: 'browser',
    defaultApp: true,
    resourcesPath: join(resolve(appFolder), 'resources'),
  });
  process.argv = [process.execPath, appFolder, ...args];
}

function send(message: unknown): void {
  // The test may have gone; then there is nobody to tell.
  if (process.connected) process.send?.(message, () => {});
}

/** Leaves once everything that was said has been sent. */
function end(code: number): void {
  if (!process.connected) process.exit(code);
  process.send?.({ kind: 'tell', method: 'note', args: [{ call: 'end', args: [code] }] }, () =>
    process.exit(code),
  );
}

beElectron();
const channel = {
  send,
  onMessage: (receive: (message: unknown) => void) => process.on('message', receive),
};
process.on('disconnect', () => process.exit(1));
const double = createDouble(channel, resolve(appFolder), end);
const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
const load = loader._load;
loader._load = (request, ...rest) =>
  request === 'electron' || request === 'electron/main' ? double.module : load(request, ...rest);
Module.createRequire(import.meta.url)(resolve(mainBundle));
setImmediate(double.becomeReady);
