import type { Page } from '@playwright/test';
import { expect, test } from './sample/start-sample.ts';

const says = { kind: 'says' };

test('a message with bytes goes from page to main, with the frame it came from', async ({ sample, page }) => {
  await sample.start();
  await expect.poll(() => sample.ask(page, says)).toContain('heard hello 7,8,9 app://leysin/ main');
});

test('messages of main reach the page in order, as copies', async ({ sample, page }) => {
  const app = await sample.start();
  for (let count = 0; count < 50; count += 1) await app.sendFromPage(0, 'sample', [{ kind: `m${count}` }]);
  const heard = () =>
    page.evaluate(() => (window as unknown as { heard: { says: string }[] }).heard.map(m => m.says));
  await expect.poll(async () => (await heard()).at(-1)).toContain('heard m49');
  const numbers = (await heard())
    .filter(text => /heard m\d/.test(text))
    .map(text => Number(/m(\d+)/.exec(text)?.[1]));
  expect(numbers).toEqual([...Array(50).keys()]);
});

/** What the preload says of itself; bytes as numbers if they came as bytes. */
const report = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<Readonly<Record<string, unknown>>>(resolve => {
        const { sample } = window as unknown as { sample: { report(tell: (told: unknown) => void): void } };
        sample.report(told => {
          const { bytes } = told as { bytes: unknown };
          resolve({ ...(told as object), bytes: bytes instanceof Uint8Array ? [...bytes] : bytes });
        });
      }),
  );

test('the preload gets what the sandbox allows, and the page gets bytes as bytes', async ({
  sample,
  page,
}) => {
  await sample.start();
  expect(await report(page)).toEqual({
    refused: ['fs', 'node:child_process', 'path', 'module'],
    contextIsolated: true,
    bytes: [1, 2],
    reports: 1,
  });
});

test('what cannot be cloned is refused on both sides', async ({ sample, page }) => {
  await sample.start();
  expect(await sample.ask(page, { kind: 'clone' })).toBe('An object could not be cloned.');
  const thrown = await page.evaluate(() => {
    const { sample } = window as unknown as { sample: { send(message: unknown): void } };
    try {
      sample.send(Symbol('s'));
      return 'nothing';
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(thrown).toBe('An object could not be cloned.');
});

test('the bridge is frozen, and no other frame has it', async ({ sample, page }) => {
  await sample.start();
  const frame = page.frame({ url: /\/frame$/ });
  expect(await frame?.evaluate(() => ['sample' in window, '__electronDouble' in window])).toEqual([
    false,
    false,
  ]);
  expect(await page.evaluate(() => '__electronDouble' in window)).toBe(false);
  expect(await page.evaluate(() => Object.isFrozen((window as unknown as { sample: object }).sample))).toBe(
    true,
  );
});

test('a forged message says which frame it claims to be from', async ({ sample, page }) => {
  const app = await sample.start();
  await app.sendFromPage(0, 'sample', [{ kind: 'forged' }], {
    url: 'https://evil.example/',
    isMainFrame: false,
  });
  await expect.poll(() => sample.ask(page, says)).toContain('heard forged  https://evil.example/ inner');
});

test('a reload gives the document a preload of its own', async ({ sample, page }) => {
  await sample.start();
  expect(await report(page)).toMatchObject({ reports: 1 });
  expect(await report(page)).toMatchObject({ reports: 2 });
  await page.reload();
  expect(await report(page)).toMatchObject({ reports: 1 });
  const hellos = async () => {
    const said = (await sample.ask(page, says)) as string[];
    return said.filter(text => text.startsWith('heard hello')).length;
  };
  await expect.poll(hellos).toBe(2);
  await page.evaluate(() =>
    (window as unknown as { sample: { send(m: object): void } }).sample.send({ kind: 'once' }),
  );
  const onces = () =>
    page.evaluate(
      () =>
        (window as unknown as { heard: { says: string }[] }).heard.filter(m =>
          m.says.startsWith('heard once'),
        ).length,
    );
  await expect.poll(onces).toBe(1);
});

test('a preload that fails is reported, and the page gets no bridge', async ({ sample, page }) => {
  const app = await sample.startBroken();
  await page.waitForLoadState();
  expect(await page.evaluate(() => 'sample' in window)).toBe(false);
  const { code } = await app.quit();
  expect(code).toBe(0);
  expect(app.output()).toContain('preload-error preload.cjs The test made this preload fail');
});

test('a preload that failed gets another try when the window is loaded again', async ({ sample }) => {
  const app = await sample.startBroken();
  await app.chooseMenu('View', 'Reload');
  const hasBridge = async () =>
    (await app.windows())[0]?.evaluate(() => 'sample' in window).catch(() => false);
  await expect.poll(hasBridge).toBe(true);
});

test('what the double has not is told to the test, also when the program catches it', async ({
  sample,
  page,
}) => {
  const app = await sample.start();
  await sample.ask(page, { kind: 'unknownMember' });
  await expect.poll(() => app.problems()).toEqual(['The Electron double has no app.setBadgeCount']);
});

for (const [kind, words] of [
  ['unknownMember', 'The Electron double has no app.setBadgeCount'],
  ['unknownModule', 'The Electron double has no electron.Tray'],
  ['unknownEvent', "The Electron double has no event 'gpu-info-update' of app"],
  ['unknownOption', 'The Electron double has no window option kiosk'],
  ['withNode', 'The Electron double has no window with Node'],
  ['sandboxLate', 'app.enableSandbox() can only be called before app is ready'],
  ['unknownRole', 'The Electron double has no menu role nobody'],
  ['noLabel', 'Invalid template for MenuItem: must have at least one of label, role or type'],
  ['destroyed', 'Object has been destroyed'],
] as const) {
  test(`main is told what is wrong or not modelled: ${kind}`, async ({ sample, page }) => {
    await sample.start();
    expect(await sample.ask(page, { kind })).toBe(words);
  });
}
