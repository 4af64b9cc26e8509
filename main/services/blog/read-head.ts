import { type FileHandle, open } from 'node:fs/promises';
import { decodeText } from '../files/text-shape.ts';

/** The first part of a file as text with `\n` line ends. */
export interface TextHead {
  readonly text: string;
  /** False for a file that is not UTF-8 text: `text` is then what could be made of it. */
  readonly isText: boolean;
}

/**
 * The first `limit` bytes of a file, cut after a whole line where the file goes on.
 * @throws the system's error when the file cannot be read.
 */
export async function readHead(absolutePath: string, limit: number): Promise<TextHead> {
  const file = await open(absolutePath, 'r');
  try {
    const bytes = await readUpTo(file, limit);
    const decoded = decodeText(bytes);
    if (decoded !== undefined) return { text: decoded.text, isText: true };
    const text = new TextDecoder().decode(bytes).replaceAll('\0', '\ufffd').replace(/\r\n?/g, '\n');
    return { text, isText: false };
  } finally {
    await file.close();
  }
}

async function readUpTo(file: FileHandle, limit: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(limit + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
  }
  return wholeCharacters(buffer.subarray(0, limit));
}

/** Cuts after the last line end, or in one endless line before a character that is not whole. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  const feed = bytes.lastIndexOf(10);
  if (feed >= 0) return bytes.subarray(0, feed + 1);
  let end = bytes.length;
  while (end > 0 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, Math.max(0, end - 1));
}
