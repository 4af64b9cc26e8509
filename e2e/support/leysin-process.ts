import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The built program. */
export const program = resolve(fileURLToPath(new URL('../..', import.meta.url)), 'dist/main/leysin.mjs');

/** A running `leysin serve`. */
export interface LeysinProcess {
  /** The one-time address. */
  readonly address: string;
  readonly child: ChildProcess;
  /** Ends it as Ctrl-C would; resolves to its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** Starts `leysin serve` for a folder (null: `leysin` as at its first start) and waits for its first line. */
export async function startLeysin(
  folder: string | null,
  env: NodeJS.ProcessEnv,
  ...more: readonly string[]
): Promise<LeysinProcess> {
  const command = folder === null ? ['--no-download'] : ['serve', folder];
  const child = spawn(process.execPath, [program, ...command, '--no-open', '--port', '0', ...more], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', text => said.push(text));
  const ended = once(child, 'exit');
  const firstLine = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line)),
    ended.then(([code]) => {
      throw new Error(`leysin serve ended with ${code}: ${said.join('')}`);
    }),
  ]);
  const address = / at (http:\S+)$/.exec(firstLine)?.[1];
  if (!address) throw new Error(`leysin serve said: ${firstLine}`);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const [code] = await ended;
    return code as number | null;
  };
  return { address, child, stop: () => end('SIGTERM'), kill: async () => void (await end('SIGKILL')) };
}

/** Runs a command of the program to its end. */
export function runLeysin(env: NodeJS.ProcessEnv, cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}
