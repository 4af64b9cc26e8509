import { isUtf8 } from 'node:buffer';
import { readSync } from 'node:fs';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { type OpenedInside, withFileInside } from '../files/read-inside.ts';

/** The first part of a file as text with `\n` line ends. */
export interface TextHead {
  readonly text: string;
  /** False for a file that is not UTF-8 text: `text` is then what could be made of it. */
  readonly isText: boolean;
  /** It would be UTF-8 text, were it not for a NUL byte. */
  readonly hasNul?: true;
  /** False when the file goes on behind `text`. */
  readonly isWhole: boolean;
}

/**
 * The first `limit` bytes of a file of the blog with this root. Where the file goes on they are cut after a whole line, or after a whole character
 * where the last line is longer than all before it. The thread waits.
 * @throws what `withFileInside` throws: path.outside-root for what a link leads to out of the blog, and the system's error
 * when the file cannot be read.
 */
export function readHead(root: string, path: BlogPath, limit: number): TextHead {
  return withFileInside(root, path, file => {
    const { bytes, isWhole } = readUpTo(file, limit);
    const hasNul = bytes.includes(0);
    const isEncoded = isUtf8(bytes);
    const isText = isEncoded && !hasNul;
    const text = withoutMark(bytes.toString('utf8'));
    const head = { text: isText ? text : text.replaceAll('\0', '\ufffd'), isText, isWhole };
    return isEncoded && hasNul ? { ...head, hasNul } : head;
  });
}

/** As `decodeText` has it, without the shape, which nobody asks for here. */
function withoutMark(text: string): string {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  return body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
}

/** What heads are read into, one after another: they are decoded before the next is read. */
let shared = Buffer.alloc(0);

interface HeadBytes {
  readonly bytes: Buffer;
  readonly isWhole: boolean;
}

function readUpTo(file: OpenedInside, limit: number): HeadBytes {
  const size = Math.min(file.size, limit) + 1;
  if (shared.length < size) shared = Buffer.allocUnsafeSlow(limit + 1);
  const buffer = shared.subarray(0, size);
  let length = 0;
  while (length < buffer.length) {
    const bytesRead = readSync(file.descriptor, buffer, length, buffer.length - length, length);
    if (bytesRead === 0) return { bytes: buffer.subarray(0, length), isWhole: true };
    length += bytesRead;
  }
  return { bytes: wholeCharacters(buffer.subarray(0, length - 1)), isWhole: false };
}

/** Cuts after the last line end, or in a line longer than all before it before a character that is not whole. */
function wholeCharacters(bytes: Buffer): Buffer {
  const lineFrom = bytes.lastIndexOf(10) + 1;
  if (lineFrom > bytes.length / 2) return bytes.subarray(0, lineFrom);
  let end = bytes.length;
  while (end > 0 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, Math.max(0, end - 1));
}
