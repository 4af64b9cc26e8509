import { readFileSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const names = [
  'home',
  'appData',
  'userData',
  'sessionData',
  'temp',
  'exe',
  'module',
  'desktop',
  'documents',
  'downloads',
  'music',
  'pictures',
  'videos',
  'recent',
  'logs',
  'crashDumps',
] as const;

/** The paths of `app.getPath`, as Linux has them, and the app's own name and version. */
export class AppPaths {
  readonly appFolder: string;
  readonly version: string;
  name: string;
  private readonly chosen = new Map<string, string>();

  constructor(appFolder: string) {
    this.appFolder = appFolder;
    const about = readPackage(appFolder);
    this.name = about.productName ?? about.name ?? 'Electron';
    this.version = about.version ?? '0.0.0';
  }

  get(name: string): string {
    this.check(name);
    return this.chosen.get(name) ?? this.usual(name);
  }

  set(name: string, path: string): void {
    this.check(name);
    if (!isFolder(path)) {
      throw new Error(
        `Failed to set path: ${path} does not exist, and the documentation asks to create it first`,
      );
    }
    this.chosen.set(name, path);
  }

  private check(name: string): void {
    if (!(names as readonly string[]).includes(name)) throw new Error(`Failed to get '${name}' path`);
  }

  private usual(name: string): string {
    if (name === 'home') return homedir();
    if (name === 'appData') return process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
    if (name === 'userData') return join(this.get('appData'), this.name);
    if (name === 'sessionData') return this.get('userData');
    if (name === 'temp') return tmpdir();
    if (name === 'exe' || name === 'module') return process.execPath;
    if (name === 'logs') return join(this.get('userData'), 'logs');
    if (name === 'crashDumps') return join(this.get('userData'), 'Crashpad');
    return join(homedir(), `${name[0]?.toUpperCase()}${name.slice(1)}`);
  }
}

function readPackage(folder: string): { name?: string; productName?: string; version?: string } {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    return {};
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
