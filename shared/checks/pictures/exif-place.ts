import { type ByteSource, latinAt, numberAt } from './byte-source.ts';
import { type PictureParts, readPictureParts } from './picture-parts.ts';

/** A stretch of bytes of a file. */
export interface ByteRange {
  readonly at: number;
  readonly length: number;
}

/** Bytes that say where a picture was taken, and the byte to write over each of them. */
export interface PlaceRange extends ByteRange {
  readonly fill: number;
}

/** Where a picture file says where it was taken. */
export interface ExifPlace {
  /** Written over, nothing of it is left. */
  readonly ranges: readonly PlaceRange[];
  /** In a PNG: the chunk whose checksum then has to be made anew. */
  readonly chunk?: ByteRange;
}

/** The largest block of such data that is read, in bytes: a JPEG segment holds no more, other files could. */
const largestBlock = 1024 * 1024;

/**
 * Finds what a picture says of the place where it was taken; undefined when it says nothing. Sources: CIPA DC-008 (Exif 2.32)
 * for the block, PNG 3rd edition for `eXIf`, RFC 9649 for WebP, Adobe's XMP specification for the words in XML.
 */
export function findExifPlace(source: ByteSource): ExifPlace | undefined {
  const picture = readPictureParts(source);
  if (picture === undefined) return undefined;
  const exif = findExif(source, picture);
  const ranges = [...(exif === undefined ? [] : exifRanges(source, exif)), ...xmpRanges(source, picture)];
  if (ranges.length === 0) return undefined;
  return picture.kind === 'png' && exif !== undefined ? { ranges, chunk: exif } : { ranges };
}

/** The block of TIFF structure, without the six letters before it that JPEG wants and WebP sometimes has. */
function findExif(source: ByteSource, { kind, parts }: PictureParts): ByteRange | undefined {
  const names = { jpeg: 'e1', png: 'eXIf', webp: 'EXIF', gif: '' };
  for (const part of parts) {
    if (part.name !== names[kind]) continue;
    const isMarked = latinAt(source.read(part.at, 6), 0, 6) === 'Exif\0\0';
    if (isMarked) return { at: part.at + 6, length: part.length - 6 };
    if (kind !== 'jpeg') return { at: part.at, length: part.length };
  }
  return undefined;
}

function exifRanges(source: ByteSource, { at, length }: ByteRange): readonly PlaceRange[] {
  return placeRanges(source.read(at, Math.min(length, largestBlock))).map(range => ({
    at: at + range.at,
    length: range.length,
    fill: 0,
  }));
}

/** Length in bytes of a value of each type of TIFF. */
const typeLengths = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** The entry that leads to the block about the place. */
const placeTag = 0x8825;

/** The first entry of that block says which version of it this is; all others say something of the place. */
const versionTag = 0;

/** The block of a TIFF structure that says where the picture was taken, as offsets in it; none when it says nothing. */
function placeRanges(tiff: Uint8Array): readonly ByteRange[] {
  const order = latinAt(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return [];
  const read = (at: number, length: number) => numberAt(tiff, at, length, order === 'II');
  const entriesOf = (directory: number) => {
    const count = directory > 0 && directory + 2 <= tiff.length ? read(directory, 2) : 0;
    const fitting = Math.min(count, Math.floor((tiff.length - directory - 2) / 12));
    return Array.from({ length: Math.max(0, fitting) }, (_, index) => directory + 2 + index * 12);
  };
  const pointer = entriesOf(read(4, 4)).find(entry => read(entry, 2) === placeTag);
  const directory = pointer === undefined ? 0 : read(pointer + 8, 4);
  const entries = entriesOf(directory);
  const values = entries.map(entry => {
    const length = (typeLengths[read(entry + 2, 2)] ?? 0) * read(entry + 4, 4);
    const value = length > 4 ? { at: read(entry + 8, 4), length } : { at: entry + 8, length: 4 };
    return { ...value, isPlace: read(entry, 2) !== versionTag };
  });
  const inside = values.filter(({ at, length }) => at + length <= tiff.length);
  if (!inside.some(value => value.isPlace && isFilled(tiff, value))) return [];
  return [
    { at: directory, length: 2 + entries.length * 12 },
    ...inside.map(({ at, length }) => ({ at, length })),
  ];
}

/** Zeroes are no place. */
function isFilled(bytes: Uint8Array, { at, length }: ByteRange): boolean {
  return bytes.subarray(at, at + length).some(byte => byte !== 0);
}

const xmpMark = 'http://ns.adobe.com/xap/1.0/\0';

// `exif:GPSLatitude="47,22.1N"`, `<exif:GPSLatitude>47,22.1N</exif:GPSLatitude>`
const xmpPattern =
  /\bexif:GPS(?!VersionID)(\w+)\s*=\s*(?:"[^"]*"|'[^']*')|<exif:GPS(?!VersionID)(\w+)>[^<]*<\/exif:GPS\2>/g;

/** The same said in words, which some programs write beside; blanks take their place. */
function xmpRanges(source: ByteSource, { kind, parts }: PictureParts): readonly PlaceRange[] {
  const names = { jpeg: 'e1', png: '', webp: 'XMP ', gif: '' };
  return parts
    .filter(({ name }) => name === names[kind])
    .flatMap(({ at, length }) => {
      const text = latinOf(source.read(at, Math.min(length, largestBlock)));
      if (kind === 'jpeg' && !text.startsWith(xmpMark)) return [];
      return [...text.matchAll(xmpPattern)].map(({ index, 0: words }) => ({
        at: at + index,
        length: words.length,
        fill: 0x20,
      }));
    });
}

/** Byte by byte: offsets in the text are offsets in the bytes. */
function latinOf(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192) pieces.push(latinAt(bytes, at, 8_192));
  return pieces.join('');
}
