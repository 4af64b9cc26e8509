import { request } from 'node:http';
import { WebSocket } from 'ws';
import { expect, test } from '../../support/fixtures.ts';
import { digestFolder } from '../../support/folder-digest.ts';
import { createFrameFuzzer } from '../../support/hostile-frames.ts';

/** What a browser has after it used the link: the cookie, and the key the page gets once. */
async function openSession(address: string): Promise<{ cookie: string; key: string; origin: string }> {
  const { origin } = new URL(address);
  const opened = await get(address);
  const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
  const page = await get(`${origin}/`, { cookie });
  const key = /name="leysin-key" content="(\w*)"/.exec(page.body)?.[1] ?? '';
  return { cookie, key, origin };
}

function get(address: string, headers: Record<string, string> = {}) {
  return new Promise<{ headers: NodeJS.Dict<string | string[]>; body: string }>((resolve, reject) => {
    request(address, { headers }, response => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () =>
        resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test.setTimeout(180_000);

test('two thousand hostile frames over the socket have no effect and end nothing', async ({ desk }) => {
  const seed = Number(process.env.LEYSIN_SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`hostile frames: seed ${seed}`);
  const blog = desk.makeBlog();
  const { address, child } = await desk.serve(blog);
  const session = await openSession(address);
  const home = blog.env.LEYSIN_HOME ?? '';
  const look = () => ({
    blog: digestFolder(blog.folder),
    remote: digestFolder(blog.remote),
    home: digestFolder(home),
  });

  const talk = async (isOurs: boolean) => {
    const socket = new WebSocket(`${session.origin.replace('http', 'ws')}/socket`, {
      headers: { cookie: session.cookie, origin: session.origin },
    });
    await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
    // A server that closes while we send is right, and no error of the test.
    socket.on('error', () => {});
    const answers: { kind: string; id?: number; error?: { code: string } }[] = [];
    socket.on('message', data => answers.push(JSON.parse(String(data))));
    if (isOurs) {
      socket.send(JSON.stringify({ kind: 'hello', version: 1, key: session.key }));
      await expect.poll(() => answers[0]?.kind).toBe('welcome');
      socket.send(
        JSON.stringify({ kind: 'call', id: 1_000_000, name: 'blog.open', params: { folder: null } }),
      );
      await expect.poll(() => answers.find(({ id }) => id === 1_000_000)?.kind).toBe('done');
    }
    return { socket, answers };
  };

  const first = await talk(true);
  first.socket.close();
  const before = look();
  const nextFrame = createFrameFuzzer(seed);
  let sent = 0;
  while (sent < 250) {
    // Strangers first: no hello, or a wrong one. Each connection ends with its first frame.
    const { socket, answers } = await talk(false);
    const { message } = nextFrame();
    socket.send(JSON.stringify(message) ?? 'undefined');
    sent += 1;
    await new Promise(resolve => socket.once('close', resolve));
    expect(answers).toEqual([]);
  }
  const ours = await talk(true);
  for (; sent < 2_000; sent += 1) {
    const { message } = nextFrame();
    const isBinary = sent % 50 === 0;
    ours.socket.send(isBinary ? Buffer.alloc(10_000) : (JSON.stringify(message) ?? '{'), {
      binary: isBinary,
    });
  }
  // A window of ours that lost its mind is still answered when it asks something right.
  const last = { kind: 'call', id: 2_000_000, name: 'posts.list', params: null };
  ours.socket.send(JSON.stringify(last));
  await expect
    .poll(() => ours.answers.find(({ id }) => id === last.id)?.kind, { timeout: 60_000 })
    .toBe('done');
  const done = ours.answers.filter(({ kind, id }) => kind === 'done' && (id ?? 0) < 1_000_000);
  expect(done).toEqual([]);
  const codes = new Set(ours.answers.flatMap(({ error }) => (error ? [error.code] : [])));
  expect([...codes].sort()).toEqual(['contract.bad-params', 'contract.unknown-call']);
  ours.socket.close();
  expect(look()).toEqual(before);
  expect(child.exitCode).toBeNull();
  const again = await desk.open(blog);
  await again.openPost('First snow');
  await again.typeAtEnd('Still here.');
  await expect(again.fileState).toHaveText('Saved');
});

test('a frame larger than any image ends its connection, not the server', async ({ desk }) => {
  const blog = desk.makeBlog();
  const { address, child } = await desk.serve(blog);
  const { cookie, key, origin } = await openSession(address);
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket`, { headers: { cookie, origin } });
  await new Promise(resolve => socket.once('open', resolve));
  socket.on('error', () => {});
  socket.send(JSON.stringify({ kind: 'hello', version: 1, key }));
  await new Promise(resolve => socket.once('message', resolve));
  const closed = new Promise<number>(resolve => socket.once('close', resolve));
  socket.send(Buffer.alloc(80 * 1024 * 1024));
  expect([1009, 1006]).toContain(await closed);
  expect(child.exitCode).toBeNull();
  expect((await get(`${origin}/`)).body).toContain('needs a new link');
});
