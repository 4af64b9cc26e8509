import { ManagedWindow } from './browser-window.ts';
import { modelled } from './modelled.ts';
import type { WindowList } from './window-list.ts';
import type { WindowOptions } from './window-options.ts';

/** `electron.BrowserWindow`: the class the main bundle constructs. */
export function createWindowClass(
  windows: WindowList<ManagedWindow>,
  create: (options: WindowOptions) => ManagedWindow,
): object {
  const BrowserWindow = Object.assign(class {}, {
    getAllWindows: () => windows.all.map(({ _self }) => _self),
    getFocusedWindow: () => windows.focused?._self ?? null,
    fromId: (id: number) => windows.get(id)?._self ?? null,
    fromWebContents: ({ id }: { readonly id: number }) => windows.get(id)?._self ?? null,
  });
  Object.defineProperty(BrowserWindow, Symbol.hasInstance, {
    value: (value: unknown) => value instanceof ManagedWindow,
  });
  return new Proxy(modelled('BrowserWindow', BrowserWindow), {
    construct: (_, [options = {}]: [WindowOptions?]) => create(options)._self,
  });
}
