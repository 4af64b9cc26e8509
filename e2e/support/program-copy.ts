import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const isRoot = process.getuid?.() === 0;
/** Who has no rights of its own on most systems. */
const nobody = 65_534;

const executableName = process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';

/** A `leysin` that runs, with what it said so far. */
export interface RunningCopy {
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
}

/**
 * A copy of the built program whose Electron is ours to make: none, or a stand-in that is a shell script. It does not
 * see an Electron that this machine has.
 */
export class ProgramCopy {
  readonly root: string;
  private readonly place: string;

  constructor(place: string) {
    this.place = place;
    this.root = join(place, 'program');
    for (const part of ['dist/main', 'dist/renderer'])
      cpSync(join(projectRoot, part), join(this.root, part), { recursive: true });
    const packageJson = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    this.write('package.json', JSON.stringify({ ...packageJson, main: 'dist/electron/main.cjs' }));
    this.write('dist/electron/main.cjs', '// Named to Electron, and never read by a stand-in.');
  }

  /** Writes a file of the program. */
  write(path: string, text: string, mode = 0o644): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, mode);
  }

  /** Makes a folder with a stand-in for Electron; it finds this place's folder as `$PLACE`. */
  makeElectron(script: string): string {
    const folder = join(this.place, 'electron');
    const file = join(folder, executableName);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    writeFileSync(join(folder, 'version'), '45.4.1');
    return folder;
  }

  /** Adds the package `electron` without its binary; `install` is the text of its installer. */
  addElectronPackage(install: string): void {
    this.write('node_modules/electron/package.json', '{"name":"electron","version":"45.4.1"}');
    this.write('node_modules/electron/install.js', install);
  }

  /** What an installer that works does, in its own words: it takes the binary from the stand-in's folder. */
  get workingInstaller(): string {
    return `const { cpSync, writeFileSync } = require('node:fs');
cpSync(process.env.PLACE + '/electron', __dirname + '/dist', { recursive: true });
writeFileSync(__dirname + '/path.txt', ${JSON.stringify(executableName)});`;
  }

  /** Starts it in a process group of its own. Leysin does not start Electron as root: there it runs as nobody. */
  start(env: NodeJS.ProcessEnv, args: readonly string[], { asRoot = false } = {}): RunningCopy {
    if (isRoot) spawnSync('chown', ['-R', asRoot ? '0:0' : `${nobody}:${nobody}`, this.place]);
    const child = spawn(process.execPath, [join(this.root, 'dist/main/leysin.mjs'), ...args], {
      cwd: this.place,
      env: { ...env, PLACE: this.place },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      ...(isRoot && !asRoot ? { uid: nobody, gid: nobody } : {}),
    });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', text => {
        said[name] += text;
      });
    const ended = once(child, 'close').then(([code]) => code as number | null);
    return { child, stdout: () => said.stdout, stderr: () => said.stderr, ended };
  }

  /** The text of a file in this place; empty when there is none. */
  read(name: string): string {
    const file = join(this.place, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }
}
