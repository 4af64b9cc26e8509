import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { uptime } from 'node:os';
import { posix, win32 } from 'node:path';

/** What tells a process from a later one with its number where there is no `/proc`: when it was seen, in s after the start of the machine. */
export function portableStart(): string {
  return `${prefix}${Math.floor(uptime())}`;
}

const prefix = 'up';

/**
 * Whether a process with such a mark has surely ended: the machine has been started since. A machine that runs for longer than
 * it did then can have been started, too; so a number that is taken counts as its process.
 * @param start of the mark
 * @param now how long the machine runs now, in s
 */
export function isOfEarlierStart(start: string | null, now = uptime()): boolean {
  const seen = start?.startsWith(prefix) ? Number(start.slice(prefix.length)) : Number.NaN;
  return now < seen;
}

/** In ms. */
const patience = 5_000;

/**
 * Whether a git runs anywhere on this machine: where nobody says in which folder a process works, each may be the one. Also
 * true when the system does not tell.
 */
export function isAnyGitRunning(lister = processLister()): boolean {
  if (lister === null) return true;
  const [program, ...args] = lister;
  const { status, stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: patience,
    windowsHide: true,
    shell: false,
    maxBuffer: 64 * 1024 * 1024,
  });
  return status !== 0 || namesGit(stdout);
}

/** Whether one of the programs is git, or a part of it. `list`: a line each, its path or name, in quotes and with more after it on Windows. */
export function namesGit(list: string): boolean {
  return list.split(/\r?\n/).some(line => {
    const path = /^"([^"]*)"/.exec(line)?.[1] ?? line.trim();
    return /^git(-.+)?(\.exe)?$/i.test(posix.basename(win32.basename(path)));
  });
}

/** The system's own program that lists what runs, by its full path; null where it is not known. */
function processLister(): readonly [string, ...string[]] | null {
  if (process.platform === 'win32') {
    const folder = process.env.SystemRoot ?? 'C:\\Windows';
    return [win32.join(folder, 'System32', 'tasklist.exe'), '/FO', 'CSV', '/NH'];
  }
  const program = ['/bin/ps', '/usr/bin/ps'].find(path => existsSync(path));
  return program === undefined ? null : [program, '-axo', 'comm='];
}
