import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The absolute path of Electron's program, or undefined where it was never fetched. Only looks: loading the package
 * `electron` itself would start a download.
 */
export function findElectron(): string | undefined {
  const folder = electronFolder();
  if (folder === undefined) return undefined;
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (elsewhere) return existing(join(elsewhere, programName()));
  // Written when a download is complete.
  const note = join(folder, 'path.txt');
  return existsSync(note) ? existing(join(folder, 'dist', readFileSync(note, 'utf8').trim())) : undefined;
}

/** The folder of the installed package `electron`, with its version and checksums; undefined where it is not installed. */
export function electronFolder(): string | undefined {
  try {
    return dirname(require.resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

function programName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

const existing = (path: string) => (existsSync(path) ? path : undefined);
