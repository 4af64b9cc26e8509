import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** How a child process that is meant to be killed ended. */
export interface KilledChild {
  /** Its standard output, up to the last moment. */
  readonly output: string;
  readonly signal: NodeJS.Signals | null;
  readonly pid: number;
}

/**
 * Runs a TypeScript file beside this one as a process and kills it with SIGKILL `delayMs` after its first output, unless
 * it kills itself before. For tests.
 */
export function killChild(script: string, args: readonly string[], delayMs: number): Promise<KilledChild> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ['--import', loader, file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    let errors = '';
    let timer: NodeJS.Timeout | undefined;
    child.stdout.on('data', chunk => {
      output += chunk;
      timer ??= setTimeout(() => child.kill('SIGKILL'), delayMs);
    });
    child.stderr.on('data', chunk => {
      errors += chunk;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL') resolve({ output, signal, pid: child.pid ?? 0 });
      else reject(new Error(`The child ended with ${code ?? signal}: ${errors}`));
    });
  });
}
