import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import type { Command } from './command.ts';
import { serveBlog, serveOptions } from './serve-blog.ts';

/** `leysin [FOLDER]`: the app in the best shell this machine has. */
export const openCommand: Command = {
  help: `leysin [FOLDER] [--no-open] [--port N] [--no-download]

Opens the app with the blog at FOLDER, the last blog, or our sample the first time: in a Chromium or Chrome window if
there is one and a display, else it prints the address and keeps serving.

  --no-open       only print the address
  --port N        the port to listen on (default and 0: any free one)
  --no-download   never try to fetch anything
  --help          this text; "leysin help" lists all commands`,
  options: { ...serveOptions, 'no-download': { type: 'boolean' } },
  positionals: 1,
  run: async ([folder], values, terminal) => {
    if (folder !== undefined && !existsSync(resolve(terminal.cwd, folder)))
      throw new AppError('usage', {
        message: `There is no command and no folder "${folder}"`,
        usage: 'leysin [FOLDER], leysin COMMAND; leysin --help lists the commands',
      });
    terminal.say('Leysin opens in the browser shell: this version has no desktop shell yet.');
    return serveBlog(folder ?? null, values, terminal);
  },
};
