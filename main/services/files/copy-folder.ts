import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Copies the files of a folder into a new one. Read and written one by one, because the source may lie in the archive
 * of the packaged program, where Node's own `cp` finds nothing.
 * @throws the errors of Node's file system
 */
export async function copyFolder(source: string, target: string): Promise<void> {
  await mkdir(target);
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const from = join(source, entry.name);
    const to = join(target, entry.name);
    if (entry.isDirectory()) await copyFolder(from, to);
    else await writeFile(to, await readFile(from));
  }
}
