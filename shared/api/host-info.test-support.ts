import type { HostInfo } from './contract.ts';

/** A host that can do nothing but what every shell can. */
export const plainHost: HostInfo = {
  capabilities: { nativeDialogs: false, nativeMenu: false, manyWindows: false, printing: false },
  platform: 'linux',
  version: '0',
  problems: [],
};
