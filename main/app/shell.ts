import type { HostInfo } from '../../shared/api/contract.ts';

/** What a shell must offer; everything else the app does by itself. */
export interface Shell {
  readonly capabilities: HostInfo['capabilities'];
}
