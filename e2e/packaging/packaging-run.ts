import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { FuseState } from '@electron/fuses/dist/constants.js';
import { findElectronProgram } from '../support/desktop/find-electron.ts';

/** The folder of the repository. */
export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Whether packaging can be tried out here; where Electron is, the workflows package the real thing. */
export const canStandIn = process.platform === 'linux' && findElectronProgram() === undefined;

/** What the tool says when it packaged around a stand-in. */
export const standInLine = 'Packaged around a stand-in: this cannot be started.';

// Nobody is to be reached: a proxy that is not there answers what goes out all the same.
const deadEnd = 'http://127.0.0.1:9';

/** Runs a tool of this folder to its end, without a network. */
export function runTool(
  name: string,
  ...args: readonly string[]
): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(project, 'e2e/packaging', name), ...args],
    { cwd: project, encoding: 'utf8', env: { ...process.env, HTTPS_PROXY: deadEnd, HTTP_PROXY: deadEnd } },
  );
  return { status, output: stdout + stderr };
}

/** How every packaged program has its fuses, whether each is on. */
export const wantedFuses: Readonly<Record<string, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/** The fuses of a program as they are burnt into it. */
export async function readFuses(program: string): Promise<Readonly<Record<string, boolean>>> {
  const wire = await getCurrentFuseWire(program);
  const names = Object.keys(wantedFuses) as (keyof typeof FuseV1Options)[];
  return Object.fromEntries(names.map(name => [name, wire[FuseV1Options[name]] === FuseState.ENABLE]));
}
