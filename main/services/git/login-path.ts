import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { basename, delimiter, isAbsolute } from 'node:path';
import { endProcessTree } from './end-process-tree.ts';

/** Shells that take `-l`, `-i` and `-c` and print as we ask. */
const known = /^(bash|zsh|fish|dash|ksh|sh)$/;
const mark = 'leysin-path';

/**
 * Gives this process the `PATH` the user has in a terminal, where it was started from a desktop and not from one: hooks
 * and signing find their programs then. Asks the user's login shell once, in their home, and goes on without after
 * `timeLimit` ms. Nothing of a blog takes part.
 */
export async function adoptLoginPath(timeLimit = 3_000): Promise<void> {
  const { SHELL: shell, TERM: terminal } = process.env;
  const isFromDesktop = process.platform !== 'win32' && (terminal === undefined || terminal === 'dumb');
  if (!isFromDesktop || shell === undefined || !isAbsolute(shell) || !known.test(basename(shell))) return;
  const found = await askShell(shell, timeLimit);
  if (found === '') return;
  const entries = [...found.split(delimiter), ...(process.env.PATH ?? '').split(delimiter)];
  process.env.PATH = [...new Set(entries.filter(isAbsolute))].join(delimiter);
}

/** What the shell says its `PATH` is; '' when it fails or takes too long. */
function askShell(shell: string, timeLimit: number): Promise<string> {
  return new Promise(resolve => {
    // What startup files print is not ours: only what stands between the marks is.
    const child = spawn(shell, ['-l', '-i', '-c', `printf '${mark}%s${mark}' "$PATH"`], {
      cwd: homedir(),
      // A session of its own, or an interactive shell would want the terminal.
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    const stop = setTimeout(() => {
      endProcessTree(child);
      resolve('');
    }, timeLimit);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-100_000);
    });
    child.on('error', () => resolve(''));
    child.on('close', () => {
      clearTimeout(stop);
      resolve(said.split(mark)[1] ?? '');
    });
  });
}
