import { afterEach, expect, test, vi } from 'vitest';
import { plainHost } from '../../shared/api/host-info.test-support.ts';
import { connect } from './connect.ts';
import { createTransport } from './transport.ts';

afterEach(() => {
  globalThis.leysinBridge = undefined;
});

/** A bridge whose main welcomes every hello. */
function installBridge() {
  const sent: unknown[] = [];
  let receive: (message: unknown) => void = () => {};
  globalThis.leysinBridge = {
    send: message => {
      sent.push(structuredClone(message));
      if (isHello(message)) queueMicrotask(() => receive({ kind: 'welcome', version: 1, host: plainHost }));
    },
    onMessage: next => {
      receive = next;
    },
  };
  return { sent, deliver: (message: unknown) => receive(message) };
}

const isHello = (message: unknown) => (message as { readonly kind?: string } | null)?.kind === 'hello';

test('where there is a bridge, no key and no address of the page is asked for', async () => {
  const { sent } = installBridge();
  // There is no document, no storage and no location here: whoever asked would fail.
  const { openPort, sayHello } = createTransport();
  const { host } = await sayHello(await openPort());
  expect(host).toEqual(plainHost);
  expect(sent).toEqual([{ kind: 'hello', version: 1 }]);
});

test('a connection that main ended is begun anew over the same bridge', async () => {
  const { sent, deliver } = installBridge();
  const onOnline = vi.fn();
  const onOffline = vi.fn();
  const api = connect({ ...createTransport(), onOnline, onOffline, delaysMs: [0] });
  await vi.waitFor(() => expect(onOnline).toHaveBeenCalledTimes(1));
  const lost = api.call('posts.list', undefined);
  deliver(null);
  await expect(lost).rejects.toMatchObject({ code: 'shell.lost' });
  await vi.waitFor(() => expect(onOnline).toHaveBeenCalledTimes(2));
  expect(onOffline).toHaveBeenCalledTimes(1);
  const answered = api.call('posts.list', undefined);
  deliver({ kind: 'done', id: 1, result: [] });
  expect(await answered).toEqual([]);
  expect(sent.filter(isHello)).toHaveLength(2);
});
