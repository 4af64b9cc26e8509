import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passPromptOn } from './ask-client.ts';
import { type AskProgram, answering, type Reply } from './ask-server.ts';
import { buildAskProgram } from './testing/user-at-desk.ts';

let folder: string;
let program: AskProgram;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leysin-ask-test-'));
  program = await buildAskProgram(join(folder, 'built'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is said to whoever asks as `ask` does, in a work with this reply. */
const during = <T>(reply: Reply, ask: (script: string, env: NodeJS.ProcessEnv) => Promise<T>) =>
  answering(program, join(folder, 'sign in'), reply, (script, env) =>
    ask(script, { ...process.env, ...env }),
  );

test('a prompt comes over as it is, and its answer goes back', async () => {
  const prompt = "Password for 'https://é@example.org': \n$(touch x) \"'`";
  const asked: string[] = [];
  const reply: Reply = text => {
    asked.push(text);
    return " a 'b' $c \\ \" ü ";
  };
  const said = await during(reply, (script, env) => promisify(execFile)(script, [prompt], { env }));
  expect(asked).toEqual([prompt]);
  expect(said.stdout).toBe(" a 'b' $c \\ \" ü \n");
});

test('no answer is a failure, which git and ssh take for a no', async () => {
  await expect(
    during(
      () => null,
      (script, env) => promisify(execFile)(script, ['x'], { env }),
    ),
  ).rejects.toMatchObject({ code: 1, stdout: '' });
});

test('only who has the token is answered', async () => {
  const asked: string[] = [];
  const reply: Reply = text => {
    asked.push(text);
    return 's3cret';
  };
  const answers = await during(reply, async (_script, env) => [
    await passPromptOn('x', { ...env, LEYSIN_ASK_TOKEN: 'guess' }),
    await passPromptOn('x', { ...env, LEYSIN_ASK_TOKEN: '' }),
    await passPromptOn('x', { ...env, LEYSIN_ASK_TOKEN: undefined }),
    await passPromptOn('x', env),
  ]);
  expect(answers).toEqual([null, null, null, 's3cret']);
  expect(asked).toHaveLength(1);
});

test('nobody is there before and after, and nobody else can come in meanwhile', async () => {
  const env = await during(
    () => 's3cret',
    async (_script, environment) => {
      const socket = String(environment.LEYSIN_ASK_SOCKET);
      if (process.platform !== 'win32') expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
      return environment;
    },
  );
  expect(await passPromptOn('x', env)).toBeNull();
  expect(existsSync(dirname(String(env.LEYSIN_ASK_SOCKET)))).toBe(false);
  expect(await passPromptOn('x', {})).toBeNull();
});

test('what is no question, or has no end, is not answered', async () => {
  const long = await during(
    () => 's3cret',
    (_script, env) => passPromptOn('x'.repeat(50_000), env),
  );
  expect(long).toBeNull();
});
