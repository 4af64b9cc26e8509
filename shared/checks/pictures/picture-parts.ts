import { type ByteSource, latinAt, numberAt } from './byte-source.ts';

/** A part of a picture file: a JPEG segment, a PNG or WebP chunk. */
export interface PicturePart {
  /** `e1` of a JPEG segment APP1, else the chunk's four letters. */
  readonly name: string;
  /** Offset of its content in the file. */
  readonly at: number;
  /** Length of its content in bytes. */
  readonly length: number;
}

/** The kinds of picture whose parts are known. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif';

/** A picture file taken apart. */
export interface PictureParts {
  readonly kind: PictureKind;
  /** In the order of the file; of a JPEG those before its pixels. */
  readonly parts: readonly PicturePart[];
}

/** No real picture has more parts before its end; a broken one may. */
const mostParts = 10_000;

/** Takes a picture file apart by its first bytes, whatever its name says; undefined for any other file. */
export function readPictureParts(source: ByteSource): PictureParts | undefined {
  const head = latinAt(source.read(0, 16), 0, 16);
  if (head.startsWith('\xff\xd8\xff')) return { kind: 'jpeg', parts: jpegParts(source) };
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'png', parts: pngParts(source) };
  if (/^RIFF.{4}WEBP/s.test(head)) return { kind: 'webp', parts: webpParts(source) };
  return /^GIF8[79]a/.test(head) ? { kind: 'gif', parts: [] } : undefined;
}

/** Markers without a length: fill bytes and restarts (ITU T.81, B.1.1.3). */
const isBareMarker = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

function jpegParts(source: ByteSource): readonly PicturePart[] {
  const parts: PicturePart[] = [];
  let at = 2;
  while (at + 4 <= source.size && parts.length < mostParts) {
    const head = source.read(at, 4);
    const marker = head[1] ?? 0;
    if (head[0] !== 0xff) break;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isBareMarker(marker)) {
      at += 2;
      continue;
    }
    // The pixels begin, or the picture ends.
    if (marker === 0xda || marker === 0xd9) break;
    const length = numberAt(head, 2, 2) - 2;
    if (length < 0) break;
    parts.push({ name: marker.toString(16), at: at + 4, length });
    at += 4 + length;
  }
  return parts;
}

function pngParts(source: ByteSource): readonly PicturePart[] {
  const parts: PicturePart[] = [];
  for (let at = 8; at + 12 <= source.size && parts.length < mostParts; ) {
    const head = source.read(at, 8);
    const length = numberAt(head, 0, 4);
    parts.push({ name: latinAt(head, 4, 4), at: at + 8, length });
    at += 12 + length;
  }
  return parts;
}

function webpParts(source: ByteSource): readonly PicturePart[] {
  const parts: PicturePart[] = [];
  for (let at = 12; at + 8 <= source.size && parts.length < mostParts; ) {
    const head = source.read(at, 8);
    const length = numberAt(head, 4, 4, true);
    parts.push({ name: latinAt(head, 0, 4), at: at + 8, length });
    at += 8 + length + (length % 2);
  }
  return parts;
}
