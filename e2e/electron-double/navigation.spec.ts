import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from './sample/start-sample.ts';

const says = { kind: 'says' };

test('pages of the scheme know their address, and their requests carry no browser headers', async ({
  sample,
  page,
}) => {
  await sample.start();
  const echo = (await page.evaluate(async () => (await fetch('/echo?a=b')).json())) as {
    url: string;
    headers: Record<string, string>;
  };
  expect(echo.url).toBe('app://leysin/echo?a=b');
  const names = Object.keys(echo.headers).filter(name => /^(?:sec-|origin|host|cookie|referer)/.test(name));
  expect(names).toEqual([]);
});

test('a link in the main frame is asked about and goes nowhere when prevented', async ({ sample, page }) => {
  await sample.start();
  await page.getByRole('link', { name: 'inside', exact: true }).click();
  await expect.poll(() => sample.ask(page, says)).toContain('will-navigate app://leysin/other');
  expect(await sample.ask(page, says)).toContain('will-frame-navigate app://leysin/other true');
  expect(new URL(page.url()).pathname).toBe('/');
});

test('the first address and that of a frame are told as Electron tells them', async ({ sample, page }) => {
  await sample.start();
  const navigations = ((await sample.ask(page, says)) as string[]).filter(text => text.startsWith('will-'));
  expect(navigations).toEqual(['will-frame-navigate app://leysin/frame false']);
});

test('a frame is asked about, too, and stays where it is when prevented', async ({ sample, page }) => {
  await sample.start();
  const frame = page.frame({ url: /\/frame$/ });
  await frame?.evaluate(() => {
    location.href = '/refused';
  });
  await expect.poll(() => sample.ask(page, says)).toContain('will-frame-navigate app://leysin/refused false');
  expect(new URL(frame?.url() ?? '').pathname).toBe('/frame');
});

test('navigations are told when they start: the first, within the page, and again', async ({
  sample,
  page,
}) => {
  await sample.start();
  await page.evaluate(() => history.pushState(null, '', '/#here'));
  await page.reload();
  const starts = async () =>
    ((await sample.ask(page, says)) as string[]).filter(text => text.startsWith('started'));
  await expect.poll(async () => (await starts()).length).toBe(3);
  expect(await starts()).toEqual([
    'started app://leysin/ false',
    'started app://leysin/#here true',
    'started app://leysin/ false',
  ]);
});

test('a navigation that is refused was told to start, and asked about after that', async ({
  sample,
  page,
}) => {
  await sample.start();
  await page.getByRole('link', { name: 'inside', exact: true }).click();
  const about = async () =>
    ((await sample.ask(page, says)) as string[]).filter(text => text.includes('app://leysin/other'));
  await expect.poll(async () => (await about()).length).toBe(3);
  expect(await about()).toEqual([
    'started app://leysin/other false',
    'will-frame-navigate app://leysin/other true',
    'will-navigate app://leysin/other',
  ]);
  expect(new URL(page.url()).pathname).toBe('/');
});

test('a link out of the app and a script that goes there are stopped without a request', async ({
  sample,
  page,
}) => {
  const app = await sample.start();
  await page.getByRole('link', { name: 'outside' }).click();
  await expect.poll(() => sample.ask(page, says)).toContain('will-navigate https://example.org/');
  await app.navigate(0, 'https://example.com/script');
  await expect.poll(() => sample.ask(page, says)).toContain('will-navigate https://example.com/script');
  expect(app.outsideRequests()).toEqual([]);
});

for (const [name, open] of [
  ['window.open', (page: Page, address: string) => page.evaluate(url => void window.open(url), address)],
  [
    'a link to a new window',
    async (page: Page, address: string) => {
      const link = page.getByRole('link', { name: 'blank' });
      await link.evaluate((element, url) => element.setAttribute('href', url), address);
      await link.click();
    },
  ],
] as const) {
  test(`${name} is asked about and opens nothing`, async ({ sample, page, context }) => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/opened`;
    const app = await sample.start();
    await open(page, address);
    await expect.poll(() => app.openedOutside()).toEqual([address]);
    await expect.poll(() => context.pages().length).toBe(1);
    expect(await app.windows()).toHaveLength(1);
    server.close();
    expect(requests).toBe(0);
  });
}

test('what leaves the app is put before the program and stopped', async ({ sample, page }) => {
  const app = await sample.start();
  const error = await page.evaluate(() => {
    const image = new Image();
    image.src = 'https://example.org/picture.png';
    return new Promise(resolve => {
      image.onerror = () => resolve('error');
    });
  });
  expect(error).toBe('error');
  // The page's own policy stops it first, as it should; the program is asked about what gets past that.
  expect(await app.requestOutside('https://example.org/picture.png', 'image')).toEqual({
    cancel: true,
    redirect: null,
  });
});

test('permissions are what the handlers say', async ({ sample }) => {
  const app = await sample.start();
  expect(await app.permission('geolocation', 'app://leysin/')).toEqual({ request: false, check: false });
  expect(await app.permission('clipboard-sanitized-write', 'app://leysin/')).toEqual({
    request: true,
    check: true,
  });
});

test('a second window is a page of its own', async ({ sample, page }) => {
  const app = await sample.start();
  await app.chooseMenu('File', 'New window');
  const second = await app.windowAfter(1);
  await expect(second.getByRole('heading', { name: 'Sample' })).toBeVisible();
  expect(second).not.toBe(page);
  await app.closeWindow(1);
  await expect.poll(() => second.isClosed()).toBe(true);
  expect(await app.windows()).toEqual([page]);
});

test('a page that crashed comes back in a new one', async ({ sample, page }) => {
  const app = await sample.start('--reload');
  await app.crash(0);
  await expect
    .poll(async () => {
      const [now] = await app.windows();
      return now !== page && (await now?.title());
    })
    .toBe('Sample');
  const [now] = await app.windows();
  await expect.poll(() => sample.ask(now!, says)).toContain('gone crashed');
});

test('a page that hangs hears nothing until it is let go, or ended', async ({ sample, page }) => {
  const app = await sample.start('--reload');
  await app.hang(0);
  const answer = page.evaluate(() => 'answered').catch(() => 'gone');
  // Another page of the same browser answers while this one does not.
  await app.chooseMenu('File', 'New window');
  const other = await app.windowAfter(1);
  await expect(other.getByRole('heading', { name: 'Sample' })).toBeVisible();
  expect(await Promise.race([answer, other.evaluate(() => 'the other')])).toBe('the other');
  await app.hang(0, false);
  expect(await answer).toBe('answered');
  await app.hang(0);
  await app.crash(0);
  await expect
    .poll(async () => {
      const [now] = await app.windows();
      return now !== page && (await now?.title());
    })
    .toBe('Sample');
});

test('a page can be printed to a PDF', async ({ sample, page }) => {
  await sample.start();
  expect(await sample.ask(page, { kind: 'pdf' })).toBe('%PDF-');
});
