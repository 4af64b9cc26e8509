import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Channel } from '../link.ts';
import { bundleStart } from './bundle-start.ts';

/** What starts the program. */
export interface ProgramStart {
  readonly mainBundle: string;
  readonly appFolder: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A process that runs the main bundle in the double. */
export interface DoubleProcess {
  readonly channel: Channel;
  readonly child: ChildProcess;
  /** Resolves when it has ended, to its exit code; null: a signal. */
  readonly ended: Promise<number | null>;
  /** What it has said on stdout and stderr. */
  output(): string;
  isRunning(): boolean;
}

/** Starts the program in the double of Electron. */
export async function startDoubleProcess(start: ProgramStart): Promise<DoubleProcess> {
  const { mainBundle, appFolder, args, cwd, env } = start;
  const child = spawn(process.execPath, [await bundleStart(), mainBundle, appFolder, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  const said: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', text => said.push(text));
  child.stderr?.setEncoding('utf8').on('data', text => said.push(text));
  // 'close' comes after the last output, 'exit' may not.
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    ended,
    channel: {
      send: message => {
        if (child.connected) child.send(message as object, () => {});
      },
      onMessage: receive => child.on('message', receive),
    },
    output: () => said.join(''),
    isRunning: () => child.exitCode === null && child.signalCode === null,
  };
}
