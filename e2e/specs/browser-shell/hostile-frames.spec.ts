import { expect, test } from '../../support/fixtures.ts';
import { digestFolder } from '../../support/folder-digest.ts';
import { createFrameFuzzer } from '../../support/hostile-frames.ts';
import { connectSocket, connectWindow, getExactly, openSession } from '../../support/socket-client.ts';

test.setTimeout(180_000);

test('two thousand hostile frames over the socket have no effect and end nothing', async ({ desk }) => {
  const seed = Number(process.env.LEYSIN_SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`hostile frames: seed ${seed}`);
  const blog = desk.makeBlog();
  const { address, child } = await desk.serve(blog);
  const session = await openSession(address);
  const home = blog.env.LEYSIN_HOME ?? '';
  const look = () => [blog.folder, blog.remote, home].map(folder => digestFolder(folder));
  const ours = await connectWindow(session);
  const before = look();
  const nextFrame = createFrameFuzzer(seed);
  let sent = 0;
  while (sent < 250) {
    // Strangers: no hello, or a wrong one. Each connection ends with its first frame.
    const { socket, answers } = await connectSocket(session);
    socket.send(JSON.stringify(nextFrame().message) ?? 'undefined');
    sent += 1;
    await new Promise(resolve => socket.once('close', resolve));
    expect(answers).toEqual([]);
  }
  for (; sent < 2_000; sent += 1) {
    const { message } = nextFrame();
    const isBinary = sent % 50 === 0;
    ours.socket.send(isBinary ? Buffer.alloc(10_000) : (JSON.stringify(message) ?? '{'), {
      binary: isBinary,
    });
  }
  // A window of ours that lost its mind is still answered when it asks something right.
  expect((await ours.call('posts.list', null)).kind).toBe('done');
  const hostile = ours.answers.filter(({ id }) => (id ?? 0) < 1_000_000);
  expect(hostile.filter(({ kind }) => kind === 'done')).toEqual([]);
  const codes = new Set(hostile.flatMap(({ error }) => (error ? [error.code] : [])));
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
  const { address, child } = await desk.serve(desk.makeBlog());
  const session = await openSession(address);
  const { socket } = await connectWindow(session);
  const closed = new Promise<number>(resolve => socket.once('close', resolve));
  socket.send(Buffer.alloc(80 * 1024 * 1024));
  expect([1009, 1006]).toContain(await closed);
  expect(child.exitCode).toBeNull();
  expect((await getExactly(session.origin, '/', {})).body).toContain('needs a new link');
});
