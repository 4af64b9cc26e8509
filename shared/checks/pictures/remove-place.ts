import { bytesSource } from './byte-source.ts';
import { type ByteRange, findExifPlace } from './exif-place.ts';

/**
 * The bytes of a picture without the place where it was taken: those that say it are written over, in a PNG the checksum of
 * their chunk is made anew, and every other byte, pixels among them, is as it was. Undefined when it says no place.
 */
export function removePlace(bytes: Uint8Array): Uint8Array | undefined {
  const place = findExifPlace(bytesSource(bytes));
  if (place === undefined) return undefined;
  const copy = bytes.slice();
  for (const { at, length, fill } of place.ranges) copy.fill(fill, at, at + length);
  if (place.chunk !== undefined) writeChecksum(copy, place.chunk);
  return copy;
}

/** A PNG chunk's checksum covers its name and content and stands behind them. */
function writeChecksum(bytes: Uint8Array, { at, length }: ByteRange): void {
  const sum = crc32(bytes.subarray(at - 4, at + length));
  for (let index = 0; index < 4; index += 1) bytes[at + length + index] = (sum >>> (24 - index * 8)) & 0xff;
}

/** The cyclic redundancy check of PNG (its specification, annex D). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
