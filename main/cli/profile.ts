import { join } from 'node:path';
import { profileFolder } from '../services/settings/profile.ts';
import type { AskProgram } from '../services/sign-in/ask-server.ts';
import type { Terminal } from './command.ts';

/** The folder for state and settings: `LEYSIN_HOME` or the platform's application-data folder. */
export function profileOf(terminal: Terminal): string {
  return profileFolder(terminal.env, process.platform);
}

/** The worker that reads posts. */
export function indexWorkerFile(terminal: Terminal): string {
  return join(terminal.programRoot, 'dist/main/index-worker.mjs');
}

/** How git and ssh ask this program: it is started once more, by the same Node, for each prompt. */
export function askProgram(terminal: Terminal): AskProgram {
  return { command: process.execPath, script: join(terminal.programRoot, 'dist/main/leysin.mjs') };
}

/** A folder of the installed program. */
export function programFolder(terminal: Terminal, name: 'renderer' | 'sample'): string {
  return join(terminal.programRoot, name === 'renderer' ? 'dist/renderer' : 'assets/sample');
}
