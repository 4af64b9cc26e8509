import { type ByteSource, numberAt } from './byte-source.ts';
import { findExifPlace } from './exif-place.ts';
import { type PicturePart, readPictureParts } from './picture-parts.ts';

/** What rules know of a picture. */
export interface PictureFacts {
  /** In bytes. */
  readonly size: number;
  /** In pixels; 0 when that cannot be told. */
  readonly width: number;
  readonly height: number;
  /** Whether it says where it was taken. */
  readonly hasPlace: boolean;
}

/** Reads what rules know of a picture out of a few parts of its file; undefined for what is no picture of a kind known here. */
export function readPictureFacts(source: ByteSource): PictureFacts | undefined {
  const picture = readPictureParts(source);
  if (picture === undefined) return undefined;
  const measure = { jpeg: jpegSize, png: pngSize, webp: webpSize, gif: gifSize }[picture.kind];
  const [width, height] = measure(source, picture.parts);
  return { size: source.size, width, height, hasPlace: findExifPlace(source) !== undefined };
}

type Size = readonly [width: number, height: number];

/** Start of frame, of which there are as many as ways to code one (ITU T.81, table B.1). */
const isFrame = (name: string) => /^c[0-9a-f]$/.test(name) && !['c4', 'c8', 'cc'].includes(name);

function jpegSize(source: ByteSource, parts: readonly PicturePart[]): Size {
  const frame = parts.find(({ name }) => isFrame(name));
  if (frame === undefined) return [0, 0];
  const head = source.read(frame.at, 5);
  return [numberAt(head, 3, 2), numberAt(head, 1, 2)];
}

function pngSize(source: ByteSource): Size {
  const head = source.read(16, 8);
  return [numberAt(head, 0, 4), numberAt(head, 4, 4)];
}

function gifSize(source: ByteSource): Size {
  const head = source.read(6, 4);
  return [numberAt(head, 0, 2, true), numberAt(head, 2, 2, true)];
}

/** The three ways WebP has for its size (RFC 9649). */
function webpSize(source: ByteSource, parts: readonly PicturePart[]): Size {
  const [first] = parts;
  if (first === undefined) return [0, 0];
  const head = source.read(first.at, 10);
  if (first.name === 'VP8X') return [numberAt(head, 4, 3, true) + 1, numberAt(head, 7, 3, true) + 1];
  if (first.name === 'VP8 ')
    return [numberAt(head, 6, 2, true) & 0x3fff, numberAt(head, 8, 2, true) & 0x3fff];
  if (first.name !== 'VP8L') return [0, 0];
  const bits = numberAt(head, 1, 4, true);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}
