import { lstat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What the file system says of these files below `top`, as one text: another one means that something was written
 * meanwhile.
 */
export async function stampFiles(top: string, paths: readonly string[]): Promise<string> {
  const stamps = await Promise.all(paths.map(path => stampOf(join(top, path))));
  return stamps.join('\n');
}

async function stampOf(file: string): Promise<string> {
  const found = await lstat(file, { bigint: true }).catch(() => null);
  return found === null ? '-' : `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
}
