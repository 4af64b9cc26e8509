import { isIP } from 'node:net';
import { AppError } from '../../../shared/app-error.ts';
import { redact } from './redact.ts';

/**
 * Makes sure that a remote's address is one git can be sent to without running a program the address names: https,
 * ssh (also as `user@host:path`), a folder of this machine; unencrypted http and git only inside the own network.
 * @throws AppError `git.unsupported-transport` with the address, secrets cut out.
 */
export function requireAllowedAddress(address: string): void {
  if (!isAllowed(address)) throw new AppError('git.unsupported-transport', { url: redact(address) });
}

function isAllowed(address: string): boolean {
  if (/\p{Cc}/u.test(address) || address.startsWith('-')) return false;
  if (/^[A-Za-z0-9+.-]+::/.test(address)) return false;
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(address)?.[1]?.toLowerCase();
  if (scheme !== undefined) return isAllowedUrl(scheme, address);
  const host = /^(?:[^/@:]*@)?([^/:]+|\[[^\]]+\]):/.exec(address)?.[1];
  return host === undefined || !host.startsWith('-');
}

function isAllowedUrl(scheme: string, address: string): boolean {
  if (scheme === 'file') return true;
  const authority = /^[^:]+:\/\/([^/?#]*)/.exec(address)?.[1] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  if (host === '' || host.startsWith('-')) return false;
  if (scheme === 'https' || scheme === 'ssh') return true;
  return (scheme === 'http' || scheme === 'git') && isOwnNetwork(host.replace(/^\[|\]$/g, ''));
}

/** Loopback, private ranges (RFC 1918, RFC 4193, RFC 3927), and names no public server can have. */
function isOwnNetwork(host: string): boolean {
  if (isIP(host) === 4) return /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host);
  if (isIP(host) === 6) return /^(::1$|f[cd]|fe80:)/i.test(host);
  return !host.includes('.') || /\.(local|localhost|lan|home|internal|test)$/i.test(host);
}
