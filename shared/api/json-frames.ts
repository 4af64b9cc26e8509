import type { Frame } from './wire.ts';

const bytesKey = '$bytes';

/** A frame as one line of JSON text; bytes become base64 under `$bytes`. */
export function encodeFrame(frame: Frame): string {
  // Asking a function about each value of a list of posts takes ten times as long as writing it.
  if (!holdsBytes(frame)) return JSON.stringify(frame);
  return JSON.stringify(frame, (_key, value: unknown) =>
    value instanceof Uint8Array ? { [bytesKey]: toBase64(value) } : value,
  );
}

function holdsBytes(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.some(holdsBytes);
  for (const key in value) if (holdsBytes((value as Readonly<Record<string, unknown>>)[key])) return true;
  return false;
}

/** What `encodeFrame` wrote, or undefined when the text is not JSON; whether it is a frame is for `parseFrame` to say. */
export function decodeFrame(text: string): unknown {
  try {
    if (!text.includes(`"${bytesKey}"`)) return JSON.parse(text);
    return JSON.parse(text, (_key, value: unknown) =>
      isEncodedBytes(value) ? fromBase64(value[bytesKey]) : value,
    );
  } catch {
    return undefined;
  }
}

function isEncodedBytes(value: unknown): value is { readonly [bytesKey]: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0] === bytesKey && typeof Object.values(value)[0] === 'string';
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // In slices: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

function fromBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
}
