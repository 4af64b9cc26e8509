import type { StartPlace } from '../app/shell.ts';
import type { Terminal, Values } from './command.ts';
import { fetchElectron } from './fetch-electron.ts';
import { findElectron } from './find-electron.ts';
import { openDesktop } from './open-desktop.ts';
import { createProgressLine } from './progress-line.ts';
import { isDesktopBuilt, refuseDesktop } from './refuse-desktop.ts';

/** Whether the app was in the desktop shell, and its exit code; or why not, as a clause for people. */
export type DesktopRun =
  | { readonly kind: 'ran'; readonly code: number }
  | { readonly kind: 'not-run'; readonly reason: string };

/**
 * Runs the desktop shell from its start to its end, if this machine can; fetches Electron where it has to and may.
 * @throws cancelled when a signal came while Electron was fetched.
 */
export async function runDesktop(start: StartPlace, values: Values, terminal: Terminal): Promise<DesktopRun> {
  const { env, programRoot } = terminal;
  const isBuilt = isDesktopBuilt(programRoot);
  const uid = process.getuid?.();
  const refusal = refuseDesktop({ values, env, platform: process.platform, uid, isBuilt });
  if (refusal !== undefined) return { kind: 'not-run', reason: refusal };
  const found = await provideElectron(values, terminal);
  if (found.kind === 'not-here') return { kind: 'not-run', reason: found.reason };
  const { executable, version } = found;
  const outcome = await openDesktop({ executable, programRoot, target: start.file ?? start.folder, env });
  switch (outcome.kind) {
    case 'failed':
      return { kind: 'not-run', reason: outcome.reason };
    case 'opened':
      terminal.say(`Leysin opens in the desktop shell (Electron${version && ` ${version}`}).`);
      return { kind: 'ran', code: await outcome.ended };
    case 'running-already':
      terminal.say('Leysin opens in the desktop shell, which is running already.');
      return { kind: 'ran', code: 0 };
    case 'stopped':
      return { kind: 'ran', code: 0 };
  }
}

type Provided =
  | { readonly kind: 'here'; readonly executable: string; readonly version: string }
  | { readonly kind: 'not-here'; readonly reason: string };

async function provideElectron(values: Values, terminal: Terminal): Promise<Provided> {
  const { env, programRoot } = terminal;
  const find = () => findElectron(programRoot, env, process.platform);
  const found = find();
  if (found.kind === 'here') return found;
  if (found.kind === 'unusable') return { kind: 'not-here', reason: found.reason };
  const problem = await fetchAloud(found, values, terminal);
  if (problem !== undefined) return { kind: 'not-here', reason: problem };
  const fetched = find();
  if (fetched.kind === 'here') return fetched;
  return { kind: 'not-here', reason: 'what was fetched is not Electron for this machine' };
}

async function fetchAloud(
  { packageFolder, version }: { readonly packageFolder: string; readonly version: string },
  values: Values,
  { env, say }: Terminal,
): Promise<string | undefined> {
  const line = createProgressLine(process.stderr);
  const onStart = (host: string) =>
    say(
      `Fetching Electron ${version} from ${host}, over 100 MB, once (Ctrl-C stops; --no-download does without) …`,
    );
  const onBytes = (count: number) => line.show(`${Math.round(count / 1_000_000)} MB so far`);
  const isForbidden = values['no-download'] === true;
  try {
    return await whileSignalsCancel(signal =>
      fetchElectron({ packageFolder, env, isForbidden, signal, onStart, onBytes }),
    );
  } finally {
    line.clear();
  }
}

/** Runs `work` with a signal that aborts when the process is asked to end, any number of times. */
async function whileSignalsCancel<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancel = () => controller.abort();
  const names = ['SIGINT', 'SIGTERM'] as const;
  for (const name of names) process.on(name, cancel);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of names) process.off(name, cancel);
  }
}
