/** A square picture as PNG bytes, its edge in pixels. */
export interface SquarePng {
  readonly edge: number;
  readonly png: Uint8Array;
}

const icoHeadBytes = 6;
const icoEntryBytes = 16;

/**
 * A Windows icon of PNG pictures, each up to 256 pixels.
 * @see https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)
 */
export function writeIco(pictures: readonly SquarePng[]): Uint8Array {
  const head = Buffer.alloc(icoHeadBytes + icoEntryBytes * pictures.length);
  head.writeUInt16LE(1, 2); // An icon, not a cursor.
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { edge, png }] of pictures.entries()) {
    if (edge > 256) throw new RangeError(`An icon for Windows cannot hold ${edge} pixels.`);
    const entry = icoHeadBytes + icoEntryBytes * index;
    // One byte each: 256 is written as 0.
    head.writeUInt8(edge % 256, entry);
    head.writeUInt8(edge % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4); // Planes.
    head.writeUInt16LE(32, entry + 6); // Bits of a pixel.
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/**
 * The kinds of PNG pictures in a Mac's icon and their edges in pixels: 128 to 1024, then the double-density ones of 16,
 * 32, 128 and 256 points. Kinds for 16 and 32 pixels of single density exist, but hold no PNG on older systems.
 */
const icnsKinds: Readonly<Record<string, number>> = {
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
};

/** A Mac's icon; `pngOf` gives the picture of an edge length in pixels. */
export function writeIcns(pngOf: (edge: number) => Uint8Array): Uint8Array {
  const parts = Object.entries(icnsKinds).map(([kind, edge]) => {
    const png = pngOf(edge);
    return Buffer.concat([Buffer.from(kind, 'latin1'), lengthOf(8 + png.length), png]);
  });
  const length = parts.reduce((sum, part) => sum + part.length, 8);
  return Buffer.concat([Buffer.from('icns', 'latin1'), lengthOf(length), ...parts]);
}

function lengthOf(bytes: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(bytes);
  return four;
}
