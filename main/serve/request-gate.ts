import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The parts of a request that the gate looks at. */
export type GatedRequest = Pick<IncomingMessage, 'headers' | 'rawHeaders'>;

/** The only name the server answers to: a DNS-rebinding page arrives under another. */
export const loopbackAddress = '127.0.0.1';

/**
 * Whether a request comes from a page of ours or an address the user typed: exact Host, exact or no Origin, a
 * same-origin or user-typed fetch. Rules after the vite advisory CVE-2025-24010: no name but the bound address, no
 * cross-origin reader, no reliance on the port being secret.
 */
export function isOurOrigin({ headers, rawHeaders }: GatedRequest, port: number): boolean {
  const host = `${loopbackAddress}:${port}`;
  // Of several Host headers Node gives the first and a proxy may have believed the last.
  const hostCount = rawHeaders.filter(
    (name, index) => index % 2 === 0 && name.toLowerCase() === 'host',
  ).length;
  if (headers.host !== host || hostCount !== 1) return false;
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** A socket upgrade must besides name our origin: browsers always send it, and SameSite alone does not guard sockets. */
export function isOurUpgrade(request: GatedRequest, port: number): boolean {
  return request.headers.origin !== undefined && isOurOrigin(request, port);
}

/** The session cookie's name; it holds the port because browsers share cookies between ports of one host. */
export function cookieName(port: number): string {
  return `leysin-${port}`;
}

/** Compares in constant time, whatever the lengths. */
export function isSameSecret(given: string | undefined, secret: string): boolean {
  if (given === undefined) return false;
  const left = Buffer.from(given);
  const right = Buffer.from(secret);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The session cookie's value in a request, or undefined. */
export function sessionCookie({ headers }: GatedRequest, port: number): string | undefined {
  return readCookie(headers.cookie, cookieName(port));
}

function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.split('=', 2);
    if (key?.trim() === name) return value?.trim();
  }
  return undefined;
}
