/** Numbers as bytes, big end first. */
const big = (value: number, length: number) =>
  Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) % 256);

const latin = (text: string) => Array.from(text, character => character.charCodeAt(0));

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: readonly number[];
}

const directory = (entries: readonly Entry[]) => [
  ...big(entries.length, 2),
  ...entries.flatMap(({ tag, type, count, value }) => [
    ...big(tag, 2),
    ...big(type, 2),
    ...big(count, 4),
    ...value,
  ]),
  ...big(0, 4),
];

/** A TIFF structure as cameras write it, with a make and where wanted a place: 47° 22' 0" north. */
export function exifBlock(hasPlace: boolean): readonly number[] {
  const make = { tag: 0x010f, type: 2, count: 4, value: latin('Cam\0') };
  const placeAt = 8 + 2 + 2 * 12 + 4;
  const valuesAt = placeAt + 2 + 3 * 12 + 4;
  const pointer = { tag: 0x8825, type: 4, count: 1, value: big(placeAt, 4) };
  const place = [
    { tag: 0, type: 1, count: 4, value: [2, 3, 0, 0] },
    { tag: 1, type: 2, count: 2, value: latin('N\0\0\0') },
    { tag: 2, type: 5, count: 3, value: big(valuesAt, 4) },
  ];
  const degrees = [47, 22, 0].flatMap(part => [...big(part, 4), ...big(1, 4)]);
  const start = [...latin('MM'), ...big(42, 2), ...big(8, 4)];
  return hasPlace
    ? [...start, ...directory([make, pointer]), ...directory(place), ...degrees]
    : [...start, ...directory([make])];
}

function segment(marker: number, content: readonly number[]): readonly number[] {
  return [0xff, marker, ...big(content.length + 2, 2), ...content];
}

/** A JPEG file's frame, with 640 by 480 pixels that are not worth looking at. */
function jpeg(segments: readonly number[]): Uint8Array {
  const frame = segment(0xc0, [8, ...big(480, 2), ...big(640, 2), 1, 1, 0x11, 0]);
  const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 1, 2, 3, 0xff, 0, 4, 0xff, 0xd9];
  return Uint8Array.from([0xff, 0xd8, ...segments, ...frame, ...scan]);
}

/** A photo that says where it was taken. */
export function photoWithPlace(): Uint8Array {
  return jpeg(segment(0xe1, [...latin('Exif\0\0'), ...exifBlock(true)]));
}

/** A photo that says which camera made it, but not where. */
export function photoWithoutPlace(): Uint8Array {
  return jpeg(segment(0xe1, [...latin('Exif\0\0'), ...exifBlock(false)]));
}

/** A photo that says it in the words of XMP. */
export function photoWithWords(): Uint8Array {
  const words = '<rdf:Description exif:GPSVersionID="2.3.0.0" exif:GPSLatitude="47,22.1N" tiff:Make="Cam"/>';
  return jpeg(segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${words}`)));
}

function chunk(name: string, content: readonly number[], checksum: readonly number[]): readonly number[] {
  return [...big(content.length, 4), ...latin(name), ...content, ...checksum];
}

/** A PNG picture of 3 by 2 pixels that says where it was taken; `checksum` of its block. */
export function pngWithPlace(checksum: readonly number[] = [0, 0, 0, 0]): Uint8Array {
  const size = [...big(3, 4), ...big(2, 4), 8, 2, 0, 0, 0];
  return Uint8Array.from([
    ...[0x89, ...latin('PNG\r\n'), 0x1a, 0x0a],
    ...chunk('IHDR', size, [1, 1, 1, 1]),
    ...chunk('eXIf', exifBlock(true), checksum),
    ...chunk('IEND', [], [0xae, 0x42, 0x60, 0x82]),
  ]);
}

/** A WebP picture of 30 by 20 pixels that says where it was taken. */
export function webpWithPlace(): Uint8Array {
  const little = (value: number, length: number) => [...big(value, length)].reverse();
  const exif = exifBlock(true);
  const parts = [
    ...[...latin('VP8X'), ...little(10, 4), 8, 0, 0, 0, ...little(29, 3), ...little(19, 3)],
    ...[...latin('EXIF'), ...little(exif.length, 4), ...exif],
    ...[...latin('OTHR'), ...little(8, 4), ...latin('as it is')],
  ];
  return Uint8Array.from([...latin('RIFF'), ...little(parts.length + 4, 4), ...latin('WEBP'), ...parts]);
}
