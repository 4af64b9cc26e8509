import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';

// .leysin-4711-9f86d081884c7d65.tmp
const temporaryPattern = /^\.leysin-(\d+)-[0-9a-f]{16}\.(tmp|redo)$/;

/** What a temporary file of ours is for: `tmp` becomes another file or nothing, `redo` can finish a write in place. */
export type TemporaryKind = 'tmp' | 'redo';

/** A name nobody has yet, in the folder of `absolutePath`: renaming is atomic only within one file system. */
export function temporaryNameBeside(absolutePath: string, kind: TemporaryKind = 'tmp'): string {
  return join(dirname(absolutePath), `.leysin-${process.pid}-${randomBytes(8).toString('hex')}.${kind}`);
}

/** The process that made a temporary file and its kind, read from the name; undefined for any other file. */
export function parseTemporaryName(name: string): { pid: number; kind: TemporaryKind } | undefined {
  const match = temporaryPattern.exec(name);
  if (!match) return undefined;
  return { pid: Number(match[1]), kind: match[2] === 'redo' ? 'redo' : 'tmp' };
}
