import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where Electron's own program is inside its distribution. */
const programNames: Readonly<Record<string, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

/** Electron's program, or why it cannot be used on this machine. */
export type FoundElectron = { readonly executablePath: string } | { readonly missing: string };

/** Looks for an Electron that windows can be opened with: its program, and a user and a display it can start for. */
export function findElectron(): FoundElectron {
  const executablePath = findElectronProgram();
  if (executablePath === undefined) return { missing: 'Electron’s binary is not on this machine' };
  if (process.platform === 'linux') {
    // Its sandbox is a part of what is tested, so it is not switched off for the tests.
    if (process.getuid?.() === 0) return { missing: 'Electron’s sandbox cannot start for root' };
    if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
      return { missing: 'Electron needs a display; xvfb-run gives one' };
  }
  return { executablePath };
}

/**
 * The absolute path of Electron's program in the distribution that `ELECTRON_OVERRIDE_DIST_PATH` names, else of the one a
 * download left in the package; undefined where there is none. Only looks: loading the package `electron` itself would
 * start a download.
 */
export function findElectronProgram(): string | undefined {
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (elsewhere) return existing(join(elsewhere, programNames[process.platform] ?? 'electron'));
  const folder = electronFolder();
  if (folder === undefined) return undefined;
  // Written when a download is complete.
  const note = join(folder, 'path.txt');
  return existsSync(note) ? existing(join(folder, 'dist', readFileSync(note, 'utf8').trim())) : undefined;
}

/** The folder of the installed package `electron`, with its version and checksums; undefined where it is not installed. */
export function electronFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

const existing = (path: string) => (existsSync(path) ? path : undefined);
