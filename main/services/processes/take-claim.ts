import { randomUUID } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, markProcess, type ProcessMark } from './process-mark.ts';

/** The right to do something that only one process may do at a time. */
export interface Claim {
  release(): Promise<void>;
}

/**
 * Takes the claim named `path`, or gives null when a living process, this one too, has it. Of two that take it in the
 * same moment both may get null, never both the claim. What a killed process left counts for nothing.
 */
export async function takeClaim(path: string): Promise<Claim | null> {
  const { pid, start } = markProcess(process.pid);
  // Its name says it all: a file that is being written would say half of it.
  const own = `${basename(path)}.${pid}-${start ?? ''}-${randomUUID()}`;
  const folder = dirname(path);
  const release = () => rm(join(folder, own), { force: true });
  await writeFile(join(folder, own), '', { flag: 'wx', mode: 0o600 });
  const others = (await readdir(folder)).filter(
    name => name.startsWith(`${basename(path)}.`) && name !== own,
  );
  for (const name of others) {
    if (isAlive(holderOf(name.slice(basename(path).length + 1)))) {
      await release();
      return null;
    }
    await rm(join(folder, name), { force: true });
  }
  return { release };
}

/** How long one that was turned away waits, in ms at the most: by chance, so that two do not meet again and again. */
const longestPause = 60;

/**
 * Takes the claim as {@link takeClaim} does, trying `tries` times within a moment: of two that begin together one gets it.
 * Null when somebody has it all that time.
 */
export async function takeClaimSoon(path: string, tries: number): Promise<Claim | null> {
  for (let left = tries; left > 0; left -= 1) {
    const claim = await takeClaim(path);
    if (claim !== null) return claim;
    await wait(Math.random() * longestPause);
  }
  return null;
}

function holderOf(name: string): ProcessMark {
  const [pid = '', start = ''] = name.split('-');
  return { pid: Number(pid), start: start === '' ? null : start };
}
