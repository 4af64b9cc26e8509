import { resolve } from 'node:path';
import type { Command } from './command.ts';
import { serveBlog, serveOptions } from './serve-blog.ts';

/** `leysin serve`: the browser shell on 127.0.0.1. */
export const serveCommand: Command = {
  help: `leysin serve [FOLDER] [--port N] [--no-open]

Serves the app for the blog at FOLDER (default: the current directory) on 127.0.0.1 and opens it in a Chromium or Chrome
window if there is one. Prints the address first; each address opens one browser, Enter prints another. Runs until
Ctrl-C; a server that opened its own window also ends with it. From another machine: ssh -L N:127.0.0.1:N.

  --port N    the port to listen on (default and 0: any free one)
  --no-open   only print the address`,
  options: serveOptions,
  positionals: 1,
  run: ([folder], values, terminal) =>
    serveBlog({ folder: resolve(terminal.cwd, folder ?? '.'), file: null }, values, terminal),
};
