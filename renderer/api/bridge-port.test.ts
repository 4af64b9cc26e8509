import { describe, expect, test } from 'vitest';
import type { Bridge, Frame } from '../../shared/api/wire.ts';
import { createBridgePorts } from './bridge-port.ts';
import { type JoinedPort, testPort } from './port-promises.test-support.ts';

/** A bridge that copies what it carries, as a preload's does. */
function createBridge() {
  const sent: unknown[] = [];
  const receivers: ((message: unknown) => void)[] = [];
  const bridge: Bridge = {
    send: message => void sent.push(structuredClone(message)),
    onMessage: receive => void receivers.push(receive),
  };
  const deliver = (message: unknown) => {
    for (const receive of receivers) receive(structuredClone(message));
  };
  return { bridge, sent, receivers, deliver };
}

async function open(): Promise<JoinedPort> {
  const { bridge, sent, deliver } = createBridge();
  return { port: createBridgePorts(bridge)(), sent: () => sent, deliver, end: () => deliver(null) };
}

describe('a port over the bridge', () => {
  testPort(open);

  test('ends with null, and says nothing after it', () => {
    const { bridge, sent } = createBridge();
    const port = createBridgePorts(bridge)();
    port.close();
    port.close();
    port.send({ kind: 'cancel', id: 1 });
    expect(sent).toEqual([null]);
  });

  test('hears nothing after its end', () => {
    const { bridge, deliver } = createBridge();
    const port = createBridgePorts(bridge)();
    const received: unknown[] = [];
    port.onMessage(message => received.push(message));
    deliver(null);
    deliver({ kind: 'event', name: 'blog.changed', value: {} });
    expect(received).toEqual([]);
  });
});

describe('ports opened one after the other', () => {
  test('share one receiver, and each message reaches the newest only, once', () => {
    const { bridge, receivers, deliver } = createBridge();
    const openPort = createBridgePorts(bridge);
    const heard: [number, unknown][] = [];
    for (const number of [1, 2, 3]) {
      openPort().onMessage(message => heard.push([number, message]));
      if (number < 3) deliver(null);
    }
    const frame: Frame = { kind: 'cancel', id: 7 };
    deliver(frame);
    expect(heard).toEqual([[3, frame]]);
    expect(receivers).toHaveLength(1);
  });

  test('end each other: two connections at once would mix their answers', () => {
    const { bridge, sent } = createBridge();
    const openPort = createBridgePorts(bridge);
    let closings = 0;
    openPort().onClose(() => {
      closings += 1;
    });
    const second = openPort();
    second.send({ kind: 'hello', version: 1 });
    expect([closings, sent]).toEqual([1, [null, { kind: 'hello', version: 1 }]]);
  });
});
