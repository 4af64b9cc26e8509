import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDoubleProcess } from '../../electron-double/page-side/double-process.ts';
import { expect, test } from '../../support/fixtures.ts';

const project = resolve(fileURLToPath(new URL('../../..', import.meta.url)));

// git and ssh cannot run the packaged program as Node, so they start it as itself.
test('started by git to ask for a sign-in, it opens no window and prints the answer', async ({ desk }) => {
  const asked: string[] = [];
  const server = createServer(connection => {
    connection.setEncoding('utf8').on('data', text => {
      asked.push(String(text));
      connection.end(JSON.stringify({ answer: 's3cret' }));
    });
  });
  const socket = join(desk.place, 's');
  await once(server.listen(socket), 'listening');
  const prompt = "Password for 'https://writer@example.org': ";
  const program = await startDoubleProcess({
    mainBundle: join(project, 'dist/electron/main.cjs'),
    appFolder: project,
    args: ['--leysin-ask', prompt],
    cwd: desk.place,
    env: { ...process.env, LEYSIN_ASK_SOCKET: socket, LEYSIN_ASK_TOKEN: 'token', LEYSIN_HOME: desk.place },
  });
  expect(await program.ended).toBe(0);
  server.close();
  expect(program.output()).toBe('s3cret\n');
  expect(asked.map(text => JSON.parse(text))).toEqual([{ token: 'token', prompt }]);
});
