import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Linux's shared memory, as a file system. */
const sharedMemory = '/dev/shm';
/** The number of tmpfs in Linux's `statfs`; source: its `magic.h`. */
const tmpfs = 0x01021994;
/** Bytes that must be free: thousands of small blogs, and the browsers' own folders. */
const leastFree = 4 * 1024 ** 3;

/**
 * A folder whose files are in memory, for tests that write a great many: on a disk they wait for it at every commit and save. Undefined where there is none, it is small, or programs in it cannot be run.
 */
export function findMemoryFolder(): string | undefined {
  try {
    const { type, bavail, bsize } = statfsSync(sharedMemory);
    return type === tmpfs && bavail * bsize >= leastFree && canRunPrograms(sharedMemory)
      ? sharedMemory
      : undefined;
  } catch {
    return undefined;
  }
}

/** Tests put hooks of git there. */
function canRunPrograms(folder: string): boolean {
  const own = mkdtempSync(join(folder, 'leysin-run-'));
  try {
    const program = join(own, 'program');
    writeFileSync(program, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    execFileSync(program);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}
