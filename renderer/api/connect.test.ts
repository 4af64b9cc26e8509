import { expect, test, vi } from 'vitest';
import type { Api, Events } from '../../shared/api/contract.ts';
import { plainHost as host } from '../../shared/api/host-info.test-support.ts';
import type { ApiConnection } from '../../shared/api/peer.ts';
import type { Port } from '../../shared/api/wire.ts';
import { connect } from './connect.ts';

const port: Port = { send: () => {}, onMessage: () => {}, onClose: () => {}, close: () => {} };

function lineOfConnections() {
  const opened: { close: () => void; emit: (value: Events['blog.changed']) => void }[] = [];
  const sayHello = async (): Promise<ApiConnection> => {
    const listeners = new Set<(value: never) => void>();
    let close = () => {};
    const closed = new Promise<void>(resolve => {
      close = resolve;
    });
    const number = opened.length;
    opened.push({
      close,
      emit: value => {
        for (const listener of listeners) listener(value as never);
      },
    });
    const api: Api = {
      call: () => Promise.resolve(number as never),
      on: (_name, listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
    return { api, host, closed };
  };
  return { opened, sayHello };
}

test('before the first connection a call fails with shell.lost', async () => {
  const api = connect({
    openPort: () => new Promise(() => {}),
    sayHello: () => new Promise(() => {}),
    onOnline: () => {},
    onOffline: () => {},
  });
  await expect(api.call('posts.list', undefined)).rejects.toMatchObject({ code: 'shell.lost' });
});

test('after a lost connection the next one answers calls and listeners hear it', async () => {
  const { opened, sayHello } = lineOfConnections();
  const onOnline = vi.fn();
  const onOffline = vi.fn();
  const api = connect({ openPort: async () => port, sayHello, onOnline, onOffline, delaysMs: [0] });
  const heard: unknown[] = [];
  const stop = api.on('blog.changed', value => heard.push(value.paths));
  await vi.waitFor(() => expect(onOnline).toHaveBeenCalledTimes(1));
  opened[0]?.emit({ paths: ['a'] });
  opened[0]?.close();
  await vi.waitFor(() => expect(onOnline).toHaveBeenCalledTimes(2));
  expect(onOffline).toHaveBeenCalledTimes(1);
  expect(await api.call('posts.list', undefined)).toBe(1);
  opened[1]?.emit({ paths: ['b'] });
  stop();
  opened[1]?.emit({ paths: ['c'] });
  expect(heard).toEqual([['a'], ['b']]);
});

test('failed tries are repeated until one succeeds', async () => {
  const { sayHello } = lineOfConnections();
  const onOnline = vi.fn();
  let tries = 0;
  const openPort = async () => {
    tries += 1;
    if (tries < 4) throw new Error('refused');
    return port;
  };
  connect({ openPort, sayHello, onOnline, onOffline: () => {}, delaysMs: [0] });
  await vi.waitFor(() => expect(onOnline).toHaveBeenCalledTimes(1));
  expect(tries).toBe(4);
});
