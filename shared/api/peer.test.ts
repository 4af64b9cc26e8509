import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import { calls, type Handlers } from './contract.ts';
import { plainHost as host } from './host-info.test-support.ts';
import { createMemoryPorts } from './memory-port.ts';
import { connectApi, serveApi } from './peer.ts';
import type { Port } from './wire.ts';

/** Handlers that all refuse but for the given ones, and count what reaches them. */
function makeHandlers(some: Partial<Handlers> = {}) {
  const reached: string[] = [];
  const handlers = Object.fromEntries(
    Object.keys(calls).map(name => [
      name,
      async (params: never, context: never) => {
        reached.push(name);
        const handler = some[name as keyof Handlers] as
          | ((p: never, c: never) => Promise<unknown>)
          | undefined;
        if (!handler) throw new AppError('blog.not-found', { name });
        return handler(params, context);
      },
    ]),
  ) as unknown as Handlers;
  return { handlers, reached };
}

async function connect(some: Partial<Handlers> = {}) {
  const [left, right] = createMemoryPorts();
  const { handlers, reached } = makeHandlers(some);
  const logged: unknown[] = [];
  const peer = serveApi(right, { handlers, host, logInternal: error => `log-${logged.push(error)}` });
  return { ...(await connectApi(left)), peer, reached, logged, left, right };
}

describe('a connection', () => {
  it('answers a call with its result', async () => {
    const { api } = await connect({ 'folders.complete': async ({ prefix }) => [`${prefix}/a`] });
    expect(await api.call('folders.complete', { prefix: '/home' })).toEqual(['/home/a']);
  });

  it('tells who the host is', async () => {
    expect((await connect()).host).toEqual(host);
  });

  it('carries a coded error with its data', async () => {
    const { api } = await connect();
    await expect(api.call('posts.list', undefined)).rejects.toMatchObject({
      code: 'blog.not-found',
      data: { name: 'posts.list' },
    });
  });

  it('hides what an unexpected error says behind a log id', async () => {
    const { api, logged } = await connect({
      'posts.list': async () => {
        throw new TypeError('secret path');
      },
    });
    await expect(api.call('posts.list', undefined)).rejects.toMatchObject({
      code: 'internal',
      data: { logId: 'log-1' },
    });
    expect(logged).toHaveLength(1);
  });

  it('carries bytes and progress', async () => {
    const { api } = await connect({
      'images.import': async ({ bytes }) => ({ path: String(bytes[1]), link: '' }),
      'publish.pull': async (_params, { progress }) => {
        progress({ step: 'fetch', fraction: 0.5 });
        return { result: 'nothing', commit: null, url: null, files: [] };
      },
    });
    const image = { post: 'a', name: 'b', bytes: new Uint8Array([1, 2]) };
    expect((await api.call('images.import', image)).path).toBe('2');
    const seen: unknown[] = [];
    await api.call('publish.pull', undefined, { onProgress: value => seen.push(value) });
    expect(seen).toEqual([{ step: 'fetch', fraction: 0.5 }]);
  });

  it('passes a cancel on and settles with what the handler made of it', async () => {
    const { api } = await connect({
      'publish.pull': (_params, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new AppError('cancelled'))),
        ),
    });
    const controller = new AbortController();
    const answer = api.call('publish.pull', undefined, { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('fails every waiting and later call when the port closes, and cancels the handlers', async () => {
    let isAborted = false;
    const { api, left, closed } = await connect({
      'posts.list': (_params, { signal }) =>
        new Promise(() =>
          signal.addEventListener('abort', () => {
            isAborted = true;
          }),
        ),
    });
    const answer = api.call('posts.list', undefined);
    await new Promise(resolve => setTimeout(resolve, 0));
    left.close();
    await expect(answer).rejects.toMatchObject({ code: 'shell.lost' });
    await closed;
    expect(isAborted).toBe(true);
    await expect(api.call('posts.list', undefined)).rejects.toMatchObject({ code: 'shell.lost' });
  });

  it('delivers events to the listeners that are still listening', async () => {
    const { api, peer } = await connect({ 'folders.complete': async () => [] });
    const seen: unknown[] = [];
    const stop = api.on('blog.changed', value => seen.push(value));
    peer.emit('blog.changed', { paths: ['a.md'] });
    await api.call('folders.complete', { prefix: '' });
    stop();
    peer.emit('blog.changed', { paths: ['b.md'] });
    await api.call('folders.complete', { prefix: '' });
    expect(seen).toEqual([{ paths: ['a.md'] }]);
  });
});

describe('main’s end', () => {
  it('closes a port whose first frame is not a hello', async () => {
    const [left, right] = createMemoryPorts();
    const { handlers, reached } = makeHandlers();
    serveApi(right, { handlers, host, logInternal: () => '' });
    const closed = new Promise<void>(resolve => left.onClose(resolve));
    left.send({ kind: 'call', id: 1, name: 'posts.list', params: undefined });
    await closed;
    expect(reached).toEqual([]);
  });

  it.each([
    ['an unknown call', 'posts.burn', {}, 'contract.unknown-call'],
    ['a name of Object.prototype', 'constructor', {}, 'contract.unknown-call'],
    ['missing params', 'posts.read', undefined, 'contract.bad-params'],
    ['a param of another type', 'posts.read', { path: 7 }, 'contract.bad-params'],
    ['an extra param', 'posts.read', { path: 'a', extra: 1 }, 'contract.bad-params'],
    ['a list for an object', 'posts.read', ['a'], 'contract.bad-params'],
  ])('refuses %s before any handler', async (_title, name, params, code) => {
    const { api, reached } = await connect();
    await expect(api.call(name as 'posts.read', params as { path: string })).rejects.toMatchObject({ code });
    expect(reached).toEqual([]);
  });

  it('survives random frames without reaching a handler', async () => {
    const { left, reached, api } = await connect({ 'folders.complete': async () => [] });
    await fc.assert(
      fc.asyncProperty(fc.anything({ withObjectString: true, withNullPrototype: false }), async message => {
        try {
          (left as Port).send(message as never);
        } catch {
          // What cannot be cloned never travels.
        }
      }),
      { numRuns: 500 },
    );
    reached.length = 0;
    expect(await api.call('folders.complete', { prefix: '' })).toEqual([]);
    expect(reached).toEqual(['folders.complete']);
  });
});
