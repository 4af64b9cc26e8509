import { outsideProtocols } from './security-settings.ts';

// Control characters and spaces: browsers drop some of them inside an address.
const controlPattern = /[\p{Cc} ]/u;

/** The address to hand to the system, or undefined when links of this kind stay where they are. */
export function checkOutsideAddress(text: string): string | undefined {
  if (controlPattern.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isWeb = url.protocol !== 'mailto:';
  return outsideProtocols.includes(url.protocol) && (!isWeb || url.host !== '') ? url.href : undefined;
}
