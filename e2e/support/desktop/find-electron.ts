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

/**
 * Looks for Electron without loading its package, which would try to download it. It takes the distribution that
 * `ELECTRON_OVERRIDE_DIST_PATH` names, else the one a download left in the package.
 */
export function findElectron(): FoundElectron {
  const executablePath = findProgram();
  if (executablePath === undefined) return { missing: 'Electron’s binary is not on this machine' };
  if (process.platform === 'linux') {
    // Its sandbox is a part of what is tested, so it is not switched off for the tests.
    if (process.getuid?.() === 0) return { missing: 'Electron’s sandbox cannot start for root' };
    if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
      return { missing: 'Electron needs a display; xvfb-run gives one' };
  }
  return { executablePath };
}

function findProgram(): string | undefined {
  const folder = packageFolder();
  if (folder === undefined) return undefined;
  const distribution = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  // Written by the download alone.
  const nameFile = join(folder, 'path.txt');
  if (!existsSync(nameFile) && !distribution) return undefined;
  const name = existsSync(nameFile)
    ? readFileSync(nameFile, 'utf8').trim()
    : (programNames[process.platform] ?? 'electron');
  const program = join(distribution || join(folder, 'dist'), name);
  return existsSync(program) ? program : undefined;
}

function packageFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}
