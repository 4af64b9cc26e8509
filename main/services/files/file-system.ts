import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** What writing a file needs to know of the one it replaces. */
export interface FileStatus {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** How many names the file has. */
  readonly nlink: number;
  /** Bytes. */
  readonly size: number;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** An open file: the steps of writing one, each of which can fail by itself. */
export interface OpenFile {
  /** The number the system knows it by. */
  readonly fd: number;
  /** Writes from `bytes[start]` on at the file's position `start` and says how many bytes went: perhaps not all. */
  write(bytes: Uint8Array, start: number): Promise<number>;
  /** Cuts the file to `length` bytes. */
  truncate(length: number): Promise<void>;
  /** Returns when the bytes are on the disk, not only in the system's memory. */
  sync(): Promise<void>;
  stat(): Promise<FileStatus>;
  chmod(mode: number): Promise<void>;
  chown(uid: number, gid: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Every file operation on the way of a write. Passed in, so that a test can let the k-th call fail or end the process
 * there, as SQLite tests its journal.
 */
export interface FileSystem {
  realpath(path: string): Promise<string>;
  stat(path: string): Promise<FileStatus>;
  lstat(path: string): Promise<FileStatus>;
  /** Fails when this process may not write the file. */
  checkWritable(path: string): Promise<void>;
  readFile(path: string): Promise<Uint8Array>;
  /** `wx`: a new file, an error when the name exists; `r+`: an existing one; `r`: a folder, to sync it. */
  open(path: string, flags: 'wx' | 'r+' | 'r', mode?: number): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  link(existing: string, added: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Creates a folder with its parents; an existing one is fine. */
  makeFolder(path: string): Promise<void>;
  /** Names in a folder. */
  list(path: string): Promise<readonly string[]>;
  /** Waits, in milliseconds. */
  pause(delayMs: number): Promise<void>;
}

/** The disk. */
export const realFileSystem: FileSystem = {
  realpath: path => fs.realpath(path),
  stat: path => fs.stat(path),
  lstat: path => fs.lstat(path),
  checkWritable: path => fs.access(path, constants.W_OK),
  readFile: path => fs.readFile(path),
  async open(path, flags, mode) {
    const handle = await fs.open(path, flags, mode);
    return {
      fd: handle.fd,
      async write(bytes, start) {
        const { bytesWritten } = await handle.write(bytes, start, bytes.length - start, start);
        return bytesWritten;
      },
      truncate: length => handle.truncate(length),
      sync: () => handle.sync(),
      stat: () => handle.stat(),
      chmod: newMode => handle.chmod(newMode),
      chown: (uid, gid) => handle.chown(uid, gid),
      close: () => handle.close(),
    };
  },
  rename: (from, to) => fs.rename(from, to),
  link: (existing, added) => fs.link(existing, added),
  unlink: path => fs.unlink(path),
  async makeFolder(path) {
    await fs.mkdir(path, { recursive: true });
  },
  list: path => fs.readdir(path),
  async pause(delayMs) {
    await pause(delayMs);
  },
};
