import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface StepOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the step when it has printed nothing for so long, in ms. */
  readonly silenceMs?: number;
  /** Hears each whole line of its standard output. */
  readonly onLine?: (line: string) => void;
}

/** Runs a program with its output passed on; resolves to its exit code, or -1 when it could not run or fell silent. */
export function runStep(
  command: string,
  args: readonly string[],
  options: StepOptions = {},
): Promise<number> {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
    });
    let timer: NodeJS.Timeout | undefined;
    const heard = () => {
      clearTimeout(timer);
      if (options.silenceMs !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), options.silenceMs);
    };
    heard();
    const passOn = (stream: NodeJS.ReadableStream | null, to: NodeJS.WriteStream) =>
      stream?.on('data', chunk => {
        heard();
        to.write(chunk);
      });
    passOn(child.stdout, process.stdout);
    if (options.onLine) createInterface({ input: child.stdout }).on('line', options.onLine);
    passOn(child.stderr, process.stderr);
    child.once('error', () => resolve(-1));
    child.once('close', code => {
      clearTimeout(timer);
      resolve(code ?? -1);
    });
  });
}
