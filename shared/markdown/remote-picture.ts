import { hostOf } from './host-of.ts';

/**
 * The address a picture of another site is asked for: always over https, so that nobody on the way sees which, and without
 * a user's name. Undefined for what is never asked for: files of the blog, this machine, and whatever only the network around it
 * knows, where a request could do more than bring a picture.
 */
export function remotePictureAddress(address: string): string | undefined {
  if (hostOf(address) === '') return undefined;
  const url = new URL(address, 'https://blog.invalid/');
  url.protocol = 'https:';
  url.username = '';
  url.password = '';
  return isPublicHost(url.hostname) ? url.href : undefined;
}

/** Endings of names that no public server has, or that RFC 6761, 6762, 8375 and ICANN keep for local use. */
const localEndings: ReadonlySet<string> = new Set(
  'localhost local internal intranet private corp home lan localdomain arpa test invalid onion'.split(' '),
);

/** Whether a host, as `URL` writes it, can be one of the public internet as far as its name tells. */
function isPublicHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return isPublicIpv6(hostname.slice(1, -1));
  const labels = hostname.replace(/\.$/, '').split('.');
  if (/^\d+$/.test(labels.at(-1) ?? '')) return isPublicIpv4(labels.map(Number));
  return labels.length > 1 && !labels.includes('') && !localEndings.has(labels.at(-1) ?? '');
}

/** Blocks of addresses that are not of the public internet, by their first bytes (IANA's registry of special purposes). */
function isPublicIpv4([first = 0, second = 0, third = 0]: readonly number[]): boolean {
  if (first === 0 || first === 10 || first === 127 || first >= 224) return false;
  if (first === 100) return second < 64 || second > 127;
  if (first === 169) return second !== 254;
  if (first === 172) return second < 16 || second > 31;
  if (first === 192) return second !== 168 && !(second === 0 && (third === 0 || third === 2));
  if (first === 198) return second !== 18 && second !== 19 && !(second === 51 && third === 100);
  return !(first === 203 && second === 0 && third === 113);
}

/** Global unicast only, and none that carries an IPv4 address inside, which could be any. */
function isPublicIpv6(address: string): boolean {
  const [first = '', second = ''] = address.split(':');
  const block = Number.parseInt(first || '0', 16);
  if (block < 0x2000 || block > 0x3fff || block === 0x2002) return false;
  // Teredo and the addresses for documentation.
  return block !== 0x2001 || !['', '0', 'db8'].includes(second);
}
