import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Browser } from '@playwright/test';
import type { ScratchPlace } from '../tools/scratch-place.ts';
import type { Figure } from './figure.ts';
import { painted } from './painted.ts';
import { waitForWindow } from './wait-for-window.ts';

const rounds = 7;

/** The plainest program that shows a page: a Node server with nothing in it. */
const emptyServer = `
const server = require('node:http').createServer((request, response) =>
  response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Empty</title><p>Ready</p>'));
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'));
`;

/**
 * From starting the program to a window that can be used, in a browser that runs already. Leysin's can be used when the
 * list says how many posts there are, shows the first of them and takes the focus, and the frame with them is painted.
 */
export async function measureStart(
  browser: Browser,
  place: ScratchPlace,
  blog: string,
): Promise<readonly Figure[]> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await timeLeysin(browser, place, blog));
    bare.push(await timeEmptyPage(browser));
  }
  return [{ name: 'program started to window usable', ours, bare }];
}

async function timeLeysin(browser: Browser, place: ScratchPlace, blog: string): Promise<number> {
  const page = await browser.newPage();
  const started = performance.now();
  const leysin = await place.serve(blog);
  await page.goto(leysin.address, { waitUntil: 'commit' });
  await waitForWindow(page);
  const time = performance.now() - started;
  await page.close();
  await leysin.stop();
  return time;
}

async function timeEmptyPage(browser: Browser): Promise<number> {
  const page = await browser.newPage();
  const started = performance.now();
  const child = spawn(process.execPath, ['-e', emptyServer], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [address] = await once(createInterface({ input: child.stdout }), 'line');
  await page.goto(String(address), { waitUntil: 'commit' });
  await page.waitForFunction(() => document.body?.textContent?.includes('Ready'), undefined, {
    polling: 'raf',
  });
  await painted(page);
  const time = performance.now() - started;
  await page.close();
  child.kill();
  await once(child, 'exit');
  return time;
}
