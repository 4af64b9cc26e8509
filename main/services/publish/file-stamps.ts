import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlogPath } from '../../../shared/model/blog.ts';

/** What the file system says of these files, as one text: another one means that something was written meanwhile. */
export async function stampFiles(root: string, paths: readonly BlogPath[]): Promise<string> {
  const stamps: string[] = [];
  for (const path of paths) {
    const found = await lstat(join(root, path), { bigint: true }).catch(() => null);
    stamps.push(found === null ? '-' : `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`);
  }
  return stamps.join('\n');
}
