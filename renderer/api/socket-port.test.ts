import { describe, expect, test } from 'vitest';
import { decodeFrame, encodeFrame } from '../../shared/api/json-frames.ts';
import { type JoinedPort, testPort } from './port-promises.test-support.ts';
import { openSocketPort, type Socket, socketAddress } from './socket-port.ts';

type Listener = (event: { readonly data: unknown }) => void;

function fakeSocket() {
  const listeners = new Map<string, Listener[]>();
  const sent: string[] = [];
  const emit = (type: string, data?: unknown) => {
    for (const listener of listeners.get(type) ?? []) listener({ data });
  };
  const socket: Socket = {
    send: text => sent.push(text),
    close: () => emit('close'),
    addEventListener: (type: string, listener: Listener) => {
      listeners.set(type, [...(listeners.get(type) ?? []), listener]);
    },
  };
  return { socket, sent, emit };
}

async function open(): Promise<JoinedPort> {
  const { socket, sent, emit } = fakeSocket();
  const opening = openSocketPort(socket);
  emit('open');
  return {
    port: await opening,
    sent: () => sent.map(decodeFrame),
    deliver: frame => emit('message', encodeFrame(frame)),
    end: () => emit('close'),
  };
}

describe('a port over a socket', () => testPort(open));

test('the socket has the page’s host and is encrypted when the page is', () => {
  expect(socketAddress({ protocol: 'http:', host: '127.0.0.1:8017' })).toBe('ws://127.0.0.1:8017/socket');
  expect(socketAddress({ protocol: 'https:', host: 'x.test' })).toBe('wss://x.test/socket');
});

test('a port sends frames as JSON and hands on what arrives', async () => {
  const { socket, sent, emit } = fakeSocket();
  const opening = openSocketPort(socket);
  emit('open');
  const port = await opening;
  const received: unknown[] = [];
  port.onMessage(message => received.push(message));
  port.send({ kind: 'hello', version: 1 });
  emit('message', '{"kind":"welcome","version":1,"host":{}}');
  emit('message', 'not json');
  emit('message', new ArrayBuffer(3));
  expect(sent).toEqual(['{"kind":"hello","version":1}']);
  expect(received).toEqual([{ kind: 'welcome', version: 1, host: {} }, undefined, undefined]);
});

test('a socket that closes before it opened is a lost shell', async () => {
  const { socket, emit } = fakeSocket();
  const opening = openSocketPort(socket);
  emit('close');
  await expect(opening).rejects.toMatchObject({ code: 'shell.lost' });
});
