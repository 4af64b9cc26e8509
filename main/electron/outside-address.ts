import { outsideProtocols } from './security-settings.ts';

/** Longer ones carry data rather than a place, in UTF-16 units. */
const longest = 2_000;

// What a mail may begin with; some mail programs attach files of this computer when an address says so.
const mailFieldPattern = /^(?:subject|body|cc|bcc|to)$/i;

// Control characters and spaces: browsers drop some of them inside an address.
const controlPattern = /[\p{Cc} ]/u;

/** The address to hand to the system, or undefined when links of this kind stay where they are. */
export function checkOutsideAddress(text: string): string | undefined {
  if (controlPattern.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.href.length > longest || !hasPlainMail(url)) return undefined;
  const isWeb = url.protocol !== 'mailto:';
  return outsideProtocols.includes(url.protocol) && (!isWeb || url.host !== '') ? url.href : undefined;
}

function hasPlainMail({ protocol, searchParams }: URL): boolean {
  return protocol !== 'mailto:' || [...searchParams.keys()].every(name => mailFieldPattern.test(name));
}
