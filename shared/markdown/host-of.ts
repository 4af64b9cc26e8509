/** The host an address leads to over http or https, also when it begins with `//`; '' for every other address. */
export function hostOf(address: string): string {
  try {
    const url = new URL(address, 'leysin-blog://blog/');
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.host : protocolRelativeHost(address);
  } catch {
    return '';
  }
}

// Browsers read `\` in an address of the web as `/`, and skip spaces and control characters before it.
const protocolRelativePattern = /^[\s\p{Cc}]*[/\\]{2}/u;

function protocolRelativeHost(address: string): string {
  return protocolRelativePattern.test(address) ? new URL(address, 'https://blog.invalid/').host : '';
}
