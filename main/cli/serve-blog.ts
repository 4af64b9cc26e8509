import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { AppError } from '../../shared/app-error.ts';
import { type App, createApp } from '../app/app.ts';
import type { StartPlace } from '../app/shell.ts';
import { type LoopbackServer, startServer } from '../serve/http-server.ts';
import { openWindow, type WindowOutcome } from '../serve/open-window.ts';
import { type Command, type Terminal, textOption, type Values } from './command.ts';
import { askProgram, indexWorkerFile, profileOf, programFolder } from './profile.ts';
import { version } from './version.ts';

/** Options of every command that ends in the browser shell. */
export const serveOptions: Command['options'] = {
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
};

/** How long the last window of a server that opened it may be gone (a reload) before the server ends, in ms. */
const reloadGraceMs = 3_000;

/** Serves the blog of `start` until a signal comes or its own window is closed. */
export async function serveBlog(start: StartPlace, values: Values, terminal: Terminal): Promise<number> {
  const profile = profileOf(terminal);
  const app = await createApp({
    profile,
    sampleSource: programFolder(terminal, 'sample'),
    version,
    isWatching: true,
    remembersBlog: true,
    index: { workerFile: indexWorkerFile(terminal), isInBackground: true },
    askProgram: askProgram(terminal),
  });
  try {
    const { root } = await app.findFirstBlog(start);
    const server = await listen(app, start, values, terminal);
    const address = server.newLink();
    // Before the address is out: whoever reads it may end us at once.
    const ended = endSignal();
    terminal.out(`Leysin serves ${root} at ${address}`);
    if (!values['no-open']) {
      const outcome = await openWindow(address, join(profile, 'browser'), terminal.env, process.platform);
      terminal.say(explain(outcome));
      if (outcome.kind === 'opened') void server.onLastWindowClosed(reloadGraceMs).then(ended.end);
    }
    const stopAsking = printLinksOnEnter(server, terminal);
    await ended.promise;
    stopAsking();
    await server.close();
    return 0;
  } finally {
    await app.close();
  }
}

async function listen(
  app: App,
  start: StartPlace,
  values: Values,
  terminal: Terminal,
): Promise<LoopbackServer> {
  const text = textOption(values, 'port') ?? '0';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new AppError('usage', { message: `"${text}" is not a port`, usage: '--port N, N from 0 to 65535' });
  try {
    return await startServer({ app, start, rendererFolder: programFolder(terminal, 'renderer'), port });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason = code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${code})`;
    throw new AppError(
      'usage',
      { message: `Port ${port} ${reason}`, usage: '--port 0 takes any free one' },
      error,
    );
  }
}

function explain(outcome: WindowOutcome): string {
  switch (outcome.kind) {
    case 'opened':
      return `Opened a window of ${outcome.browser}; closing it ends Leysin.`;
    case 'no-display':
      return 'There is no display to open a window on: open the address above in a browser. Ctrl-C ends Leysin.';
    case 'no-browser':
      return 'No Chrome or Chromium was found to open a window: open the address above in one. Ctrl-C ends Leysin.';
  }
}

function endSignal() {
  let end = () => {};
  const promise = new Promise<void>(resolve => {
    end = () => resolve();
  });
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  return { promise, end };
}

function printLinksOnEnter(server: LoopbackServer, terminal: Terminal): () => void {
  if (!process.stdin.isTTY) return () => {};
  const lines = createInterface({ input: process.stdin });
  lines.on('line', () => terminal.say(`Another address: ${server.newLink()}`));
  // readline takes Ctrl-C for itself while it reads a terminal.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  return () => lines.close();
}
