import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesSource } from './byte-source.ts';
import {
  photoWithoutPlace,
  photoWithPlace,
  photoWithWords,
  pngWithPlace,
  webpWithPlace,
} from './photos.test-support.ts';
import { readPictureFacts } from './picture-facts.ts';
import { removePlace } from './remove-place.ts';

const facts = (bytes: Uint8Array) => readPictureFacts(bytesSource(bytes));

const pictures = [
  { name: 'JPEG', bytes: photoWithPlace(), width: 640, height: 480 },
  { name: 'JPEG with XMP', bytes: photoWithWords(), width: 640, height: 480 },
  { name: 'PNG', bytes: pngWithPlace(), width: 3, height: 2 },
  { name: 'WebP', bytes: webpWithPlace(), width: 30, height: 20 },
];

describe('what a picture says of itself', () => {
  it.each(pictures)('$name: size and place', ({ bytes, width, height }) => {
    expect(facts(bytes)).toEqual({ size: bytes.length, width, height, hasPlace: true });
  });

  it('is no place where there is none', () => {
    expect(facts(photoWithoutPlace())?.hasPlace).toBe(false);
    expect(facts(Uint8Array.from([1, 2, 3]))).toBeUndefined();
    expect(removePlace(photoWithoutPlace())).toBeUndefined();
  });

  it('is read out of files that are cut anywhere', () => {
    for (const { bytes } of pictures)
      for (let length = 0; length < bytes.length; length += 1)
        expect(() => removePlace(bytes.subarray(0, length))).not.toThrow();
  });
});

describe('taking the place out', () => {
  it.each(pictures)('$name: leaves none, and everything else as it was', ({ bytes }) => {
    const before = bytes.slice();
    const after = removePlace(bytes) ?? bytes;
    expect(bytes).toEqual(before);
    expect(facts(after)).toEqual({ ...facts(bytes), hasPlace: false });
    expect(after.length).toBe(bytes.length);
    const latin = Buffer.from(after).toString('latin1');
    expect(latin).toContain('Cam');
    for (const place of ['\0\0\0\x2f\0\0\0\x01', '47,22']) expect(latin).not.toContain(place);
    expect(Buffer.from(after).subarray(-8)).toEqual(Buffer.from(bytes.subarray(-8)));
  });

  it('changes the bytes of the block only', () => {
    const bytes = photoWithPlace();
    const after = removePlace(bytes) ?? bytes;
    const changed = [...bytes.keys()].filter(at => bytes[at] !== after[at]);
    const block = 12 + 8 + 2 + 2 * 12 + 4;
    expect(Math.min(...changed)).toBeGreaterThanOrEqual(block);
    expect(Math.max(...changed)).toBeLessThan(block + 2 + 3 * 12 + 4 + 24);
  });

  it('makes the checksum of a PNG anew', () => {
    const after = Buffer.from(removePlace(pngWithPlace()) ?? []);
    const at = after.indexOf('eXIf');
    const length = after.readUInt32BE(at - 4);
    expect(after.readUInt32BE(at + 4 + length)).toBe(crc32(after.subarray(at, at + 4 + length)));
  });
});
