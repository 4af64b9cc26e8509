import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/*
 * What a running process has used up, as Linux tells it (proc(5)). Elsewhere the figures are NaN: such things are compared
 * on Linux only.
 */

/** Time its main thread has been on a processor, in ms. */
export function mainThreadMs({ pid }: ChildProcess): number {
  const [nanoseconds = ''] = read(`/proc/${pid}/task/${pid}/schedstat`).split(' ');
  return nanoseconds === '' ? Number.NaN : Number(nanoseconds) / 1_000_000;
}

/** Memory it holds, shared parts included, in MB. */
export function residentMegabytes({ pid }: ChildProcess): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1];
  return kibibytes === undefined ? Number.NaN : (Number(kibibytes) * 1024) / 1_000_000;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
