import type { DoubleDesktop } from './double-desktop.ts';
import type { RunningDesktop } from './running-desktop.ts';

/** The double's own ways into a running desktop shell; for specs of the double's project alone. */
export function asDouble(app: RunningDesktop): DoubleDesktop {
  if (!('sendFromPage' in app)) throw new Error('only the double of Electron can do this');
  return app as DoubleDesktop;
}
