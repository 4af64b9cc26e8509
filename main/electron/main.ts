import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, protocol } from 'electron';
import { isAppError, toWireError } from '../../shared/app-error.ts';
import { describeError } from '../../shared/errors/describe-error.ts';
import { passPrompt, promptToPass } from '../app/pass-prompt.ts';
import { findProfile } from '../app/profile-folder.ts';
import { findStartPlace } from '../app/start-place.ts';
import { useLoginPath } from '../app/use-login-path.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { endOnQuit } from './ending.ts';
import { lockDownContents } from './lock-down.ts';
import { pathArgument } from './path-argument.ts';
import { appScheme } from './security-settings.ts';

let desktop: Desktop | undefined;

function logInternal(error: unknown): void {
  if (desktop) desktop.logInternal(error);
  else process.stderr.write(`leysin: ${error instanceof Error ? error.stack : String(error)}\n`);
}

/** What a second start tells the first. */
interface StartNote {
  readonly path: string | null;
  readonly cwd: string;
}

leaveLostFolder();
const profile = findProfile(process.env);
const note: StartNote = {
  path: pathArgument(process.argv.slice(1), app.isPackaged) ?? null,
  cwd: process.cwd(),
};

// All of this must come before Electron is ready.
app.enableSandbox();
protocol.registerSchemesAsPrivileged([appScheme]);
app.setName('Leysin');
app.setAppUserModelId('net.leysin.Leysin');
app.on('web-contents-created', (_event, contents) => lockDownContents(contents, logInternal));
// A terminal that is closed takes nothing with it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
// Nobody foresaw these: they are logged, and the windows go on, whose text the journal has in any case.
process.on('uncaughtException', logInternal);
process.on('unhandledRejection', logInternal);

const prompt = promptToPass(process.argv);
if (prompt === null) startOrFail();
else passOn(prompt).catch(() => app.exit(1));

function startOrFail(): void {
  useLoginPath();
  try {
    if (takeProfile()) start();
  } catch (error) {
    failStart(error);
  }
}

/** Answers git or ssh and ends, without a window: where this program cannot be run as plain Node, it does what a script of Node would. */
async function passOn(text: string): Promise<void> {
  app.dock?.hide();
  app.exit(await passPrompt(text, process.env, process.stdout));
}

function start(): void {
  if (app.requestSingleInstanceLock(note)) {
    run().catch(failStart);
    return;
  }
  app.exit(0);
}

/** A folder that was removed under its shell has no name any more, and nearly everything here asks for it. */
function leaveLostFolder(): void {
  try {
    process.cwd();
  } catch {
    process.chdir(homedir());
  }
}

/** Gives Chromium its folder in the profile, which also tells which programs are the same one. */
function takeProfile(): boolean {
  const folder = join(profile, 'desktop');
  try {
    // Electron takes no folder that is not there.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Electron's lock fails silently where nothing can be written, and would look like a second start.
    const probe = join(folder, `probe-${process.pid}`);
    writeFileSync(probe, 'x');
    rmSync(probe);
    app.setPath('userData', folder);
    return true;
  } catch (error) {
    failStart(error);
    return false;
  }
}

async function run(): Promise<void> {
  const asked: StartNote[] = [note];
  let isStarted = false;
  const ask = (next: StartNote) => {
    if (isStarted) void open(next).catch(logInternal);
    else asked.push(next);
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    ask({ path, cwd: process.cwd() });
  });
  app.on('second-instance', (_event, _argv, _cwd, data) => ask(parseNote(data)));
  // macOS says this at the start, too.
  app.on('activate', () => isStarted && ask({ path: null, cwd: process.cwd() }));
  await app.whenReady();
  const programRoot = app.getAppPath();
  const askProgram = { command: process.execPath, script: app.isPackaged ? null : programRoot };
  desktop = await startDesktop({ programRoot, profile, version: app.getVersion(), askProgram });
  endOnQuit(desktop, logInternal);
  isStarted = true;
  const named = asked.filter(({ path }) => path !== null);
  for (const each of named.length > 0 ? named : [note]) await open(each);
}

async function open({ path, cwd }: StartNote): Promise<void> {
  await desktop?.open(await findStartPlace(path ?? undefined, cwd));
}

/** Reads a note as another process wrote it. */
function parseNote(data: unknown): StartNote {
  const { path, cwd } = (data ?? {}) as Partial<Record<keyof StartNote, unknown>>;
  const isPath = typeof path === 'string' && path !== '' && !path.includes('\0');
  return { path: isPath ? path : null, cwd: typeof cwd === 'string' && cwd !== '' ? cwd : process.cwd() };
}

function failStart(error: unknown): void {
  logInternal(error);
  const reason = isAppError(error)
    ? describeError(toWireError(error)).title
    : error instanceof Error
      ? error.message
      : String(error);
  dialog.showErrorBox(
    'Leysin cannot start',
    `${reason}.\n\nLeysin keeps its settings and recovery copies in ${profile}. If it cannot write there, make that folder writable, or let LEYSIN_HOME name another one; then start again. Your posts were not touched.`,
  );
  app.exit(1);
}
