import { asDouble } from '../../support/desktop/as-double.ts';
import { expect, firstWindow, test } from '../../support/fixtures.ts';

/** What no page of the program has. */
const closedOff = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
};

// What the built program really says to Electron, compared with what is written out here: a list that both sides
// imported would agree with itself whatever it said.
test.describe('the built program', () => {
  test('gives its pages nothing of Node, and tools only while it is not packaged', async ({ desk }) => {
    const app = asDouble(await desk.startDesktop(desk.makeBlog()));
    const { webPreferences } = (await app.windowOptions(0)) as { webPreferences: { preload?: string } };
    const { preload, ...settings } = webPreferences;
    expect(preload).toMatch(/dist.electron.preload\.cjs$/);
    expect(settings).toEqual({ ...closedOff, spellcheck: true, devTools: true });
    const window = await firstWindow(app);
    const seen = await window.page.evaluate(() => {
      const frame = document.querySelector('iframe')?.contentWindow as unknown as Record<string, unknown>;
      const names = ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'];
      const has = (where: object) => names.filter(name => name in where);
      const bridge = (globalThis as { leysinBridge?: object }).leysinBridge ?? {};
      return { page: has(globalThis), frame: has(frame), bridge: Object.keys(bridge).sort() };
    });
    expect(seen).toEqual({ page: [], frame: [], bridge: ['onMessage', 'send'] });
  });

  test('turns the sandbox on and names its scheme before Electron is ready', async ({ desk }) => {
    const app = asDouble(await desk.startDesktop(desk.makeBlog()));
    const calls = app.calls();
    const at = (name: string) => calls.findIndex(({ call }) => call === name);
    expect(at('app.enableSandbox')).toBeGreaterThanOrEqual(0);
    expect(at('app.enableSandbox')).toBeLessThan(at('app.ready'));
    expect(at('protocol.registerSchemesAsPrivileged')).toBeLessThan(at('app.ready'));
    const { args } = calls[at('protocol.registerSchemesAsPrivileged')] ?? { args: [] };
    expect(args).toEqual([
      [
        {
          scheme: 'app',
          // No `bypassCSP`, no service workers, no CORS for others.
          privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
        },
      ],
    ]);
    expect(calls.some(({ call, args: given }) => call === 'protocol.handle' && given[0] !== 'app')).toBe(
      false,
    );
  });

  test('allows its page the clipboard by a click and nothing else, and other pages nothing', async ({
    desk,
  }) => {
    const app = asDouble(await desk.startDesktop(desk.makeBlog()));
    const asked = [
      'clipboard-sanitized-write',
      'clipboard-read',
      'deprecated-sync-clipboard-read',
      'display-capture',
      'fullscreen',
      'geolocation',
      'idle-detection',
      'media',
      'mediaKeySystem',
      'midi',
      'midiSysex',
      'notifications',
      'pointerLock',
      'keyboardLock',
      'openExternal',
      'speaker-selection',
      'storage-access',
      'top-level-storage-access',
      'window-management',
      'hid',
      'serial',
      'usb',
      'fileSystem',
      'unknown',
    ];
    const allowed: string[] = [];
    for (const address of ['app://leysin/', 'https://evil.invalid/', 'app://leysin.invalid/', 'file:///x'])
      for (const name of asked) {
        const answer = await app.permission(name, address);
        if (answer.request || answer.check) allowed.push(`${name} for ${address}`);
      }
    expect(allowed).toEqual(['clipboard-sanitized-write for app://leysin/']);
  });

  test('gives its pages no device, no download, no redirect and no page inside a page', async ({ desk }) => {
    const app = asDouble(await desk.startDesktop(desk.makeBlog()));
    const allowed: string[] = [];
    for (const address of ['app://leysin/', 'https://evil.invalid/'])
      for (const device of ['hid', 'serial', 'usb'])
        if (await app.devicePermission(device, address)) allowed.push(`${device} for ${address}`);
    for (const what of ['will-redirect', 'will-attach-webview', 'will-download'] as const)
      if (!(await app.befall(what))) allowed.push(what);
    expect(allowed).toEqual([]);
  });

  test('prints from a page without scripts or a preload, that nobody sees', async ({ desk }) => {
    const app = asDouble(await desk.startDesktop(desk.makeBlog()));
    const window = await firstWindow(app);
    await window.openPost('First snow');
    await expect(window.article).toContainText('nobody heard it');
    await app.chooseMenu('File', 'Print post');
    await expect.poll(() => app.printedPages()).toBe(1);
    const made = app.calls().filter(({ call }) => call === 'new BrowserWindow');
    expect(made).toHaveLength(2);
    expect(made[1]?.args).toEqual([
      { show: false, webPreferences: { ...closedOff, devTools: true, javascript: false } },
    ]);
  });

  test('refuses every request that leaves it', async ({ desk }) => {
    const app = asDouble(await desk.startDesktop(desk.makeBlog()));
    const left: string[] = [];
    for (const address of [
      'https://canary.invalid/x.png',
      'http://127.0.0.1:1/x',
      'ws://canary.invalid/',
      'wss://canary.invalid/',
      'ftp://canary.invalid/x',
      'file:///etc/passwd',
    ])
      for (const kind of ['image', 'xhr', 'mainFrame', 'subFrame', 'script'])
        if (!(await app.requestOutside(address, kind)).cancel) left.push(`${kind} ${address}`);
    expect(left).toEqual([]);
    expect((await app.requestOutside('app://leysin/', 'mainFrame')).cancel).toBe(false);
  });

  test('lets nothing out but pictures of public sites, for the frame that may show them', async ({
    desk,
  }) => {
    const app = asDouble(await desk.startDesktop(desk.makeBlog()));
    const left: string[] = [];
    for (const frame of ['frame-with-pictures.html', 'frame.html', '../'])
      for (const address of [
        'https://canary.invalid/x.png',
        'https://canary.example/x.png',
        'http://canary.example/x.png',
        'https://127.0.0.1:1/x.png',
        'https://192.168.1.1/x.png',
        'https://printer.local/x.png',
      ])
        for (const kind of ['image', 'media', 'xhr', 'subFrame', 'script', 'font']) {
          const { href } = new URL(frame, 'app://leysin/preview/');
          if (!(await app.requestOutside(address, kind, href)).cancel)
            left.push(`${frame} ${kind} ${address}`);
        }
    expect(left).toEqual(['frame-with-pictures.html image https://canary.example/x.png']);
  });

  test('serves its page under a policy without inline scripts, and no other page at all', async ({
    desk,
  }) => {
    const app = await desk.startDesktop(desk.makeBlog());
    const { page } = await firstWindow(app);
    const answers = await page.evaluate(async () => {
      const ask = async (path: string, options?: RequestInit) => {
        const answer = await fetch(path, options);
        return { status: answer.status, policy: answer.headers.get('content-security-policy') ?? '' };
      };
      return {
        page: await ask('/'),
        again: await ask('/'),
        index: await ask('/index.html'),
        up: await ask('/..%2f..%2fpackage.json'),
        source: await ask('/../electron/main.cjs'),
        frame: await ask('/preview/frame.html'),
        pictures: await ask('/preview/frame-with-pictures.html'),
        posted: await ask('/', { method: 'POST', body: 'x' }),
        print: await ask('/print/0123456789abcdef0123456789abcdef'),
      };
    });
    const scripts = /script-src ([^;]*)/.exec(answers.page.policy)?.[1];
    expect(scripts).toBe("'self'");
    expect(answers.page.policy).toContain("default-src 'none'");
    expect(answers.page.policy).not.toMatch(/unsafe-(?:inline|eval)/);
    // A nonce that stays the same is none.
    expect(answers.again.policy).not.toBe(answers.page.policy);
    expect(answers.frame.policy).not.toMatch(/script-src|unsafe|https:/);
    expect(answers.pictures.policy).toBe(
      answers.frame.policy.replace("img-src 'self' data:", "img-src 'self' data: https:"),
    );
    const statuses = Object.fromEntries(Object.entries(answers).map(([name, { status }]) => [name, status]));
    expect(statuses).toMatchObject({ index: 404, up: 404, source: 404, frame: 200, posted: 405, print: 404 });
  });
});
