import { lstatSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface PatternFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly mode: number;
  readonly changed: Date;
}

/**
 * What a folder held when it was taken, in memory: a process of tests is ended by a signal and hears of no end, so that a
 * copy on the disk would stay behind.
 */
export interface FolderPattern {
  /** All its folders, those without a file too, each after the one it is in. */
  readonly folders: readonly string[];
  readonly files: readonly PatternFile[];
}

/** Takes the files and folders of a folder; links are not looked for. */
export function takePattern(folder: string): FolderPattern {
  const folders: string[] = [];
  const files: PatternFile[] = [];
  const take = (inside: string) => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = join(inside, entry.name);
      if (entry.isDirectory()) {
        folders.push(path);
        take(path);
      } else {
        const { mode, mtime } = lstatSync(join(folder, path));
        files.push({ path, bytes: readFileSync(join(folder, path)), mode, changed: mtime });
      }
    }
  };
  take('.');
  return { folders, files };
}

/** Writes what was taken into a folder that is there, with the modes and the times of the files. */
export function writePattern({ folders, files }: FolderPattern, to: string): void {
  for (const path of folders) mkdirSync(join(to, path), { recursive: true });
  for (const { path, bytes, mode, changed } of files) {
    writeFileSync(join(to, path), bytes, { mode });
    utimesSync(join(to, path), changed, changed);
  }
}
