import type { FileVersion } from '../../../shared/model/post.ts';

const versionsPerFile = 8;
const filesRemembered = 500;

/** Our last writes of this process by absolute path, oldest file first: bounded, and shared like the disk itself. */
const writes = new Map<string, readonly FileVersion[]>();

/** Remembers that we wrote `version` to a file, so that the event that follows is known to be our own. */
export function rememberOwnWrite(absolutePath: string, version: FileVersion): void {
  const versions = [version, ...(writes.get(absolutePath) ?? []).filter(known => known !== version)];
  writes.delete(absolutePath);
  writes.set(absolutePath, versions.slice(0, versionsPerFile));
  for (const oldest of writes.keys()) {
    if (writes.size <= filesRemembered) break;
    writes.delete(oldest);
  }
}

/**
 * Whether `version` is one of our last 8 writes to a file. Cloud folders repeat and delay events, so counting events
 * or trusting the last write alone would reload an older text.
 */
export function isOwnWrite(absolutePath: string, version: FileVersion): boolean {
  return writes.get(absolutePath)?.includes(version) ?? false;
}
