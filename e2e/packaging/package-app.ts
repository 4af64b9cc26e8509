import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronFolder, findElectronProgram } from '../support/desktop/find-electron.ts';
import { type ElectronSystem, makeStandInElectron } from './stand-in-electron.ts';

/*
 * `npm run package -- ARGS`: electron-builder with the same ARGS. Where Electron was never fetched and only a folder is
 * asked for (`--dir`, also with `--mac` or `--win`), it packages on Linux around a stand-in, without a network.
 */

const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const builtFiles = ['dist/electron/main.cjs', 'dist/electron/preload.cjs', 'dist/renderer/index.html'];

async function main(args: readonly string[]): Promise<number> {
  const missing = builtFiles.filter(file => !existsSync(join(project, file)));
  if (missing.length > 0) {
    console.error(`There is nothing to package: ${missing.join(', ')} not found. Run "npm run build" first.`);
    return 1;
  }
  const scratch = await mkdtemp(join(tmpdir(), 'leysin-package-'));
  try {
    const system = standInSystem(args);
    const electron = system ? await standIn(join(scratch, 'electron'), system) : await checkedDownload();
    const settings = join(scratch, 'electron-builder.json');
    await writeFile(settings, JSON.stringify({ extends: 'electron-builder.yml', ...electron }));
    const code = await runElectronBuilder([...args, '--config', settings]);
    if (system && code === 0) console.log('Packaged around a stand-in: this cannot be started.');
    return code;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * The system whose Electron is stood in for; undefined where the real one is wanted, is there or, on macOS and Windows,
 * has to be: their own tools look into a program when they sign it.
 */
function standInSystem(args: readonly string[]): ElectronSystem | undefined {
  if (!args.includes('--dir') || process.platform !== 'linux' || findElectronProgram() !== undefined)
    return undefined;
  const named = systemOptions.filter(([, options]) => options.some(option => args.includes(option)));
  if (named.length > 1) return undefined;
  return named[0]?.[0] ?? 'linux';
}
const systemOptions: readonly (readonly [ElectronSystem, readonly string[]])[] = [
  ['linux', ['--linux', '-l']],
  ['darwin', ['--mac', '-m', '-o', '--macos']],
  ['win32', ['--win', '-w', '--windows']],
];

async function standIn(electronDist: string, system: ElectronSystem): Promise<object> {
  await makeStandInElectron(electronDist, system);
  // No Linux can sign a program for Macs, not even ad hoc.
  return { electronDist, electronFuses: { resetAdHocDarwinSignature: false } };
}

/**
 * Has a downloaded Electron compared with the hashes that came with its npm package, which package-lock.json vouches
 * for, and not with a list from the server that also serves the download.
 */
async function checkedDownload(): Promise<object> {
  const folder = electronFolder();
  if (folder === undefined) return {};
  const hashes: Record<string, string> = JSON.parse(await readFile(join(folder, 'checksums.json'), 'utf8'));
  const checksums = Object.fromEntries(
    Object.entries(hashes).filter(([file]) => file.startsWith('electron-')),
  );
  return { electronDownload: { checksums } };
}

function runElectronBuilder(args: readonly string[]): Promise<number> {
  const cli = createRequire(import.meta.url).resolve('electron-builder/cli.js');
  return new Promise(done => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: project, stdio: 'inherit' });
    child.once('error', error => {
      console.error(`electron-builder could not be started: ${error.message}`);
      done(1);
    });
    child.once('close', code => done(code ?? 1));
  });
}

process.exitCode = await main(process.argv.slice(2));
