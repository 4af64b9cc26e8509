import { readFile } from 'node:fs/promises';

/** What a commit that failed was doing last. */
export type CommitStop =
  | { readonly kind: 'hook'; readonly hook: string; readonly hasEnded: boolean }
  | { readonly kind: 'signing'; readonly hasEnded: boolean };

/** The environment that makes git note in `file` which programs it starts and how they end (git, trace2 event format). */
export function traceInto(file: string): Readonly<Record<string, string>> {
  return { GIT_TRACE2_EVENT: file };
}

/**
 * Reads from such notes which hook or signing program was running when git was stopped, or failed and so stopped git;
 * null when none did.
 */
export async function readCommitStop(file: string): Promise<CommitStop | null> {
  const running = new Map<number, CommitStop>();
  let failed: CommitStop | null = null;
  for (const event of await readEvents(file)) {
    const stop = event.event === 'child_start' ? nameChild(event) : undefined;
    if (stop) running.set(event.child_id, stop);
    const ended = event.event === 'child_exit' ? running.get(event.child_id) : undefined;
    if (ended) running.delete(event.child_id);
    if (ended && event.code !== 0) failed = { ...ended, hasEnded: true };
  }
  return [...running.values()].at(-1) ?? failed;
}

/** Reads from such notes which hooks were started. */
export async function readHooksRun(file: string): Promise<readonly string[]> {
  const started = (await readEvents(file)).filter(({ event }) => event === 'child_start');
  return started.flatMap(({ hook_name }) => (hook_name === undefined ? [] : [hook_name]));
}

async function readEvents(file: string): Promise<readonly TraceEvent[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap(parseEvent);
}

interface TraceEvent {
  readonly event: string;
  readonly sid: string;
  readonly child_id: number;
  readonly hook_name?: string;
  readonly argv?: readonly string[];
  readonly code?: number;
}

/** The git commands a hook runs note themselves in the same file, under session names of two parts. */
function parseEvent(line: string): readonly TraceEvent[] {
  try {
    const event: TraceEvent = JSON.parse(line);
    return event.sid.includes('/') ? [] : [event];
  } catch {
    // The last line of a git that was killed may be half a one.
    return [];
  }
}

function nameChild({ hook_name, argv = [] }: TraceEvent): CommitStop | undefined {
  if (hook_name !== undefined) return { kind: 'hook', hook: hook_name, hasEnded: false };
  const isSigning = argv.includes('-bsau') || (argv.includes('-Y') && argv.includes('sign'));
  return isSigning ? { kind: 'signing', hasEnded: false } : undefined;
}
