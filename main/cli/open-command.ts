import { AppError } from '../../shared/app-error.ts';
import type { StartPlace } from '../app/shell.ts';
import { findStartPlace, noPlace } from '../app/start-place.ts';
import type { Command, Terminal } from './command.ts';
import { runDesktop } from './run-desktop.ts';
import { serveBlog, serveOptions } from './serve-blog.ts';

/** `leysin [FOLDER]`: the app in the best shell this machine has. */
export const openCommand: Command = {
  help: `leysin [FOLDER or POST] [--no-open] [--port N] [--no-download]

Opens the app with the blog at FOLDER (or with a post of it), the last blog, or our sample the first time: in the desktop
shell if Electron is here or can be fetched, else in a window of Chromium or Chrome, else (no display, no browser) it
prints the address and keeps serving. Says in one line which, and why.

  --no-open       browser shell: only print the address
  --port N        browser shell: the port to listen on (default and 0: any free one)
  --no-download   never try to fetch anything (as ELECTRON_SKIP_BINARY_DOWNLOAD=1 does)
  --help          this text; "leysin help" lists all commands`,
  options: { ...serveOptions, 'no-download': { type: 'boolean' } },
  positionals: 1,
  run: async ([path], values, terminal) => {
    const start = await startPlace(path, terminal);
    const outcome = await runDesktop(start, values, terminal);
    if (outcome.kind === 'ran') return outcome.code;
    terminal.say(`Leysin opens in the browser shell: ${outcome.reason}.`);
    return serveBlog(start, values, terminal);
  },
};

/** @throws AppError usage for a path that is neither a folder nor a post. */
async function startPlace(path: string | undefined, { cwd }: Terminal): Promise<StartPlace> {
  const found = await findStartPlace(path, cwd);
  if (found.kind === 'none') return noPlace;
  if (found.kind === 'place') return found.place;
  throw new AppError('usage', {
    message:
      found.kind === 'missing'
        ? `There is no command, no folder and no post "${path}"`
        : `"${path}" is no post (.md, .html, .rst …): name the folder of a blog, or a post in it`,
    usage: 'leysin [FOLDER or POST], leysin COMMAND; leysin --help lists the commands',
  });
}
