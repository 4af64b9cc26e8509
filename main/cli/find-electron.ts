import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where Electron's binary is, or what is known where it is not. */
export type FoundElectron =
  | { readonly kind: 'here'; readonly executable: string; readonly version: string }
  /** Its package is here without a binary of the same version for this platform: that could be fetched. */
  | { readonly kind: 'fetchable'; readonly packageFolder: string; readonly version: string }
  /** Fetching would not help; `reason` is a clause for people. */
  | { readonly kind: 'unusable'; readonly reason: string };

/** The executable's path below a folder of Electron; the package names `electron` everywhere, which is so on Linux only. */
const executableNames: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  freebsd: 'electron',
  linux: 'electron',
  openbsd: 'electron',
  win32: 'electron.exe',
};

/**
 * Looks for Electron's binary in `ELECTRON_OVERRIDE_DIST_PATH`, else in the package `electron` as the program sees it.
 * Only reads files: loading that package would start a download.
 */
export function findElectron(
  programRoot: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): FoundElectron {
  const name = executableNames[platform];
  if (name === undefined) return { kind: 'unusable', reason: `Electron is not made for ${platform}` };
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const executable = join(override, name);
    if (isExecutable(executable)) return { kind: 'here', executable, version: versionIn(override) ?? '' };
    return { kind: 'unusable', reason: 'ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron' };
  }
  return findInPackage(programRoot, name);
}

function findInPackage(programRoot: string, name: string): FoundElectron {
  let packageFolder: string;
  let version: string;
  try {
    const packageJson = createRequire(join(programRoot, 'package.json')).resolve('electron/package.json');
    packageFolder = dirname(packageJson);
    version = String(JSON.parse(readFileSync(packageJson, 'utf8')).version);
  } catch {
    return { kind: 'unusable', reason: 'Electron is not part of this installation' };
  }
  const dist = join(packageFolder, 'dist');
  const executable = join(dist, name);
  // `path.txt` is written when everything is unpacked; a folder shared with another system may name its binary.
  const isWhole = readText(join(packageFolder, 'path.txt')) === name && versionIn(dist) === version;
  if (isWhole && isExecutable(executable)) return { kind: 'here', executable, version };
  return { kind: 'fetchable', packageFolder, version };
}

/** The version a folder of Electron says it is, which has a `v` in front in some releases. */
function versionIn(folder: string): string | undefined {
  return readText(join(folder, 'version'))?.trim().replace(/^v/, '');
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
