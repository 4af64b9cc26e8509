import { shell } from 'electron';
import { checkOutsideAddress } from './outside-address.ts';

/** Opens a web or mail address in the system's program for it; any other address is ignored. */
export async function openOutside(text: string): Promise<void> {
  const address = checkOutsideAddress(text);
  if (address !== undefined) await shell.openExternal(address);
}
