/** The bytes of a file, read in parts: a photo of 50 MB is looked at without being loaded. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /** The bytes from `at` on, as many of `length` as there are. */
  read(at: number, length: number): Uint8Array;
}

/** Bytes in memory as a source. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (at, length) => bytes.subarray(at, at + length) };
}

/** An unsigned number of 1 to 4 bytes; bytes that are not there count as 0. */
export function numberAt(bytes: Uint8Array, at: number, length: number, isLittle = false): number {
  let value = 0;
  for (let index = 0; index < length; index += 1) {
    const byte = bytes[at + (isLittle ? length - 1 - index : index)] ?? 0;
    value = value * 256 + byte;
  }
  return value;
}

/** Bytes as Latin-1 text. */
export function latinAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
