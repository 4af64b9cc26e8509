import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { git } from '../support/git.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import { openFirstPost, writeMore } from './first-post.ts';
import { publishUntil } from './publish-until.ts';
import type { ScratchPlace } from './scratch-place.ts';
import { narrowSize, shootSizes, sizes } from './shooting.ts';

const taken = [sizes[0], narrowSize];

/** How long a picture is waited for, in ms: git is given a minute. */
const patience = 150_000;

/** Pictures of what did not end in its time: a hook, and a host that takes a call and says nothing. */
export async function shootTimeLimits(browser: Browser, place: ScratchPlace): Promise<void> {
  const host = await startSilentHost();
  // Each takes a minute; together they take not much more.
  await Promise.all([
    shootHook(browser, place),
    shootGetting(browser, place, host.address),
    shootPublishing(browser, place, host.address),
  ]);
  await host.stop();
}

async function shootHook(browser: Browser, place: ScratchPlace): Promise<void> {
  const folder = place.makeBlog('limit-hook', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  mkdirSync(join(folder, '.git/hooks'), { recursive: true });
  const hook = "#!/bin/sh\necho 'Looking at links…' >&2\nexec sleep 600\n";
  writeFileSync(join(folder, '.git/hooks/pre-commit'), hook, { mode: 0o755 });
  const window = await openFirstPost(browser, (await place.serve(folder)).address);
  window.page.setDefaultTimeout(patience);
  await writeMore(window, ' More.');
  await publishUntil(window, window.alerts);
  await shootSizes(window.page, 'timeout-hook', taken);
  await window.page.close();
}

async function shootGetting(browser: Browser, place: ScratchPlace, address: string): Promise<void> {
  const folder = place.makeBlog('limit-get', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  git(place.env, folder, 'remote', 'set-url', 'origin', address);
  const window = await openFirstPost(browser, (await place.serve(folder)).address);
  window.page.setDefaultTimeout(patience);
  await window.button('Get changes').click();
  await window.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
  await window.alerts.first().waitFor();
  await shootSizes(window.page, 'timeout-get', taken);
  await window.page.close();
}

/** What was committed waits, as it does without a network. */
async function shootPublishing(browser: Browser, place: ScratchPlace, address: string): Promise<void> {
  const folder = place.makeBlog('limit-publish', { ...nikolaBlog, 'images/ridge.png': tinyPng });
  git(place.env, folder, 'remote', 'set-url', 'origin', address);
  const window = await openFirstPost(browser, (await place.serve(folder)).address);
  window.page.setDefaultTimeout(patience);
  await writeMore(window, ' More.');
  await publishUntil(window, window.page.getByRole('region', { name: 'Waiting for the network' }));
  await shootSizes(window.page, 'timeout-publish', taken);
  await window.page.close();
}

/** A host that takes every call and never answers. */
async function startSilentHost(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const calls = new Set<Socket>();
  const server = createServer(socket => {
    calls.add(socket);
    socket.on('error', () => calls.delete(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `git://127.0.0.1:${(server.address() as AddressInfo).port}/blog.git`,
    stop: async () => {
      for (const socket of calls) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
