import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import { folderBytes } from './folder-bytes.ts';
import { canConnect, downloadAddress, proxyFor } from './reach-host.ts';

/** How long the download host may take to accept a connection, in ms. */
const connectLimitMs = 3_000;
/** How long the download may make no progress, in ms; its own limit is five minutes. */
const defaultStallLimitMs = 60_000;
/** How often progress is looked at, in ms. */
const lookMs = 500;

const absent = "Electron's binary is not here";

/** What is to be fetched, and who hears of it. */
export interface ElectronFetch {
  /** The folder of the package `electron`. */
  readonly packageFolder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether the user said `--no-download`. */
  readonly isForbidden: boolean;
  /** Ends the fetch. */
  readonly signal: AbortSignal;
  /** Told the host once it answers and the download begins. */
  onStart(host: string): void;
  /** Told again and again how much is there, in bytes. */
  onBytes(count: number): void;
  readonly stallLimitMs?: number;
}

/**
 * Fetches Electron's binary with the package's own installer.
 * @returns undefined when it is there now, else why not, as a clause for people.
 * @throws cancelled
 */
export async function fetchElectron(fetch: ElectronFetch): Promise<string | undefined> {
  const { env, packageFolder, signal } = fetch;
  if (fetch.isForbidden) return `${absent}, and --no-download says not to fetch it`;
  if (isSet(env.ELECTRON_SKIP_BINARY_DOWNLOAD))
    return `${absent}, and ELECTRON_SKIP_BINARY_DOWNLOAD says not to fetch it`;
  if (!isWritable(packageFolder)) return `${absent}, and its folder may not be written to`;
  const address = downloadAddress(env);
  if (!address) return `${absent}, and the mirror to fetch it from is no address`;
  const proxy = proxyFor(address, env);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(connectLimitMs)]);
  const isReached = await canConnect(proxy ?? address, limit);
  if (signal.aborted) throw new AppError('cancelled');
  if (!isReached) {
    const where = proxy ? 'the proxy to its download host' : 'its download host';
    return `${absent} and ${where} cannot be reached (${(proxy ?? address).host})`;
  }
  fetch.onStart(address.host);
  const problem = await install(fetch, proxy !== undefined);
  if (signal.aborted) throw new AppError('cancelled');
  return problem && `Electron could not be fetched (${problem})`;
}

/** Runs the installer with a temporary folder of its own, where its progress can be seen and nothing is left behind. */
async function install(fetch: ElectronFetch, isProxied: boolean): Promise<string | undefined> {
  const temporary = await mkdtemp(join(tmpdir(), 'leysin-electron-'));
  try {
    return await runInstaller(fetch, isProxied, temporary);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function runInstaller(
  { packageFolder, env, signal, onBytes, stallLimitMs = defaultStallLimitMs }: ElectronFetch,
  isProxied: boolean,
  temporary: string,
): Promise<string | undefined> {
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    env: {
      ...env,
      TMPDIR: temporary,
      TMP: temporary,
      TEMP: temporary,
      ELECTRON_GET_NO_PROGRESS: '1',
      // The second is for newer Nodes, whose own fetch knows proxies.
      ...(isProxied ? { ELECTRON_GET_USE_PROXY: '1', NODE_USE_ENV_PROXY: '1' } : {}),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(0, 10_000);
  });
  const ended = new Promise<string | undefined>(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('close', (code, by) => resolve(code === 0 ? undefined : firstError(said, code ?? by)));
  });
  let isStalled = false;
  const stop = () => child.kill('SIGKILL');
  const stopWatching = watchProgress([temporary, join(packageFolder, 'dist')], stallLimitMs, onBytes, () => {
    isStalled = true;
    stop();
  });
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const problem = await ended;
  signal.removeEventListener('abort', stop);
  stopWatching();
  return isStalled ? 'it made no progress any more' : problem;
}

/**
 * Reports the growth of what is downloaded and unpacked in `folders`, and when there was none for `stallLimitMs`, until
 * the returned function is called.
 */
function watchProgress(
  folders: readonly string[],
  stallLimitMs: number,
  onBytes: (count: number) => void,
  onStall: () => void,
): () => void {
  let last = -1;
  let lastChange = performance.now();
  let isWatching = true;
  const look = async () => {
    const counts = await Promise.all(folders.map(folderBytes));
    if (!isWatching) return;
    const count = counts.reduce((sum, bytes) => sum + bytes, 0);
    const now = performance.now();
    if (count === last && now - lastChange > stallLimitMs) onStall();
    if (count === last) return;
    last = count;
    lastChange = now;
    onBytes(count);
  };
  const timer = setInterval(look, lookMs);
  return () => {
    isWatching = false;
    clearInterval(timer);
  };
}

// HTTPError: Response code 404 (Not Found) for http://host/v1.0.0/electron.zip
const errorPattern = /^\s*(?:Uncaught )?\w*Error(?: \[\w+\])?: (.+)$/m;

/** What an installer that failed says of it in its first line of an error. */
function firstError(said: string, end: unknown): string {
  return errorPattern.exec(said)?.[1] ?? `its installer ended with ${end}`;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
