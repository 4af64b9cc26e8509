import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askFlag, askVariables } from './ask-client.ts';

/** How git and ssh start the part of this program that passes their prompts on to it. */
export interface AskProgram {
  readonly command: string;
  /** The script `command` runs, or the folder of the program; null where `command` is the program. */
  readonly script: string | null;
}

/** What a prompt is answered with; null: with nothing. It answers at once. */
export type Reply = (prompt: string) => string | null;

/**
 * Lets git and ssh ask `reply` while `work` runs with the environment it is given, through a private socket (a pipe on
 * Windows) and with a token that is good for this work alone. `folder` is one of ours, where a script may stand.
 */
export async function answering<T>(
  program: AskProgram,
  folder: string,
  reply: Reply,
  work: (script: string, env: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  const script = await prepareScript(folder);
  const place = await makePlace();
  const token = randomBytes(32).toString('hex');
  const server = createServer({ allowHalfOpen: true }, socket => serve(socket, token, reply));
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(place.socket, resolve);
    });
    return await work(script, {
      LEYSIN_ASK_COMMAND: program.command,
      ...(program.script === null ? {} : { LEYSIN_ASK_SCRIPT: program.script }),
      [askVariables.socket]: place.socket,
      [askVariables.token]: token,
    });
  } finally {
    await close(server);
    await place.remove();
  }
}

/** What git and ssh can start must be one file; what it starts is said in the environment, and the secret comes from neither. */
const scriptText = `#!/bin/sh
# Passes what git or ssh asks on to Leysin, which started them, and prints its answer.
exec "$LEYSIN_ASK_COMMAND" \${LEYSIN_ASK_SCRIPT:+"$LEYSIN_ASK_SCRIPT"} ${askFlag} "$1"
`;

async function prepareScript(folder: string): Promise<string> {
  const script = join(folder, 'ask');
  const found = await readFile(script, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found === scriptText) return script;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const next = join(folder, `ask-${randomBytes(4).toString('hex')}`);
  await writeFile(next, scriptText, { mode: 0o700 });
  await chmod(next, 0o700);
  await rename(next, script);
  return script;
}

interface Place {
  readonly socket: string;
  remove(): Promise<void>;
}

/** The longest path a socket can have where it may be shortest (macOS, `sys/un.h`), less the NUL. */
const longestSocketPath = 103;

async function makePlace(): Promise<Place> {
  if (process.platform === 'win32') {
    const socket = `\\\\.\\pipe\\leysin-${randomBytes(16).toString('hex')}`;
    return { socket, remove: async () => {} };
  }
  const name = 'leysin-ask-XXXXXX/s';
  const parent = join(tmpdir(), name).length <= longestSocketPath ? tmpdir() : '/tmp';
  // Its mode is 0700: nobody else comes to what is in it.
  const folder = await mkdtemp(join(parent, 'leysin-ask-'));
  return { socket: join(folder, 's'), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** No prompt is longer, in characters. */
const longestQuestion = 20_000;

function serve(socket: Socket, token: string, reply: Reply): void {
  let text = '';
  socket.setEncoding('utf8');
  // Whoever asks may be ended with its git; then nobody waits for an answer.
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    text += chunk;
    if (text.length > longestQuestion) socket.destroy();
    else if (text.endsWith('\n')) socket.end(JSON.stringify({ answer: answerTo(text, token, reply) }));
  });
  socket.on('end', () => socket.end());
}

function answerTo(text: string, token: string, reply: Reply): string | null {
  const question = parseQuestion(text);
  if (question === null || !isSame(question.token, token)) return null;
  return reply(question.prompt);
}

function parseQuestion(text: string): { readonly token: string; readonly prompt: string } | null {
  try {
    const { token, prompt } = JSON.parse(text) as Record<string, unknown>;
    return typeof token === 'string' && typeof prompt === 'string' ? { token, prompt } : null;
  } catch {
    return null;
  }
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => server.close(() => resolve()));
}
