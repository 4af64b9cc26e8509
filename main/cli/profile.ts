import { fileURLToPath } from 'node:url';
import { profileFolder } from '../services/settings/profile.ts';
import type { Terminal } from './command.ts';

/** The folder for state and settings: `LEYSIN_HOME` or the platform's application-data folder. */
export function profileOf(terminal: Terminal): string {
  return profileFolder(terminal.env, process.platform);
}

/** A folder of the installed program; all code of main is bundled into `dist/main`. */
export function programFolder(name: 'renderer' | 'sample'): string {
  const path = name === 'renderer' ? '../renderer' : '../../assets/sample';
  return fileURLToPath(new URL(path, import.meta.url));
}
