import { expect, test } from 'vitest';
import type { Frame, Port } from '../../shared/api/wire.ts';

/** A port as the page has it, and main's side of the same transport. */
export interface JoinedPort {
  readonly port: Port;
  /** What has reached main. */
  sent(): readonly unknown[];
  /** Sends from main. */
  deliver(frame: Frame): void;
  /** Main ends the connection. */
  end(): void;
}

/** Tests what every port promises, whatever carries its frames. */
export function testPort(open: () => Promise<JoinedPort>): void {
  const call: Frame = {
    kind: 'call',
    id: 1,
    name: 'images.import',
    params: { bytes: new Uint8Array([0, 255]), n: [1] },
  };
  const done: Frame = { kind: 'done', id: 1, result: { path: 'ä\u2028"' } };

  test('carries frames both ways in their order, bytes as bytes', async () => {
    const { port, sent, deliver } = await open();
    const received: unknown[] = [];
    port.onMessage(message => received.push(message));
    port.send({ kind: 'hello', version: 1 });
    port.send(call);
    deliver({ kind: 'welcome', version: 1, host: {} });
    deliver(done);
    expect(sent()).toEqual([{ kind: 'hello', version: 1 }, call]);
    expect(received).toEqual([{ kind: 'welcome', version: 1, host: {} }, done]);
  });

  test('what was sent does not change with the sender’s own object', async () => {
    const { port, sent } = await open();
    const params = { text: 'before' };
    port.send({ kind: 'call', id: 1, name: 'x', params });
    params.text = 'after';
    expect(sent()).toMatchObject([{ params: { text: 'before' } }]);
  });

  test('says once that main has ended the connection', async () => {
    const { port, end } = await open();
    let closings = 0;
    port.onClose(() => {
      closings += 1;
    });
    end();
    expect(closings).toBe(1);
  });

  test('says so, too, to a listener that comes late', async () => {
    const { port, end } = await open();
    end();
    let closings = 0;
    port.onClose(() => {
      closings += 1;
    });
    expect(closings).toBe(1);
  });

  test('says once that the page itself has ended it', async () => {
    const { port } = await open();
    let closings = 0;
    port.onClose(() => {
      closings += 1;
    });
    port.close();
    expect(closings).toBe(1);
  });
}
