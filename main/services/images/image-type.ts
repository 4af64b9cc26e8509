/** An image type the blog can show, by its usual file extension. */
export type ImageType = 'png' | 'jpg' | 'gif' | 'webp' | 'avif' | 'svg';

/** Tells an image's type by its content, whatever its name says; undefined for anything else. */
export function imageTypeOf(bytes: Uint8Array): ImageType | undefined {
  const found = signatures.find(({ isMatch }) => isMatch(latinAt(bytes, 0, 64)));
  return found?.type ?? (isSvg(bytes) ? 'svg' : undefined);
}

const signatures: readonly { readonly type: ImageType; readonly isMatch: (head: string) => boolean }[] = [
  { type: 'png', isMatch: head => head.startsWith('\x89PNG\r\n\x1a\n') },
  { type: 'jpg', isMatch: head => head.startsWith('\xff\xd8\xff') },
  { type: 'gif', isMatch: head => /^GIF8[79]a/.test(head) },
  { type: 'webp', isMatch: head => /^RIFF.{4}WEBP/s.test(head) },
  // The brands of the first box: `avif` for pictures, `avis` for sequences, often after another major brand.
  {
    type: 'avif',
    isMatch: head => head.slice(4, 8) === 'ftyp' && /avi[fs]/.test(head.slice(8, boxEnd(head))),
  },
];

/** The length of the first box of an ISO media file, as far as it is in `head`. */
function boxEnd(head: string): number {
  return (head.charCodeAt(2) << 8) + head.charCodeAt(3);
}

/** An SVG file begins with its root element, perhaps after a declaration, comments and a document type. */
function isSvg(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 65_536));
  const start = head.replace(
    /^\s*(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>|\s+)*/i,
    '',
  );
  return /^<(?:svg:)?svg[\s>/]/.test(start);
}

function latinAt(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
