import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { errnoOf } from '../files/file-error.ts';

/** What became of reading a file. */
export type PlainFile =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'none' }
  | { readonly kind: 'unread'; readonly reason: 'too-large' | 'unreadable' };

/** Reads files one after another as long as they are not too much together. */
export interface FileBudget {
  read(file: string): Promise<PlainFile>;
}

/** How much is read for one look at a repository, in bytes. */
const most = 24 * 1024 * 1024;

/** A pipe would wait for its other end; Windows has no such flag. */
const readOnly = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Creates a budget: plain files only, wherever they lie, 24 MB together. */
export function createFileBudget(): FileBudget {
  let left = most;
  return {
    async read(file) {
      try {
        const handle = await open(file, readOnly);
        try {
          const found = await handle.stat();
          if (!found.isFile()) return { kind: 'unread', reason: 'unreadable' };
          if (found.size > left) return { kind: 'unread', reason: 'too-large' };
          const bytes = Buffer.alloc(found.size);
          const { bytesRead } = await handle.read(bytes, 0, found.size, 0);
          left -= bytesRead;
          return { kind: 'read', bytes: bytes.subarray(0, bytesRead) };
        } finally {
          await handle.close();
        }
      } catch (error) {
        const isMissing = errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR';
        return isMissing ? { kind: 'none' } : { kind: 'unread', reason: 'unreadable' };
      }
    },
  };
}
