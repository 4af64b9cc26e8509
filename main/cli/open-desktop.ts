import { type ChildProcess, spawn } from 'node:child_process';
import { resolve as resolvePath } from 'node:path';
import { createInterface } from 'node:readline';
import { openedLine } from '../app/opened-line.ts';

/** What is started: Electron with our program and what it shows first. */
export interface DesktopStart {
  readonly executable: string;
  readonly programRoot: string;
  /** The absolute path of a folder or a post; null: the last blog. */
  readonly target: string | null;
  readonly env: NodeJS.ProcessEnv;
}

/** What became of the start. */
export type DesktopOutcome =
  /** Its window is shown; `ended` is its exit code. */
  | { readonly kind: 'opened'; readonly ended: Promise<number> }
  /** It left everything to one that runs already. */
  | { readonly kind: 'running-already' }
  /** We were asked to end before its window was shown, and it has. */
  | { readonly kind: 'stopped' }
  /** It ended before its window was shown; `reason` is a clause for people. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Starts the desktop shell; signals to us end it, and it does not outlive us but for a window that still asks. */
export async function openDesktop(start: DesktopStart): Promise<DesktopOutcome> {
  const child = startElectron(start);
  const signals = passSignals(child);
  const ended = endOf(child).finally(signals.stop);
  const isOpened = new Promise<'opened'>(resolve => {
    // Read to the end: a full pipe would stop it.
    createInterface({ input: child.stdout }).on('line', line => {
      if (line.trim() === openedLine) resolve('opened');
    });
  });
  const first = await Promise.race([isOpened, ended]);
  if (first === 'opened')
    return { kind: 'opened', ended: ended.then(({ code }) => code ?? (signals.wasAsked() ? 0 : 1)) };
  if (signals.wasAsked()) return { kind: 'stopped' };
  if (first.code === 0) return { kind: 'running-already' };
  return { kind: 'failed', reason: `Electron ${first.how} before its window was shown` };
}

function startElectron({ executable, programRoot, target, env }: DesktopStart) {
  // Some editors set this in their terminals; Electron would be a plain Node with it.
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env;
  return spawn(executable, [resolvePath(programRoot), '--', ...(target === null ? [] : [target])], {
    env: rest,
    stdio: ['ignore', 'pipe', 'inherit'],
    // In a group of its own: Electron ends cleanly at the first signal and dies of the second, and a terminal would
    // send Ctrl-C to both of us.
    detached: process.platform !== 'win32',
  });
}

interface Ending {
  readonly code: number | null;
  readonly how: string;
}

/** A process it leaves behind may hold its output open: after its own end we wait this long for the rest, in ms. */
const outputGraceMs = 1_000;

function endOf(child: ChildProcess): Promise<Ending> {
  return new Promise(resolve => {
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      child.stdout?.destroy();
      resolve({ code, how: code === null ? `was ended by ${signal}` : `ended with exit code ${code}` });
    };
    child.once('error', error => resolve({ code: null, how: `could not be started (${error.message})` }));
    child.once('exit', (code, signal) => {
      const timer = setTimeout(end, outputGraceMs, code, signal);
      child.once('close', () => {
        clearTimeout(timer);
        end(code, signal);
      });
    });
  });
}

/** npm passes on what the terminal has sent us already: signals closer than this, in ms, are one wish. */
const sameWishMs = 500;

function passSignals(child: ChildProcess) {
  const names: readonly NodeJS.Signals[] =
    process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
  let last: number | undefined;
  const pass = (signal: NodeJS.Signals) => {
    const now = performance.now();
    if (last !== undefined && now - last < sameWishMs) return;
    last = now;
    child.kill(signal);
  };
  const endWithUs = () => child.kill();
  for (const name of names) process.on(name, pass);
  process.once('exit', endWithUs);
  return {
    wasAsked: () => last !== undefined,
    stop: () => {
      for (const name of names) process.off(name, pass);
      process.off('exit', endWithUs);
    },
  };
}
