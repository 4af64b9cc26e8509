import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './sample/start-sample.ts';

const says = { kind: 'says' };
const ends = [
  'close',
  'closed',
  'before-quit',
  'will-quit',
  'window-all-closed',
  'quit 0',
  'will-prevent-unload',
];
const order = (output: string) => output.split('\n').filter(line => ends.includes(line));

/** Makes the page ask to stay; browsers heed that only after the user has done something in it. */
async function holdOn(page: Page): Promise<void> {
  await page.getByRole('textbox').fill('typed');
  await page.getByRole('textbox').press('a');
  await page.evaluate(() => addEventListener('beforeunload', event => event.preventDefault()));
}

test('quitting asks, closes the windows and ends, in this order', async ({ sample }) => {
  const app = await sample.start();
  expect((await app.quit()).code).toBe(0);
  expect(order(app.output())).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit 0']);
  expect(app.isRunning()).toBe(false);
});

test('closing the last window tells the program, which may quit', async ({ sample }) => {
  const app = await sample.start();
  await app.closeWindow(0);
  expect(await app.ended).toBe(0);
  expect(order(app.output())).toEqual([
    'close',
    'closed',
    'window-all-closed',
    'before-quit',
    'will-quit',
    'quit 0',
  ]);
});

test('a window that prevents its closing stops the quitting', async ({ sample, page }) => {
  const app = await sample.start('--stay-once');
  await app.chooseMenu('File', 'Quit');
  await expect.poll(() => sample.ask(page, says)).toContain('close');
  expect(app.isRunning()).toBe(true);
  expect((await app.quit()).code).toBe(0);
  expect(order(app.output())).toEqual([
    'before-quit',
    'close',
    'before-quit',
    'close',
    'closed',
    'will-quit',
    'quit 0',
  ]);
});

test('before-quit and will-quit can be prevented', async ({ sample, page }) => {
  const app = await sample.start('--stay-before-quit', '--stay-will-quit');
  await app.chooseMenu('File', 'Quit');
  await expect.poll(() => sample.ask(page, says)).toContain('before-quit');
  await app.chooseMenu('File', 'Quit');
  await expect.poll(() => page.isClosed()).toBe(true);
  expect(app.isRunning()).toBe(true);
  expect((await app.quit()).code).toBe(0);
  const expected = [
    'before-quit',
    'before-quit',
    'close',
    'closed',
    'will-quit',
    'before-quit',
    'will-quit',
    'quit 0',
  ];
  expect(order(app.output())).toEqual(expected);
});

test('a page that asks to stay keeps its window, and the program hears of it', async ({ sample, page }) => {
  const app = await sample.start();
  await holdOn(page);
  await app.closeWindow(0);
  await expect.poll(() => sample.ask(page, says)).toContain('will-prevent-unload');
  expect(page.isClosed()).toBe(false);
  expect(await app.windows()).toEqual([page]);
  await app.kill();
});

test('the program may close a window although its page asks to stay', async ({ sample, page }) => {
  const app = await sample.start('--leave');
  await holdOn(page);
  await app.closeWindow(0);
  expect(await app.ended).toBe(0);
  expect(order(app.output()).slice(0, 3)).toEqual(['close', 'will-prevent-unload', 'closed']);
});

test('a second start gives the first its arguments and ends', async ({ sample, page }) => {
  const app = await sample.start();
  await app.startAgain(['--', 'a folder'], sample.home);
  await expect
    .poll(() => sample.ask(page, says))
    .toContain(`second -- a folder ${sample.home} from the second`);
  expect(await app.windows()).toHaveLength(1);
});

test('the lock is free again after a quit, and after a power cut', async ({ sample, page }) => {
  const first = await sample.start();
  expect((await first.quit()).code).toBe(0);
  const second = await sample.start();
  await second.kill();
  expect(readdirSync(sample.home)).toContain('SingletonLock');
  const third = await sample.start();
  expect(third.calls()).toContainEqual({ call: 'app.requestSingleInstanceLock', args: [true] });
  expect(page.isClosed()).toBe(true);
  expect(await third.windows()).toHaveLength(1);
});

test('files from the system reach the program', async ({ sample, page }) => {
  const app = await sample.start();
  await app.openFile('/a/post.md');
  await expect.poll(() => sample.ask(page, says)).toContain('open-file /a/post.md');
});

test('the calls before a window are told in their order', async ({ sample }) => {
  const app = await sample.start();
  const names = app.calls().map(({ call }) => call);
  const wanted = [
    'app.enableSandbox',
    'protocol.registerSchemesAsPrivileged',
    'app.ready',
    'protocol.handle',
  ];
  expect(names.filter(name => wanted.includes(name))).toEqual(wanted);
  expect(await app.windowOptions(0)).toMatchObject({ show: false, webPreferences: { sandbox: true } });
});
